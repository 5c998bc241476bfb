import type { Deck, Slide } from '../../domain/deck.ts';
import type { DeckText } from '../deck-text.ts';
import { splitText } from './split-text.ts';

/** Part of a slide's text that stays together: mostly all of it. Offsets are within the deck's text. */
export interface Passage {
  slide: Slide;
  charStart: number;
  /** Where the text of the passage ends, without the separator after its slide. */
  textEnd: number;
  /** Where the next passage begins. */
  charEnd: number;
  /** Tokens of everything up to there; of blanks that were too many to be read, none. */
  tokens: number;
}

/** What may come on top where a passage that ends within a line is joined with the next: see `countTokens`. */
const MID_LINE_TOKENS = 1;

/** Cuts the deck's text into passages of at most `maxTokens`, one a slide unless a slide alone is larger. */
export function passagesOf(deck: Deck, { text, slides }: DeckText, maxTokens: number): Passage[] {
  const slideByIndex = new Map(deck.slides.map((slide) => [slide.index, slide]));
  return slides.flatMap(({ slide: index, charStart, charEnd }, position) => {
    const slide = slideByIndex.get(index);
    if (slide === undefined) return [];
    const end = slides[position + 1]?.charStart ?? text.length;
    const textBefore = (offset: number) => Math.min(offset, charEnd);
    const found: Passage[] = [];
    let start = charStart;
    for (const piece of splitText(text.slice(charStart, end), maxTokens)) {
      const pieceEnd = charStart + piece.end;
      const last = found.at(-1);
      const isBlank = text.slice(start, pieceEnd).trim() === '';
      if (last !== undefined && isBlank) {
        last.charEnd = pieceEnd;
        last.textEnd = textBefore(pieceEnd);
      } else {
        found.push({
          slide,
          charStart: start,
          textEnd: textBefore(pieceEnd),
          charEnd: pieceEnd,
          tokens:
            piece.tokens + (pieceEnd < end && text[pieceEnd - 1] !== '\n' ? MID_LINE_TOKENS : 0),
        });
      }
      start = pieceEnd;
    }
    return found;
  });
}
