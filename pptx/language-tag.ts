/** RFC 5646, 4.4.1: no language that is in use needs a longer tag. */
const LONGEST_TAG = 35;

/** Tags for "not told", "no language", and "several". */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['und', 'zxx', 'mul', 'mis']);

/** Tags as decks write them, by what they are: a deck has few, but names one with every run. */
const known = new Map<string, string | null>();
const MOST_KNOWN = 1_000;

/** A BCP 47 tag in its canonical form, such as `en-US` for `EN_us`; null for what names no language. */
export function languageTag(written: string | undefined): string | null {
  if (written === undefined || written === '') return null;
  let tag = known.get(written);
  if (tag === undefined) {
    tag = canonicalTag(written.trim().replaceAll('_', '-'));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(written, tag);
  }
  return tag;
}

function canonicalTag(written: string): string | null {
  if (written.length > LONGEST_TAG) return null;
  try {
    const [tag = ''] = Intl.getCanonicalLocales(written);
    // RFC 5646, 2.2.1: languages of four letters and more are reserved, or were never registered.
    const [, language] = /^([a-z]{2,3})(?:-|$)/.exec(tag) ?? [];
    return language === undefined || NO_LANGUAGE.has(language) ? null : tag;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
