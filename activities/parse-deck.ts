import type { DeckWarning } from '../domain/deck.ts';
import type { Segment } from '../domain/segment.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';

export interface ParseDeckInput {
  tenantId: string;
  documentId: string;
  deck: ArtifactRef;
  skipHidden: boolean;
}

export interface ParsedDeck {
  outline: ArtifactRef;
  slides: number;
  segments: (Pick<Segment, 'segmentId' | 'ordinal' | 'topicLabel'> & { artifact: ArtifactRef })[];
  /** The first of them, where there are very many: a history is no place for all. */
  warnings: DeckWarning[];
}
