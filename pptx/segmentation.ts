import type { Deck } from '../domain/deck.ts';
import { segmentIdOf } from '../domain/ids.ts';
import type { Segment } from '../domain/segment.ts';
import { deckText, type DeckTextOptions } from './deck-text.ts';
import { detectLanguage } from './segmentation/language.ts';
import { partsOf } from './segmentation/parts.ts';
import { type Passage, passagesOf } from './segmentation/passages.ts';
import { TaggedLanguages } from './segmentation/tagged-language.ts';
import { Talk } from './segmentation/talk.ts';

export interface SegmentOptions extends DeckTextOptions {
  tenantId: string;
  documentId: string;
  /** The most tokens of a segment, except where one character has more. Default: 1,500. */
  maxTokens?: number;
  /** The least tokens that a segment should have, where the deck's structure leaves the choice. Default: 2/5 of the most. */
  minTokens?: number;
}

/** Keeps a segment within one comfortable read of an LLM. */
export const DEFAULT_MAX_TOKENS = 1_500;
const LEAST_SHARE = 2 / 5;

/**
 * Cuts a deck's text into segments that follow the talk: by its sections; else by its dividers, which are slides with
 * the layout of a section header and those that the agenda announces; else by runs of repeated titles; else where
 * neighbouring slides share fewest words. Slides stay whole unless one alone is too large. Every character of the text
 * lies in exactly one segment, the separator after a slide in that slide's. The same deck gives the same segments; a
 * deck without text gives none.
 */
export function segmentDeck(deck: Deck, options: SegmentOptions): Segment[] {
  const { tenantId, documentId, skipHidden = false, maxTokens = DEFAULT_MAX_TOKENS } = options;
  const minTokens = Math.min(options.minTokens ?? maxTokens * LEAST_SHARE, maxTokens);
  const whole = deckText(deck, options);
  const passages = passagesOf(deck, whole, maxTokens);
  const slides = deck.slides.filter(({ hidden }) => !(hidden && skipHidden));
  const talk = new Talk(slides, passages, whole.text, { minTokens, maxTokens });
  const taggedLanguages = new TaggedLanguages();

  const occurrences = new Map<string, number>();
  return partsOf(talk).map(({ label, ...part }, index) => {
    const of = passages.slice(part.from, part.to);
    const charStart = of[0]?.charStart ?? 0;
    const charEnd = of.at(-1)?.charEnd ?? charStart;
    const text = whole.text.slice(charStart, charEnd);
    // Without the separator at the end, which comes and goes with the segment after it.
    const content = text.trimEnd();
    const occurrence = occurrences.get(content) ?? 0;
    occurrences.set(content, occurrence + 1);
    return {
      segmentId: segmentIdOf(tenantId, documentId, content, occurrence),
      ordinal: index + 1,
      topicLabel: label,
      text,
      slideFrom: of[0]?.slide.index ?? 0,
      slideTo: of.at(-1)?.slide.index ?? 0,
      language: detectLanguage(text) ?? taggedLanguages.of(new Set(of.map(({ slide }) => slide))),
      charStart,
      charEnd,
      slides: spansOf(of, charStart),
    };
  });
}

/** One span a slide, with offsets from `origin`. */
function spansOf(passages: readonly Passage[], origin: number): Segment['slides'] {
  const spans: Segment['slides'] = [];
  for (const { slide, charStart, textEnd } of passages) {
    const last = spans.at(-1);
    if (last?.slide === slide.index) last.charEnd = textEnd - origin;
    else {
      spans.push({ slide: slide.index, charStart: charStart - origin, charEnd: textEnd - origin });
    }
  }
  return spans;
}
