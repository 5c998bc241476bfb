import type { Block, Deck, DeckProperties, Slide } from '../../domain/deck.ts';

export interface SlideOf extends Partial<Omit<Slide, 'blocks'>> {
  /** The texts of its blocks, below the title. */
  texts?: readonly string[];
}

export const NO_PROPERTIES: DeckProperties = {
  title: null,
  subject: null,
  author: null,
  keywords: null,
  description: null,
  category: null,
  lastModifiedBy: null,
  language: null,
  created: null,
  modified: null,
};

/** A deck as reading gives it, without a file. */
export function deckOf(...slides: readonly SlideOf[]): Deck {
  return {
    properties: NO_PROPERTIES,
    warnings: [],
    slides: slides.map(({ texts = [], ...slide }, position): Slide => {
      const title = slide.title ?? null;
      const titleBlock: Block[] = title === null ? [] : [{ kind: 'title', text: title }];
      return {
        index: position + 1,
        hidden: false,
        section: null,
        layout: 'content',
        ...slide,
        title,
        blocks: [
          ...titleBlock,
          ...texts.map((text): Block => ({ kind: 'text', text, paragraphs: [{ text, level: 0 }] })),
        ],
      };
    }),
  };
}

/** Words that are a token each. */
export function words(count: number): string {
  return Array.from({ length: count }, () => 'word').join(' ');
}
