import { beginWriting, type BegunWriting } from '../../activities/begin-writing.ts';
import { chunkDocument } from '../../activities/chunk-document.ts';
import { embedChunks } from '../../activities/embed-chunks.ts';
import { endWriting } from '../../activities/end-writing.ts';
import { extractSegment } from '../../activities/extract-segment.ts';
import { gateConcepts } from '../../activities/gate-concepts.ts';
import { mineRelations } from '../../activities/mine-relations.ts';
import { parseDeck } from '../../activities/parse-deck.ts';
import { prepassSegment } from '../../activities/prepass-segment.ts';
import { documentPoints } from '../../activities/upload-points.ts';
import { documentGraph } from '../../activities/write-graph.ts';
import { writingKey } from '../../activities/writing-ref.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import type { SegmentReader } from '../../llm/segment-reader.ts';
import type { ArtifactRef } from '../../stores/artifacts/artifact-kind.ts';
import type { DocumentGraph } from '../../stores/neo4j/document-graph.ts';
import type { Job } from './scenario.ts';

type Written = Parameters<typeof beginWriting>[3]['parts'];

const NEVER = new AbortController().signal;

/**
 * The steps of the job as plain functions of one run: the same code as Knowbase's, without Temporal. What the
 * pipelines of this benchmark differ in is the order and the number of requests.
 */
export function stepsOf(job: Job, reader: SegmentReader, embedder: Embedder) {
  const { services, tenantId, documentId, documentName, config } = job;
  const { artifacts, graph, index } = services;
  const revision = '0'.repeat(64);
  const writing = { tenantId, documentId, ingestId: 'bench' };
  return {
    parse: async () => {
      const { deck } = await job.upload();
      const input = { tenantId, documentId, deck, skipHidden: false };
      const {
        deckLimits: limits,
        maxSegmentsPerWorkflow: segmentsPerWorkflow,
        segmentMaxTokens,
      } = config;
      return parseDeck(artifacts, { limits, segmentsPerWorkflow, segmentMaxTokens }, input);
    },
    read: async (segment: ArtifactRef): Promise<ArtifactRef> => {
      const { prepass } = await prepassSegment(
        artifacts,
        { SMALL: reader },
        { tenantId, segment },
        NEVER,
      );
      const input = { tenantId, segment, prepass };
      return (await extractSegment(artifacts, { SMALL: reader }, input, NEVER)).extraction;
    },
    chunk: (outline: ArtifactRef) =>
      chunkDocument(artifacts, config.chunking, { tenantId, outline }),
    embed: (chunks: ArtifactRef) => embedChunks(artifacts, embedder, { tenantId, chunks }, NEVER),
    mine: (extractions: ArtifactRef[]) => mineRelations(artifacts, { tenantId, extractions }),
    gate: async (mined: ArtifactRef) => (await gateConcepts(artifacts, { tenantId, mined })).gated,
    begin: (parts: Omit<Written, 'documentName' | 'revision' | 'failures'>) =>
      beginWriting(
        artifacts,
        graph,
        index,
        {
          ...writing,
          parts: { ...parts, documentName, revision, failures: [] },
          startedAt: new Date().toISOString(),
        },
        NEVER,
      ),
    pointsOf: (begun: BegunWriting, { gated, batches }: Pick<Written, 'gated' | 'batches'>) =>
      documentPoints(artifacts, {
        tenantId,
        documentId,
        documentName,
        revision,
        ...begun,
        gated,
        batches,
      }),
    graphOf: (
      begun: BegunWriting,
      { outline, gated }: Pick<Written, 'outline' | 'gated'>,
      chunks: number,
    ) =>
      documentGraph(artifacts, {
        ...writing,
        ...begun,
        documentName,
        revision,
        outline,
        gated,
        failures: [],
        status: 'complete',
        chunks,
      }),
    save: ({ generation }: BegunWriting, document: DocumentGraph) =>
      graph.save({ ...writingKey(writing), generation }, document),
    end: () => endWriting(artifacts, graph, index, writing),
  };
}

export type Steps = ReturnType<typeof stepsOf>;
