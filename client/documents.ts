import type { DeckProperties } from '../domain/deck.ts';
import { KnowbaseError } from '../domain/errors.ts';
import {
  storedDocuments,
  storedProperties,
  storedSegments,
} from '../stores/neo4j/read-documents.ts';
import type {
  IngestProgress,
  IngestStatus,
  IngestSummary,
  SegmentProgress,
} from '../workflows/contract.ts';
import type { DocumentRef } from './document-ref.ts';
import type { IngestClient } from './ingest-client.ts';
import type { LatestRun } from './latest-run.ts';
import type { Services } from './services.ts';
import type { Trouble } from './troubles.ts';

/** Where the last ingest of a document stands, or how it ended. */
export interface DocumentStatus extends DocumentRef {
  documentName: string;
  revision: string;
  workflowId: string;
  runId: string;
  status: IngestStatus;
  startedAt: string;
  endedAt: string | null;
  /** While it runs. */
  progress: IngestProgress | null;
  /** What fails and is being tried again, while it runs. */
  troubles: Trouble[];
  /** Once it has ended with one. */
  summary: IngestSummary | null;
  /** What the deck says of itself, once it is stored. */
  properties: DeckProperties | null;
  /** Once it has failed. */
  error: { type: string; message: string } | null;
  segments: SegmentProgress[];
}

/** @throws DocumentNotFound */
export async function documentStatus(
  services: Services,
  document: DocumentRef,
): Promise<DocumentStatus> {
  const ingests = await services.ingests();
  const run = await ingests.latest(document);
  const known = {
    ...document,
    documentName: run.input.documentName,
    revision: run.revision,
    workflowId: run.workflowId,
    runId: run.runId,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
  };
  return run.isRunning
    ? { ...known, ...(await whileRunning(ingests, run)) }
    : { ...known, ...(await onceEnded(services, ingests, run)) };
}

type Changing = Omit<
  DocumentStatus,
  keyof DocumentRef | 'documentName' | 'revision' | 'workflowId' | 'runId' | 'startedAt' | 'endedAt'
>;

async function whileRunning(ingests: IngestClient, run: LatestRun): Promise<Changing> {
  const [progress, segments, troubles] = await Promise.all([
    ingests.progress(run),
    ingests.segments(run),
    ingests.troubles(run),
  ]);
  const notYet = { summary: null, properties: null, error: null };
  return { status: 'running', progress, troubles, ...notYet, segments };
}

async function onceEnded(
  services: Services,
  ingests: IngestClient,
  run: LatestRun,
): Promise<Changing> {
  const ended = {
    progress: null,
    troubles: [],
    summary: null,
    properties: null,
    error: null,
    segments: [],
  };
  try {
    const summary = await ingests.result(run);
    const [segments, properties] = await Promise.all([
      segmentsOf(services, run, summary),
      propertiesOf(services, run),
    ]);
    return { ...ended, status: summary.status, summary, properties, segments };
  } catch (error) {
    if (!(error instanceof KnowbaseError)) throw error;
    const { type, message } = error;
    const status = type === 'IngestCancelled' ? 'cancelled' : 'failed';
    return { ...ended, status, error: { type, message } };
  }
}

async function propertiesOf(
  { graph }: Services,
  { tenantId, documentId }: DocumentRef,
): Promise<DeckProperties | null> {
  const stored = await storedProperties(graph, tenantId, documentId);
  if (stored === undefined) return null;
  const { last_modified_by, deck_created_at, deck_modified_at, ...others } = stored;
  return {
    ...others,
    lastModifiedBy: last_modified_by,
    created: deck_created_at,
    modified: deck_modified_at,
  };
}

/** The segments as the graph has them; of a document that was not stored, those that failed. */
async function segmentsOf(
  { graph }: Services,
  { tenantId, documentId }: DocumentRef,
  { failedSegments }: IngestSummary,
): Promise<SegmentProgress[]> {
  const stored = await storedSegments(graph, tenantId, documentId);
  if (stored.length === 0) {
    return failedSegments.map(({ segmentId, topicLabel, errorType, message }, index) => ({
      segmentId,
      ordinal: index + 1,
      topicLabel,
      state: 'failed',
      reused: false,
      failure: { errorType, message },
    }));
  }
  return stored.map((segment) => ({
    segmentId: segment.segment_id,
    ordinal: segment.ordinal,
    topicLabel: segment.topic_label,
    state: segment.status === 'failed' ? 'failed' : 'succeeded',
    reused: false,
    failure:
      segment.error_type === null
        ? null
        : { errorType: segment.error_type, message: segment.error_message ?? '' },
  }));
}

/** A document of a tenant: what is stored of it, and its last ingest as far as Temporal knows. */
export interface DocumentListing {
  documentId: string;
  documentName: string;
  status: IngestStatus;
  segments: number;
  concepts: number;
  chunks: number;
  ingestedAt: string | null;
  startedAt: string | null;
}

/** All documents of a tenant, by name: those that are stored and those whose ingest has not stored anything. */
export async function listDocuments(
  services: Services,
  tenantId: string,
): Promise<DocumentListing[]> {
  const ingests = await services.ingests();
  const [stored, runs] = await Promise.all([
    storedDocuments(services.graph, tenantId),
    ingests.runs(tenantId),
  ]);
  const byId = new Map<string, DocumentListing>(
    stored.map((document) => [
      document.document_id,
      {
        documentId: document.document_id,
        documentName: document.name,
        status: document.status as IngestStatus,
        segments: document.segments,
        concepts: document.concepts,
        chunks: document.chunks,
        ingestedAt: document.ingested_at,
        startedAt: null,
      },
    ]),
  );
  for (const { documentId, documentName, status, startedAt } of runs) {
    const nothingStored = { segments: 0, concepts: 0, chunks: 0, ingestedAt: null };
    byId.set(documentId, {
      ...(byId.get(documentId) ?? nothingStored),
      documentId,
      documentName,
      status,
      startedAt: startedAt.toISOString(),
    });
  }
  return [...byId.values()].toSorted((a, b) => a.documentId.localeCompare(b.documentId));
}
