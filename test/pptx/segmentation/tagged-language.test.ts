import { describe, expect, it } from 'vitest';
import type { Block, Slide } from '../../../domain/deck.ts';
import { TaggedLanguages } from '../../../pptx/segmentation/tagged-language.ts';
import { deckOf } from '../deck-of.ts';

type Tags = Pick<Block, 'text' | 'language' | 'languages'>;

function slide(...blocks: Tags[]): Slide {
  const [made] = deckOf({}).slides;
  return {
    ...made!,
    blocks: blocks.map((block): Block => ({ kind: 'text', paragraphs: [], ...block })),
  };
}

const of = (...slides: Slide[]) => new TaggedLanguages().of(slides);

describe('the language that slides are tagged with', () => {
  it('is the primary subtag', () => {
    expect(of(slide({ text: 'abc', language: 'pt-BR' }))).toBe('pt');
    expect(of(slide({ text: 'abc', language: 'fil' }))).toBe('fil');
  });

  it('is that of most characters', () => {
    const long = { text: 'long text', language: 'de-CH' };
    const short = { text: 'text', language: 'fr' };
    expect(of(slide(short), slide(long, short))).toBe('de');
    expect(of(slide(long), slide(short), slide(short, short))).toBe('fr');
  });

  it('counts varieties of a language together', () => {
    const english = ['en-US', 'en-GB', 'en'].map((language) => ({ text: 'abc', language }));
    expect(of(slide(...english, { text: 'abcdefgh', language: 'nl' }))).toBe('en');
  });

  it('counts parts of a block', () => {
    const languages = [
      { language: 'it', charStart: 0, charEnd: 3 },
      { language: 'el', charStart: 3, charEnd: 10 },
    ];
    expect(of(slide({ text: 'x'.repeat(20), languages }))).toBe('el');
  });

  it('is none without tags, or without a majority', () => {
    expect(of()).toBeNull();
    expect(of(slide({ text: 'abc' }))).toBeNull();
    expect(of(slide({ text: 'ab', language: 'de' }, { text: 'cd', language: 'fr' }))).toBeNull();
  });

  it('does not read a slide again for the next segment on it', () => {
    const languages = new TaggedLanguages();
    const read = slide({ text: 'abc', language: 'sv' });
    expect(languages.of([read])).toBe('sv');
    read.blocks = [];
    expect(languages.of([read])).toBe('sv');
  });
});
