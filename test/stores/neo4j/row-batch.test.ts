import { describe, expect, it } from 'vitest';
import type { RelationRow, RowBatch } from '../../../stores/neo4j/document-graph.ts';
import { asOneBatch, NO_ROWS } from '../../../stores/neo4j/row-batch.ts';
import { aDocumentGraph, inManyBatches } from './document-builder.ts';

async function* batches(...all: RowBatch[]): AsyncGenerator<RowBatch> {
  for (const batch of all) yield await Promise.resolve(batch);
}

const relation = (segment_id: string): RelationRow => ({
  source: 'kafka',
  target: 'topic',
  segment_id,
  confidence: 0.5,
  evidence: 'Kafka uses topics',
  slide: 1,
});

describe('rows as one batch', () => {
  it('are those of all batches, each concept once and in the order of keys', async () => {
    const document = aDocumentGraph({
      tenantId: 'tenant',
      documentId: 'one',
      segments: { s1: ['Topic', 'Kafka'], s2: ['Broker', 'Kafka'], s3: ['Kafka', 'Broker'] },
    });
    for await (const whole of document.batches()) {
      expect(await asOneBatch(inManyBatches(document).batches())).toEqual(whole);
    }
  });

  it('have the relations of a type together', async () => {
    const { relations } = await asOneBatch(
      batches(
        { ...NO_ROWS, relations: [['USES', [relation('s1')]]] },
        { ...NO_ROWS, relations: [['EXTENDS', [relation('s2')]]] },
        { ...NO_ROWS, relations: [['USES', [relation('s3')]]] },
      ),
    );
    expect(relations).toEqual([
      ['USES', [relation('s1'), relation('s3')]],
      ['EXTENDS', [relation('s2')]],
    ]);
  });

  it('are none when there are no batches', async () => {
    expect(await asOneBatch(batches())).toEqual(NO_ROWS);
  });
});
