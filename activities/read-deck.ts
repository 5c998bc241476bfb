import type { Deck } from '../domain/deck.ts';
import type { Segment } from '../domain/segment.ts';
import type { DeckLimits } from '../pptx/limits.ts';
import { parseDeck } from '../pptx/parse-deck.ts';

export interface ReadingOptions {
  tenantId: string;
  documentId: string;
  /** Leave hidden slides out of the segments. */
  skipHidden: boolean;
  /** Read dates, footers and slide numbers too. */
  footers: boolean;
  /** Tokens that a segment has at most. */
  maxTokens: number;
}

/** Reads a deck and cuts it into segments. @throws as `parseDeck` of pptx/ does */
export async function readDeck(
  bytes: Uint8Array,
  limits: DeckLimits,
  { footers, ...options }: ReadingOptions,
): Promise<{ deck: Deck; segments: Segment[] }> {
  const deck = await parseDeck(bytes, { limits, footers });
  // Its tokeniser and language detector take 100 MB, which a deck that is refused need not cost.
  const { segmentDeck } = await import('../pptx/segmentation.ts');
  return { deck, segments: segmentDeck(deck, options) };
}
