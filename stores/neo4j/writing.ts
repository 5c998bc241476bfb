import type { ManagedTransaction } from 'neo4j-driver';
import { StoreRejected } from '../../domain/errors.ts';
import type { DocumentKey, Writing, WritingKey } from './document-graph.ts';

/**
 * The node (:Writing) of a document that is being written. Whoever writes locks it and finds out whether the
 * writing is still its own and has come to that point: a worker that hung, and comes back when another took
 * over, must neither write nor remove any more. It is gone when the writing has ended.
 *
 * Statements that do not depend on each other's answers are sent without waiting for them: the server runs those of
 * a transaction in the order in which they were sent, and none after one that failed.
 */

/**
 * `clearing`: what an earlier writing left behind is being removed. `open`: rows are being written. `closed`:
 * what is not shown is being removed, and nothing is written any more.
 */
type WritingState = 'clearing' | 'open' | 'closed';

/** What of a document is shown. */
export interface Shown {
  /** Empty when the document was stored before there were generations. */
  generation: string;
  /** ISO 8601: when it was first written. */
  generationAt: string | null;
}

/** How a writing ended. */
export interface WritingEnd {
  /** Whether it was still one's own, and so is its clearing up. */
  isOwn: boolean;
  /** The generation that is shown of the document, if any is. */
  current: string | null;
  /** What the document has, when it was this writing that it was committed by. */
  committed: { concepts: number; relations: number } | null;
}

/**
 * Takes over the writing of a document, from whoever left one behind. Gives what is shown meanwhile.
 *
 * @param startedAt ISO 8601, when the run began: one that began earlier does not take over from a later one.
 */
export async function beginWriting(
  tx: ManagedTransaction,
  writing: Writing,
  startedAt: string,
): Promise<Shown | null> {
  const [, { records }, { shown }] = await Promise.all([
    tx.run(
      `MERGE (w:Writing {tenant_id: $tenant_id, document_id: $document_id}) SET w.touched = true`,
      writing,
    ),
    tx.run(
      `MATCH (w:Writing {tenant_id: $tenant_id, document_id: $document_id})
       WHERE w.started_at IS NULL OR w.started_at <= $startedAt
       SET w += $taken
       RETURN w.started_at`,
      {
        ...writing,
        startedAt,
        taken: {
          ingest_id: writing.ingest_id,
          generation: writing.generation,
          started_at: startedAt,
          state: 'clearing' satisfies WritingState,
        },
      },
    ),
    look(tx, writing),
  ]);
  if (records.length === 0) throw notOwn(writing);
  return shownOf(shown);
}

/**
 * Holds the writing for the rest of the transaction, which is allowed in these states only. Gives the generation
 * that is shown meanwhile, if any is.
 *
 * @throws StoreRejected when the writing is no longer one's own, or past that.
 */
export async function holdWriting(
  tx: ManagedTransaction,
  writing: WritingKey,
  ...allowed: WritingState[]
): Promise<string | null> {
  const [, { state, shown }] = await Promise.all([lock(tx, writing), look(tx, writing)]);
  if (state === null || !allowed.includes(state)) throw notOwn(writing);
  return shownOf(shown)?.generation ?? null;
}

/** Lets rows be written: what was left behind is gone. @throws StoreRejected as `holdWriting` does. */
export async function openWriting(tx: ManagedTransaction, writing: WritingKey): Promise<void> {
  await holdWriting(tx, writing, 'clearing');
  await setState(tx, writing, 'open');
}

/** Ends a writing: from here on nothing can be written under it. */
export async function closeWriting(
  tx: ManagedTransaction,
  writing: WritingKey,
): Promise<WritingEnd> {
  const [, { state, shown }] = await Promise.all([
    lock(tx, writing),
    look(tx, writing),
    setState(tx, writing, 'closed'),
  ]);
  const committed = shown?.ingest_id === writing.ingest_id ? shown : null;
  return {
    isOwn: state !== null,
    current: shownOf(shown)?.generation ?? null,
    committed: committed && { concepts: committed.concepts, relations: committed.relations },
  };
}

export async function forgetWriting(tx: ManagedTransaction, writing: WritingKey): Promise<void> {
  await tx.run(
    `MATCH (w:Writing {tenant_id: $tenant_id, document_id: $document_id, ingest_id: $ingest_id})
     DELETE w`,
    writing,
  );
}

/** Waits for whoever holds the writing, and keeps others from it for the rest of the transaction. */
async function lock(tx: ManagedTransaction, key: DocumentKey): Promise<void> {
  await tx.run(
    `MATCH (w:Writing {tenant_id: $tenant_id, document_id: $document_id}) SET w.touched = true`,
    key,
  );
}

/** What there is of a document, to be looked at after it is locked: what is read earlier may have changed by then. */
interface Standing {
  /** That of one's own writing; null when there is none, or it is another's. */
  state: WritingState | null;
  /** Properties of the document that is shown. */
  shown: {
    generation: string | null;
    generation_at: string | null;
    ingest_id: string;
    concepts: number;
    relations: number;
  } | null;
}

async function look(tx: ManagedTransaction, writing: WritingKey): Promise<Standing> {
  const { records } = await tx.run<Standing & Record<string, unknown>>(
    `OPTIONAL MATCH (w:Writing {tenant_id: $tenant_id, document_id: $document_id, ingest_id: $ingest_id})
     OPTIONAL MATCH (d:Document {tenant_id: $tenant_id, document_id: $document_id})
     RETURN w.state AS state,
       d {.generation, .generation_at, .ingest_id, .concepts, .relations} AS shown`,
    writing,
  );
  return records[0]!.toObject();
}

function shownOf(shown: Standing['shown']): Shown | null {
  return shown && { generation: shown.generation ?? '', generationAt: shown.generation_at };
}

/** Changes the state of one's own writing, if it still is that. */
async function setState(
  tx: ManagedTransaction,
  writing: WritingKey,
  state: WritingState,
): Promise<void> {
  await tx.run(
    `MATCH (w:Writing {tenant_id: $tenant_id, document_id: $document_id, ingest_id: $ingest_id})
     SET w.state = $state`,
    { ...writing, state },
  );
}

function notOwn({ document_id, tenant_id }: DocumentKey): StoreRejected {
  return new StoreRejected(
    `Document ${document_id} of tenant ${tenant_id} is no longer being written by this run: another has taken over, or the graph was emptied meanwhile. Ingest the deck again; what was read of it is known.`,
  );
}
