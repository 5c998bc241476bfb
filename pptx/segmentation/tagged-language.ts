import type { Block, Slide } from '../../domain/deck.ts';

/** Tells in what language a deck says its slides are; each slide is read once. */
export class TaggedLanguages {
  readonly #bySlide = new Map<Slide, ReadonlyMap<string, number>>();

  /**
   * ISO 639 code of the language that most of the tagged text of the slides is tagged with; null when none is, or
   * none has more than half.
   */
  of(slides: Iterable<Slide>): string | null {
    const characters = new Map<string, number>();
    for (const slide of slides) {
      for (const [language, count] of this.#charactersOf(slide)) add(characters, language, count);
    }
    const tagged = [...characters.values()].reduce((sum, count) => sum + count, 0);
    const [most] = [...characters].find(([, count]) => count > tagged / 2) ?? [];
    return most ?? null;
  }

  #charactersOf(slide: Slide): ReadonlyMap<string, number> {
    const known = this.#bySlide.get(slide);
    if (known !== undefined) return known;
    const characters = new Map<string, number>();
    for (const block of slide.blocks) {
      for (const [tag, count] of taggedCharacters(block)) add(characters, languageOf(tag), count);
    }
    this.#bySlide.set(slide, characters);
    return characters;
  }
}

function taggedCharacters({ text, language, languages }: Block): [tag: string, count: number][] {
  if (language !== undefined) return [[language, text.length]];
  return (languages ?? []).map((span) => [span.language, span.charEnd - span.charStart]);
}

/** The primary subtag, which comes first (RFC 5646, 2.2.1). */
function languageOf(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
