import type { Deck } from '../domain/deck.ts';
import { segmentIdOf } from '../domain/ids.ts';
import type { Segment } from '../domain/segment.ts';
import { type DeckText, deckText, type DeckTextOptions } from './deck-text.ts';
import { balancedParts } from './segmentation/balanced-parts.ts';
import { detectLanguage } from './segmentation/language.ts';
import { splitText } from './segmentation/split-text.ts';
import { labelOf, shortened } from './segmentation/topic-label.ts';
import { type Passage, type Topic, topicsOfDeck } from './segmentation/topics.ts';

export interface SegmentOptions extends DeckTextOptions {
  tenantId: string;
  documentId: string;
  /** The most tokens of a segment, except where one character has more. Default: 1,500. */
  maxTokens?: number;
}

/** Keeps a segment within one comfortable read of an LLM; runs are balanced, so most have more than half of it. */
export const DEFAULT_MAX_TOKENS = 1_500;

interface Draft {
  label: string;
  passages: Passage[];
}

/**
 * Cuts a deck's text into segments that follow the talk: by its sections, else by its title slides and section
 * headers, else by size. Slides stay whole unless one alone is too large. Every character of the text lies in exactly
 * one segment, the separator after a slide in that slide's. The same deck gives the same segments; a deck without
 * text gives none.
 */
export function segmentDeck(deck: Deck, options: SegmentOptions): Segment[] {
  const { tenantId, documentId, maxTokens = DEFAULT_MAX_TOKENS } = options;
  const whole = deckText(deck, options);
  const passages = passagesOf(deck, whole, maxTokens);
  const topics = topicsOfDeck(passages, maxTokens);
  const drafts =
    topics === null
      ? bySize(passages, maxTokens)
      : topics.flatMap((topic) => byTopic(topic, maxTokens));

  const occurrences = new Map<string, number>();
  return drafts.map(({ label, passages: of }, index) => {
    const charStart = of[0]?.charStart ?? 0;
    const charEnd = drafts[index + 1]?.passages[0]?.charStart ?? whole.text.length;
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
      language: detectLanguage(text),
      charStart,
      charEnd,
      slides: spansOf(of, charStart),
    };
  });
}

function passagesOf(deck: Deck, { text, slides }: DeckText, maxTokens: number): Passage[] {
  const slideByIndex = new Map(deck.slides.map((slide) => [slide.index, slide]));
  return slides.flatMap(({ slide: index, charStart, charEnd }) => {
    const slide = slideByIndex.get(index);
    if (slide === undefined) return [];
    const passagesOfSlide: Passage[] = [];
    let start = charStart;
    for (const { end, tokens } of splitText(text.slice(charStart, charEnd), maxTokens)) {
      const passage = { slide, charStart: start, charEnd: charStart + end, tokens };
      const before = passagesOfSlide.at(-1);
      // Blanks alone are nothing to read.
      if (before !== undefined && text.slice(start, passage.charEnd).trim() === '') {
        before.charEnd = passage.charEnd;
      } else {
        passagesOfSlide.push(passage);
      }
      start = passage.charEnd;
    }
    return passagesOfSlide;
  });
}

function bySize(passages: readonly Passage[], maxTokens: number): Draft[] {
  return partsOf(passages, maxTokens).map((part) => ({
    label: shortened(labelOf(part)),
    passages: part,
  }));
}

function byTopic({ label, passages }: Topic, maxTokens: number): Draft[] {
  const parts = partsOf(passages, maxTokens);
  const name = shortened(label ?? labelOf(passages));
  return parts.map((part, index) => ({
    label: parts.length === 1 ? name : `${name} (${index + 1}/${parts.length})`,
    passages: part,
  }));
}

function partsOf(passages: readonly Passage[], maxTokens: number): Passage[][] {
  const sizes = passages.map(({ tokens }) => tokens);
  return balancedParts(sizes, maxTokens).map(({ from, to }) => passages.slice(from, to));
}

/** One span a slide, with offsets from `origin`. */
function spansOf(passages: readonly Passage[], origin: number): Segment['slides'] {
  const spans: Segment['slides'] = [];
  for (const { slide, charStart, charEnd } of passages) {
    const last = spans.at(-1);
    if (last?.slide === slide.index) last.charEnd = charEnd - origin;
    else
      spans.push({ slide: slide.index, charStart: charStart - origin, charEnd: charEnd - origin });
  }
  return spans;
}
