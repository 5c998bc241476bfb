import { planIngest, type PlanSettings } from '../../activities/plan-ingest.ts';
import type {
  DocumentActivities,
  ReadingActivities,
  StoreActivities,
} from '../../activities/index.ts';
import type { SegmentRef } from '../../activities/artifacts.ts';

const NO_BUDGET: PlanSettings['budget'] = {
  document: {},
  tenantDaily: {},
  whenSpent: 'stop',
  prices: {},
};
const NO_ROUTING: PlanSettings['routing'] = {
  prepass: 'llm',
  smallFromEntities: 0,
  bigFromEntities: 1000,
  longFromTokens: 0,
};
const USAGE = { calls: 1, inputTokens: 1000, outputTokens: 100 };

type Steps = Pick<
  DocumentActivities & ReadingActivities & StoreActivities,
  | 'planIngest'
  | 'parseDeck'
  | 'chunkDocument'
  | 'findNames'
  | 'mineRelations'
  | 'gateConcepts'
  | 'prepassSegment'
  | 'extractSegment'
  | 'beginWriting'
  | 'uploadPoints'
  | 'writeGraph'
  | 'endWriting'
>;

/** Embeds nothing, on the queue of CPU work. */
const EMBEDDER = { provider: 'local', model: 'none' } as const;

/**
 * The activities of an ingest, each of which answers at once what a real one could. The name of a document says how
 * many segments it has.
 */
export function emptySteps(lanes: number): Steps {
  const reader = { provider: 'openai', model: 'none', version: '1' } as const;
  const written = { concepts: 0, relations: 0 };
  return {
    planIngest: () =>
      answer(
        planIngest(reader, lanes, EMBEDDER, {
          bigReader: undefined,
          outagePatienceMs: 300_000,
          budget: NO_BUDGET,
          routing: NO_ROUTING,
          replayWindowSeconds: 0,
        }),
      ),
    parseDeck: ({ documentId }) =>
      answer({
        outline: 'outline-v2/1',
        slides: 1,
        segments: refs(Number(documentId)),
        warnings: [],
      }),
    chunkDocument: () => answer([]),
    findNames: () => answer({ found: hash('names-v1', 1), batches: [], toCompare: 0 }),
    mineRelations: () => answer('mined-v2/1' as const),
    gateConcepts: () => answer({ gated: 'gated-v2/1', promoted: 0, held: 0, rejected: 0 }),
    prepassSegment: () => answer({ prepass: hash('prepass-v1', 1), reused: false, usage: USAGE }),
    extractSegment: () =>
      answer({ extraction: hash('extraction-v1', 1), reused: false, usage: USAGE }),
    beginWriting: () => answer({ generation: '1', createdAt: new Date(0).toISOString() }),
    uploadPoints: () => answer(0),
    writeGraph: () => answer(written),
    endWriting: () => answer(written),
  };
}

function answer<Value>(value: Value): Promise<Value> {
  return Promise.resolve(value);
}

function refs(count: number): SegmentRef[] {
  return Array.from({ length: count }, (_, index) => ({
    segmentId: `00000000-0000-5000-8000-${String(index).padStart(12, '0')}`,
    ordinal: index + 1,
    topicLabel: `Topic ${index + 1} of the handbook`,
    artifact: hash('segment-v1', index),
    characters: 900,
  }));
}

/** A reference of the length of a real one. */
function hash<Kind extends string>(kind: Kind, value: number): `${Kind}/${string}` {
  return `${kind}/${String(value).padStart(64, '0')}`;
}
