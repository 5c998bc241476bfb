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
  const [, { records }, before] = await Promise.all([
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
    shown(tx, writing),
  ]);
  if (records.length === 0) throw notOwn(writing);
  return before;
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
  const [state, current] = await Promise.all([lock(tx, writing), currentGeneration(tx, writing)]);
  if (state === undefined || !allowed.includes(state)) throw notOwn(writing);
  return current;
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
  const [state, , { records }, current] = await Promise.all([
    lock(tx, writing),
    setState(tx, writing, 'closed'),
    tx.run<{ concepts: number; relations: number }>(
      `MATCH (d:Document {tenant_id: $tenant_id, document_id: $document_id, ingest_id: $ingest_id})
       RETURN d.concepts AS concepts, d.relations AS relations`,
      writing,
    ),
    currentGeneration(tx, writing),
  ]);
  return { isOwn: state !== undefined, current, committed: records[0]?.toObject() ?? null };
}

export async function forgetWriting(tx: ManagedTransaction, writing: WritingKey): Promise<void> {
  await tx.run(
    `MATCH (w:Writing {tenant_id: $tenant_id, document_id: $document_id, ingest_id: $ingest_id})
     DELETE w`,
    writing,
  );
}

/** The generation of a document that is shown; null when the document is not stored. */
async function currentGeneration(tx: ManagedTransaction, key: DocumentKey): Promise<string | null> {
  return (await shown(tx, key))?.generation ?? null;
}

async function shown(tx: ManagedTransaction, key: DocumentKey): Promise<Shown | null> {
  const { records } = await tx.run<Shown & Record<string, unknown>>(
    `MATCH (d:Document {tenant_id: $tenant_id, document_id: $document_id})
     RETURN coalesce(d.generation, '') AS generation, d.generation_at AS generationAt`,
    key,
  );
  return records[0]?.toObject() ?? null;
}

/** The state of one's own writing, locked before it is read: what is read earlier may have changed by then. */
async function lock(
  tx: ManagedTransaction,
  writing: WritingKey,
): Promise<WritingState | undefined> {
  const [, { records }] = await Promise.all([
    tx.run(
      `MATCH (w:Writing {tenant_id: $tenant_id, document_id: $document_id}) SET w.touched = true`,
      writing,
    ),
    tx.run<{ state: WritingState }>(
      `MATCH (w:Writing {tenant_id: $tenant_id, document_id: $document_id, ingest_id: $ingest_id})
       RETURN w.state AS state`,
      writing,
    ),
  ]);
  return records[0]?.get('state');
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
