import type { Block, BlockKind, Slide } from '../../domain/deck.ts';
import type { RawDeck, RawSlide } from './raw-deck.ts';
import { RECALL_KINDS, type RecallKind } from './raw-part.ts';
import { countWords, lackingWords, normalised } from './words.ts';

/** The blocks in which the words of each kind are to be found. Formulas may stand within any text. */
const BLOCKS_OF_KIND: Readonly<Record<RecallKind, readonly BlockKind[]>> = {
  title: ['title'],
  body: ['text', 'math'],
  table: ['table'],
  chart: ['chart'],
  smartart: ['diagram'],
  notes: ['notes'],
  comment: ['comment'],
  alt: ['alt_text'],
  math: ['math', 'text', 'title', 'table', 'diagram', 'notes'],
};

export interface KindRecall {
  kind: RecallKind;
  words: number;
  lacking: string[];
}

/** The texts of a slide's blocks that hold words of the kind. */
export function textsOfKind(blocks: readonly Block[], kind: RecallKind): string[] {
  return blocks
    .filter((block) => BLOCKS_OF_KIND[kind].includes(block.kind))
    .map(({ text }) => text);
}

/** How many words of each kind a slide has, and which of them reading did not find on it. */
export function recallOfSlide(raw: RawSlide, slide: Slide | undefined): KindRecall[] {
  return RECALL_KINDS.map((kind) => {
    const wanted = raw.pieces.filter((piece) => piece.kind === kind).map(({ text }) => text);
    const found = textsOfKind(slide?.blocks ?? [], kind);
    return kind === 'math'
      ? { kind, ...recallOfFormulas(wanted, found) }
      : { kind, ...recallOfWords(wanted, found) };
  });
}

function recallOfWords(wanted: readonly string[], found: readonly string[]) {
  const counts = countWords(wanted);
  const words = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { words, lacking: lackingWords(counts, countWords(found)) };
}

/** The linear form of a formula puts signs of its own between and within words: each piece is looked for by itself. */
function recallOfFormulas(wanted: readonly string[], found: readonly string[]) {
  const pieces = wanted.map(solid).filter((piece) => piece !== '');
  const text = solid(found.join(' '));
  return { words: pieces.length, lacking: pieces.filter((piece) => !text.includes(piece)) };
}

function solid(text: string): string {
  return normalised(text).replaceAll(' ', '');
}

/**
 * Whether the slides stand in their order: as many as are listed, hidden where they are, and no word that only one
 * slide has on another slide alone.
 */
export function hasSlideOrder(raw: RawDeck, slides: readonly Slide[]): boolean {
  if (raw.slides.length !== slides.length) return false;
  const slidesByWord = new Map<string, Set<number>>();
  for (const [position, slide] of slides.entries()) {
    for (const word of countWords(slide.blocks.map(({ text }) => text)).keys()) {
      slidesByWord.set(word, (slidesByWord.get(word) ?? new Set()).add(position));
    }
  }
  return raw.slides.every((slide, position) => {
    if (slide === null) return true;
    if (slide.hidden !== slides[position]?.hidden) return false;
    const own = countWords(slide.pieces.map(({ text }) => text));
    return [...own.keys()].every((word) => {
      const where = slidesByWord.get(word);
      return where === undefined || where.has(position) || where.size > 1;
    });
  });
}
