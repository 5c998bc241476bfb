import type { RowBatch } from './document-graph.ts';

/** A batch of none. */
export const NO_ROWS: RowBatch = {
  segments: [],
  concepts: [],
  mentions: [],
  relations: [],
  coOccurrences: [],
};

/** All rows as one batch, in which a concept that several mention comes once. */
export async function asOneBatch(batches: AsyncIterable<RowBatch>): Promise<RowBatch> {
  const all: RowBatch[] = [];
  for await (const batch of batches) all.push(batch);
  const concepts = new Map(
    all.flatMap((batch) => batch.concepts).map((row) => [row.canonical_key, row]),
  );
  const relations = Map.groupBy(
    all.flatMap((batch) => batch.relations),
    ([type]) => type,
  );
  return {
    segments: all.flatMap((batch) => batch.segments),
    concepts: [...concepts.keys()].toSorted().map((key) => concepts.get(key)!),
    mentions: all.flatMap((batch) => batch.mentions),
    relations: [...relations].map(([type, parts]) => [type, parts.flatMap(([, rows]) => rows)]),
    coOccurrences: all.flatMap((batch) => batch.coOccurrences),
  };
}
