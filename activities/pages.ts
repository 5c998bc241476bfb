import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { failuresArtifact, pageArtifact, type Page, type SegmentError } from './artifacts.ts';

/** Gives the workflow of a page what it is to work on. */
export function openPage(
  artifacts: ArtifactStore,
  { tenantId, page }: { tenantId: string; page: ArtifactRef },
): Promise<Page> {
  return artifacts.get(tenantId, pageArtifact, page);
}

/** Keeps what came of a page, whose lists would make the history of the document too large. */
export function keepPage(
  artifacts: ArtifactStore,
  { tenantId, page }: { tenantId: string; page: Page },
): Promise<ArtifactRef> {
  return artifacts.put(tenantId, pageArtifact, page);
}

/** A document as its workflow hands it on: by lists, or by pages that hold them when it has very many segments. */
interface InPages {
  tenantId: string;
  pages?: ArtifactRef[] | undefined;
}

/** The extractions of a document, in its order. */
export async function* extractionsOf(
  artifacts: ArtifactStore,
  { tenantId, pages, extractions }: InPages & { extractions: ArtifactRef[] },
): AsyncGenerator<ArtifactRef> {
  yield* extractions;
  for await (const { segments } of readPages(artifacts, { tenantId, pages })) {
    for (const { extraction } of segments) if (extraction !== null) yield extraction;
  }
}

/** Chunks with their vectors. */
export interface EmbeddedBatch {
  chunks: ArtifactRef;
  vectors: ArtifactRef;
}

/**
 * The chunks of a document that have their vectors, in its order. `chunksBefore` is how many chunks the document
 * has before those that count from the batch's page on.
 */
export async function* batchesOf(
  artifacts: ArtifactStore,
  { tenantId, pages, batches }: InPages & { batches: EmbeddedBatch[] },
): AsyncGenerator<EmbeddedBatch & { chunksBefore: number }> {
  for (const batch of batches) yield { ...batch, chunksBefore: 0 };
  let chunksBefore = 0;
  for await (const page of readPages(artifacts, { tenantId, pages })) {
    for (const { chunks, vectors } of page.batches ?? []) {
      if (vectors !== null) yield { chunks, vectors, chunksBefore };
    }
    chunksBefore += (page.batches ?? []).reduce((sum, { count }) => sum + count, 0);
  }
}

/** The failed segments of a document, in its order: those that were not read, and those that were not embedded. */
export async function failuresOf(
  artifacts: ArtifactStore,
  { tenantId, pages, failures }: InPages & { failures: SegmentError[] },
): Promise<SegmentError[]> {
  const all = [...failures];
  for await (const page of readPages(artifacts, { tenantId, pages })) all.push(...failuresIn(page));
  return all;
}

export interface ListUnreadInput {
  tenantId: string;
  /** Segments that could not be read, where the document is not read in pages. */
  failures: SegmentError[];
  pages?: ArtifactRef[] | undefined;
  /** Segments that are not to be listed. */
  except: string[];
}

/** Keeps which segments could not be read, for a run that is to leave those out; null when there are none. */
export async function listUnread(
  artifacts: ArtifactStore,
  { tenantId, failures, pages, except }: ListUnreadInput,
): Promise<ArtifactRef | null> {
  const others = new Set(except);
  const unread = [...failures];
  for await (const { segments } of readPages(artifacts, { tenantId, pages })) {
    for (const { segmentId, failure } of segments) {
      if (failure !== null) unread.push({ segmentId, ...failure });
    }
  }
  const listed = unread.filter(({ segmentId }) => !others.has(segmentId));
  return listed.length === 0 ? null : artifacts.put(tenantId, failuresArtifact, listed);
}

/** The segments of a page that could not be read, or whose chunks could not be embedded; each once. */
export function failuresIn({ segments, batches }: Page): SegmentError[] {
  const failed = (batches ?? []).filter(({ failure }) => failure !== null);
  return segments.flatMap(({ segmentId, ordinal, failure }) => {
    const reason =
      failure ??
      failed.find((batch) => batch.ordinalFrom <= ordinal && ordinal <= batch.ordinalTo)?.failure;
    return reason ? [{ segmentId, ...reason }] : [];
  });
}

async function* readPages(
  artifacts: ArtifactStore,
  { tenantId, pages = [] }: InPages,
): AsyncGenerator<Page> {
  for (const page of pages) yield await artifacts.get(tenantId, pageArtifact, page);
}
