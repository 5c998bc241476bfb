import pMap from 'p-map';
import type { DeckWarning } from '../domain/deck.ts';
import type { DeckLimits } from '../pptx/limits.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import {
  ARTIFACTS_AT_ONCE,
  contextArtifact,
  deckArtifact,
  failuresArtifact,
  outlineArtifact,
  segmentArtifact,
  type FailureReason,
  type SegmentError,
  type SegmentRef,
} from './artifacts.ts';
import { cutIntoPages, fitsOneWorkflow, type PageRef } from './cut-into-pages.ts';
import { describeDocument } from './describe-document.ts';
import { readDeck } from './read-deck.ts';
import { titleOnly } from './title-only.ts';

/** How decks are read, by the configuration of the workers. */
export interface ParseSettings {
  limits: DeckLimits;
  /** A deck of more segments is given in pages of half as many. */
  segmentsPerWorkflow: number;
  /** Tokens that a segment has at most. */
  segmentMaxTokens: number;
}

export interface ParseDeckInput {
  tenantId: string;
  documentId: string;
  deck: ArtifactRef;
  skipHidden: boolean;
  /** Whether dates, footers and slide numbers are read. Default: no. */
  footers?: boolean;
  /** Segments that are not to be read again; a deck with such a list is given in pages, which note it. */
  leaveOutList?: ArtifactRef | undefined;
  /** The same where they are few: noted in the pages if the deck has any. */
  leaveOut?: SegmentError[] | undefined;
}

export interface ParsedDeck {
  outline: ArtifactRef;
  slides: number;
  /** Empty when the deck is given in pages. */
  segments: SegmentRef[];
  pages?: PageRef[];
  /** How many segments one workflow reads. */
  segmentsPerWorkflow?: number;
  /** The first of them, where there are very many: a history is no place for all. */
  warnings: DeckWarning[];
}

const WARNINGS_IN_HISTORY = 50;

/** Reads the deck and cuts it into segments. */
export async function parseDeck(
  artifacts: ArtifactStore,
  { limits, segmentsPerWorkflow, segmentMaxTokens: maxTokens }: ParseSettings,
  input: ParseDeckInput,
): Promise<ParsedDeck> {
  const { tenantId, documentId, skipHidden, footers = false } = input;
  const bytes = await artifacts.get(tenantId, deckArtifact, input.deck);
  const options = { tenantId, documentId, skipHidden, footers, maxTokens };
  const { deck, segments } = await readDeck(bytes, limits, options);
  const described = await describeDocument(deck, segments);
  const context = await artifacts.put(tenantId, contextArtifact, described);
  const readLocally = titleOnly(segments, deck.slides);
  const outlined = await pMap(
    segments,
    async (segment) => {
      const { text: _text, slides: _slides, ...outline } = segment;
      const artifact = await artifacts.put(tenantId, segmentArtifact, { ...segment, context });
      return { ...outline, artifact };
    },
    { concurrency: ARTIFACTS_AT_ONCE },
  );
  const warnings =
    segments.length > 0 ? deck.warnings : [...deck.warnings, noText(deck.slides.length)];
  const refs = outlined.map(
    ({ segmentId, ordinal, topicLabel, artifact, charStart, charEnd }): SegmentRef => ({
      segmentId,
      ordinal,
      topicLabel,
      artifact,
      characters: charEnd - charStart,
      ...(readLocally.has(segmentId) ? { route: 'LOCAL' } : {}),
    }),
  );
  const isSmall = input.leaveOutList === undefined && fitsOneWorkflow(refs, segmentsPerWorkflow);
  return {
    outline: await artifacts.put(tenantId, outlineArtifact, {
      properties: deck.properties,
      slides: deck.slides.length,
      warnings,
      segments: outlined,
      madeOf: [input.deck, context],
    }),
    slides: deck.slides.length,
    segmentsPerWorkflow,
    ...(isSmall
      ? { segments: refs }
      : {
          segments: [],
          pages: await cutIntoPages(artifacts, tenantId, refs, {
            segmentsPerPage: Math.floor(segmentsPerWorkflow / 2),
            leaveOut: await leftOut(artifacts, input),
          }),
        }),
    warnings: warnings.slice(0, WARNINGS_IN_HISTORY),
  };
}

async function leftOut(
  artifacts: ArtifactStore,
  { tenantId, leaveOut = [], leaveOutList }: ParseDeckInput,
): Promise<Map<string, FailureReason>> {
  const listed =
    leaveOutList === undefined ? [] : await artifacts.get(tenantId, failuresArtifact, leaveOutList);
  return new Map(
    [...leaveOut, ...listed].map(({ segmentId, errorType, message }) => [
      segmentId,
      { errorType, message },
    ]),
  );
}

function noText(slides: number): DeckWarning {
  return {
    slide: null,
    part: 'ppt/slides',
    message: `None of the ${slides} slides has any text. If they are pictures of text, nothing of it was read.`,
  };
}
