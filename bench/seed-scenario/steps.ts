import { chunkDocument } from '../../activities/chunk-document.ts';
import { commitDocument } from '../../activities/commit-document.ts';
import { embedChunks } from '../../activities/embed-chunks.ts';
import { extractSegment } from '../../activities/extract-segment.ts';
import { gateConcepts } from '../../activities/gate-concepts.ts';
import { mineRelations } from '../../activities/mine-relations.ts';
import { parseDeck } from '../../activities/parse-deck.ts';
import { prepassSegment } from '../../activities/prepass-segment.ts';
import { documentGraph, type SaveGraphInput } from '../../activities/save-graph.ts';
import { documentPoints, type UploadVectorsInput } from '../../activities/upload-vectors.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import type { SegmentReader } from '../../llm/segment-reader.ts';
import type { ArtifactRef } from '../../stores/artifacts/artifact-kind.ts';
import type { Job } from './scenario.ts';

const NEVER = new AbortController().signal;

/**
 * The steps of the job as plain functions of one run: the same code as Knowbase's, without Temporal. What the
 * pipelines of this benchmark differ in is the order and the number of requests.
 */
export function stepsOf(job: Job, reader: SegmentReader, embedder: Embedder) {
  const { services, tenantId, documentId, documentName, config } = job;
  const { artifacts, graph, index } = services;
  const revision = '0'.repeat(64);
  const ingestId = 'bench';
  const createdAt = new Date().toISOString();
  return {
    parse: async () => {
      const { deck } = await job.upload();
      const input = { tenantId, documentId, deck, skipHidden: false };
      const { deckLimits: limits, maxSegmentsPerWorkflow: segmentsPerWorkflow } = config;
      return parseDeck(artifacts, { limits, segmentsPerWorkflow }, input);
    },
    read: async (segment: ArtifactRef): Promise<ArtifactRef> => {
      const { prepass } = await prepassSegment(artifacts, reader, { tenantId, segment }, NEVER);
      const input = { tenantId, segment, prepass };
      return (await extractSegment(artifacts, reader, input, NEVER)).extraction;
    },
    chunk: (outline: ArtifactRef) => chunkDocument(artifacts, { tenantId, outline }),
    embed: (chunks: ArtifactRef) => embedChunks(artifacts, embedder, { tenantId, chunks }, NEVER),
    mine: (extractions: ArtifactRef[]) => mineRelations(artifacts, { tenantId, extractions }),
    gate: async (mined: ArtifactRef) => (await gateConcepts(artifacts, { tenantId, mined })).gated,
    graphOf: (outline: ArtifactRef, gated: ArtifactRef) => {
      const input: SaveGraphInput = {
        tenantId,
        documentId,
        documentName,
        ingestId,
        outline,
        gated,
        failures: [],
      };
      return documentGraph(artifacts, input);
    },
    pointsOf: (gated: ArtifactRef, batches: UploadVectorsInput['batches']) =>
      documentPoints(artifacts, {
        tenantId,
        documentId,
        documentName,
        revision,
        createdAt,
        gated,
        batches,
      }),
    commit: (outline: ArtifactRef, chunks: number) =>
      commitDocument(artifacts, graph, index, {
        tenantId,
        documentId,
        revision,
        ingestId,
        createdAt,
        outline,
        status: 'complete',
        chunks,
      }),
  };
}

export type Steps = ReturnType<typeof stepsOf>;
