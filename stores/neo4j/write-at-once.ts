import type { ManagedTransaction } from 'neo4j-driver';
import type { DocumentGraph, RowBatch, Writing } from './document-graph.ts';
import { putDocument, showStaged } from './publish-document.ts';
import { settleAliases, settleNames } from './settle-concepts.ts';
import { stageRows } from './stage-rows.ts';
import { sweepDocument } from './sweep-document.ts';
import { holdWriting } from './writing.ts';

/**
 * Writes all of a document within the transaction, shows it, and removes what it replaces. What replaces nothing is
 * written straight to where it is shown, and only concepts of which others may have said something are looked at again.
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
  const shown = await holdWriting(tx, writing, 'open');
  const replaces = shown !== null && shown !== writing.generation;
  const [, unsettled] = await Promise.all([
    putDocument(tx, writing, document),
    stageRows(tx, writing, rows, replaces ? 'hidden' : 'shown'),
  ]);
  await settleNames(tx, writing, unsettled);
  // Also when it is written again: what belongs to no generation of it goes out of sight.
  if (shown !== null) await showStaged(tx, writing);
  const keys = new Set(unsettled.map(({ canonical_key }) => canonical_key));
  await settleAliases(
    tx,
    writing,
    rows.concepts.filter(
      ({ aliases, canonical_key }) => aliases.length > 0 || keys.has(canonical_key),
    ),
  );
  // What others left behind of a document that was not shown went before the writing was opened.
  if (replaces) await sweepDocument(tx, writing, writing.generation, limit);
}
