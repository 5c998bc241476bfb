import pMap from 'p-map';
import type { DeckWarning } from '../domain/deck.ts';
import type { Segment } from '../domain/segment.ts';
import type { DeckLimits } from '../pptx/limits.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { ARTIFACTS_AT_ONCE, deckArtifact, outlineArtifact, segmentArtifact } from './artifacts.ts';
import { readDeck } from './read-deck.ts';

export interface ParseDeckInput {
  tenantId: string;
  documentId: string;
  deck: ArtifactRef;
  skipHidden: boolean;
  /** Whether dates, footers and slide numbers are read. Default: no. */
  footers?: boolean;
}

export interface ParsedDeck {
  outline: ArtifactRef;
  slides: number;
  segments: (Pick<Segment, 'segmentId' | 'ordinal' | 'topicLabel'> & {
    artifact: ArtifactRef;
    characters: number;
  })[];
  /** The first of them, where there are very many: a history is no place for all. */
  warnings: DeckWarning[];
}

const WARNINGS_IN_HISTORY = 50;

/** Reads the deck and cuts it into segments. */
export async function parseDeck(
  artifacts: ArtifactStore,
  limits: DeckLimits,
  { tenantId, documentId, deck: deckRef, skipHidden, footers = false }: ParseDeckInput,
): Promise<ParsedDeck> {
  const bytes = await artifacts.get(tenantId, deckArtifact, deckRef);
  const options = { tenantId, documentId, skipHidden, footers };
  const { deck, segments } = await readDeck(bytes, limits, options);
  const outlined = await pMap(
    segments,
    async (segment) => {
      const { text: _text, slides: _slides, ...outline } = segment;
      return { ...outline, artifact: await artifacts.put(tenantId, segmentArtifact, segment) };
    },
    { concurrency: ARTIFACTS_AT_ONCE },
  );
  const warnings =
    segments.length > 0 ? deck.warnings : [...deck.warnings, noText(deck.slides.length)];
  return {
    outline: await artifacts.put(tenantId, outlineArtifact, {
      properties: deck.properties,
      slides: deck.slides.length,
      warnings,
      segments: outlined,
      madeOf: [deckRef],
    }),
    slides: deck.slides.length,
    segments: outlined.map(({ segmentId, ordinal, topicLabel, artifact, charStart, charEnd }) => ({
      segmentId,
      ordinal,
      topicLabel,
      artifact,
      characters: charEnd - charStart,
    })),
    warnings: warnings.slice(0, WARNINGS_IN_HISTORY),
  };
}

function noText(slides: number): DeckWarning {
  return {
    slide: null,
    part: 'ppt/slides',
    message: `None of the ${slides} slides has any text. If they are pictures of text, nothing of it was read.`,
  };
}
