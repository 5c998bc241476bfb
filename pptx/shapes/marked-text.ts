import type { LanguageSpan } from '../../domain/deck.ts';

/** Text with the languages of its words; '' is the language of words for which the deck names none. */
export interface MarkedText {
  text: string;
  /** In order, apart from one another, and no two neighbours of one language. Blanks between may lie in none. */
  spans: readonly LanguageSpan[];
}

/** Text for which the deck names no language. */
export function unmarked(text: string): MarkedText {
  return { text, spans: text === '' ? [] : [{ language: '', charStart: 0, charEnd: text.length }] };
}

/** Adds the words that lie at [charStart, charEnd), after all others. */
export function addSpan(
  spans: LanguageSpan[],
  language: string,
  charStart: number,
  charEnd: number,
): void {
  const last = spans.at(-1);
  if (last?.language === language) last.charEnd = charEnd;
  else spans.push({ language, charStart, charEnd });
}

export function joinMarked(parts: readonly MarkedText[], separator: string): MarkedText {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const spans: LanguageSpan[] = [];
  let offset = 0;
  for (const part of parts) {
    for (const { language, charStart, charEnd } of part.spans) {
      addSpan(spans, language, offset + charStart, offset + charEnd);
    }
    offset += part.text.length + separator.length;
  }
  return { text: parts.map(({ text }) => text).join(separator), spans };
}

/** The text without the blanks at its ends. */
export function trimMarked({ text, spans }: MarkedText): MarkedText {
  const trimmed = text.trim();
  if (trimmed.length === text.length) return { text, spans };
  const cut = text.length - text.trimStart().length;
  const within = (offset: number) => Math.min(Math.max(offset - cut, 0), trimmed.length);
  return {
    text: trimmed,
    spans: spans.map(({ language, charStart, charEnd }) => ({
      language,
      charStart: within(charStart),
      charEnd: within(charEnd),
    })),
  };
}

/** The language of a block's text as a block has it: of all of it, of its parts, or nothing. */
export function languageOf({ spans }: MarkedText): {
  language?: string;
  languages?: LanguageSpan[];
} {
  const named = spans.filter(({ language }) => language !== '');
  const [first] = named;
  if (first === undefined) return {};
  return spans.length === 1 ? { language: first.language } : { languages: named };
}
