import type { Deck, Slide } from '../domain/deck.ts';
import type { SlideSpan } from '../domain/segment.ts';

/** A deck as one text, in which offsets are UTF-16 code units. */
export interface DeckText {
  text: string;
  /** The slides that have text, in order, without the separators between them. */
  slides: SlideSpan[];
}

export interface DeckTextOptions {
  /** Whether hidden slides are left out. They keep their index either way. Default: no. */
  skipHidden?: boolean;
}

const BETWEEN_BLOCKS = '\n';
const BETWEEN_SLIDES = '\n\n';

/**
 * Joins the text of all blocks: a line break between blocks, a blank line between slides. The text of every block
 * stands in it verbatim.
 */
export function deckText(deck: Deck, { skipHidden = false }: DeckTextOptions = {}): DeckText {
  const texts: string[] = [];
  const slides: SlideSpan[] = [];
  let charStart = 0;
  for (const slide of deck.slides) {
    if (skipHidden && slide.hidden) continue;
    const text = textOfSlide(slide);
    if (text === '') continue;
    texts.push(text);
    slides.push({ slide: slide.index, charStart, charEnd: charStart + text.length });
    charStart += text.length + BETWEEN_SLIDES.length;
  }
  return { text: texts.join(BETWEEN_SLIDES), slides };
}

function textOfSlide(slide: Slide): string {
  return slide.blocks.map(({ text }) => text).join(BETWEEN_BLOCKS);
}
