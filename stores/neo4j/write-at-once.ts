import type { ManagedTransaction } from 'neo4j-driver';
import type { DocumentGraph, RowBatch, Writing } from './document-graph.ts';
import { putDocument, showStaged } from './publish-document.ts';
import { settleAliases, settleNames } from './settle-concepts.ts';
import { stageConcepts, stageStatements } from './stage-rows.ts';
import { sweepDocument } from './sweep-document.ts';
import { holdWriting } from './writing.ts';

/**
 * Writes all of a document within the transaction, shows it, and removes what it replaces. What replaces nothing is
 * written straight to where it is shown, and only concepts of which there was something before are looked at again.
 * Statements are sent before those in front of them are answered, for the server to have no pause.
 *
 * @param limit At most so many rows are removed; the rest remains hidden.
 */
export async function writeAtOnce(
  tx: ManagedTransaction,
  writing: Writing,
  document: DocumentGraph,
  rows: RowBatch,
  limit: number,
): Promise<void> {
  const replaces = (shown: string | null) => shown !== null && shown !== writing.generation;
  const writeStatements = async (shown: string | null) => {
    await Promise.all([
      putDocument(tx, writing, document),
      stageStatements(tx, writing, rows, replaces(shown) ? 'hidden' : 'shown'),
      // Also when it is written again: what belongs to no generation of it goes out of sight.
      shown === null ? undefined : showStaged(tx, writing),
      settleAliases(
        tx,
        writing,
        rows.concepts.filter(({ aliases }) => aliases.length > 0),
      ),
    ]);
    return shown;
  };
  const [shown, unsettled] = await Promise.all([
    holdWriting(tx, writing, 'open').then(writeStatements),
    stageConcepts(tx, writing, rows.concepts),
  ]);
  await settleNames(tx, writing, unsettled);
  await settleAliases(tx, writing, unsettled);
  // What others left behind of a document that was not shown went before the writing was opened.
  if (replaces(shown)) await sweepDocument(tx, writing, writing.generation, limit);
}
