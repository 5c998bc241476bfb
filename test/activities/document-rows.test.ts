import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentArtifact, type GatedDocument } from '../../activities/artifacts.ts';
import {
  conceptRows,
  countRows,
  rowBatches,
  type DocumentParts,
} from '../../activities/document-rows.ts';
import { putStatements } from '../../activities/statements.ts';
import type { Relation } from '../../domain/extraction.ts';
import { canonicalConceptIdOf, protoConceptIdOf } from '../../domain/ids.ts';
import type { RowBatch } from '../../stores/neo4j/document-graph.ts';
import { aDocumentConcept, aMention, aRelation, aSegment } from '../domain/builders.ts';
import { aGatedDocument } from './documents.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';
import { NO_PROPERTIES } from '../pptx/deck-of.ts';

const key = (number: number) => `concept ${String(number).padStart(3, '0')}`;

interface Stated extends Partial<GatedDocument> {
  relations?: Relation[];
  /** Segments of which what they state is in one part. */
  segmentsPerPart?: number;
}

/** A document whose segments mention as many concepts as told, each a concept that the one before mentions too. */
async function aDocument(
  mentionCounts: number[],
  { relations = [], segmentsPerPart = 3, ...gated }: Stated = {},
) {
  const { artifacts } = await tempStore();
  const segments = mentionCounts.map((_, index) =>
    aSegment({ segmentId: `segment-${index}`, ordinal: index + 1, text: `text ${index}` }),
  );
  const outlined = await Promise.all(
    segments.map(async ({ text: _text, slides: _slides, ...rest }, index) => ({
      ...rest,
      artifact: await artifacts.put('acme', segmentArtifact, segments[index]!),
    })),
  );
  const mentions = mentionCounts.flatMap((count, index) =>
    Array.from({ length: count }, (_, place) =>
      aMention({ segmentId: `segment-${index}`, canonicalKey: key(index + place) }),
    ),
  );
  const keys = [...new Set(mentions.map(({ canonicalKey }) => canonicalKey))].toSorted();
  const statements = [];
  for (let from = 0; from < segments.length; from += segmentsPerPart) {
    const ids = segments.slice(from, from + segmentsPerPart).map(({ segmentId }) => segmentId);
    const isOwn = ({ segmentId }: { segmentId: string }) => ids.includes(segmentId);
    const own = { mentions: mentions.filter(isOwn), relations: relations.filter(isOwn) };
    statements.push(await putStatements(artifacts, 'acme', ids, own));
  }
  const parts: DocumentParts = {
    tenantId: 'acme',
    outline: { properties: NO_PROPERTIES, slides: 1, warnings: [], segments: outlined },
    gated: {
      ...aGatedDocument(),
      concepts: keys.map((canonicalKey) => aDocumentConcept({ canonicalKey })),
      parts: statements,
      ...gated,
    },
    failures: [],
  };
  const batchesOf = async (maxRows: number) => {
    const batches: RowBatch[] = [];
    for await (const batch of rowBatches(artifacts, parts, conceptRows(parts), maxRows)) {
      batches.push(batch);
    }
    return batches;
  };
  return { parts, batchesOf };
}

const rowsIn = ({ segments, mentions, concepts, relations, coOccurrences }: RowBatch) =>
  segments.length +
  mentions.length +
  concepts.length +
  relations.reduce((sum, [, rows]) => sum + rows.length, 0) +
  coOccurrences.length;

describe('conceptRows', () => {
  it('tells which concepts the document promotes, and the canonical id of all', async () => {
    const decisions = [
      { canonicalKey: key(0), verdict: 'promoted' as const, rule: '' },
      { canonicalKey: key(1), verdict: 'held' as const, rule: '' },
    ];
    const { parts } = await aDocument([2], { decisions });
    expect(conceptRows(parts)).toMatchObject([
      {
        concept_id: protoConceptIdOf('acme', key(0)),
        canonical_id: canonicalConceptIdOf('acme', key(0)),
        promotes: true,
      },
      {
        concept_id: protoConceptIdOf('acme', key(1)),
        canonical_id: canonicalConceptIdOf('acme', key(1)),
        promotes: false,
      },
    ]);
  });
});

describe('rowBatches', () => {
  it('gives a small document in one batch', async () => {
    const { batchesOf, parts } = await aDocument([2, 1, 0]);
    const [batch, ...others] = await batchesOf(5000);
    expect(others).toEqual([]);
    expect(batch!.segments.map(({ text }) => text)).toEqual(['text 0', 'text 1', 'text 2']);
    expect(rowsIn(batch!)).toBe(countRows(parts));
  });

  it('has everything once but for concepts, whatever the size of the batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 30 }),
        async (mentionCounts, maxRows) => {
          const { batchesOf } = await aDocument(mentionCounts);
          const [batches, [whole]] = [await batchesOf(maxRows), await batchesOf(5000)];
          expect(batches.flatMap(({ segments }) => segments)).toEqual(whole!.segments);
          expect(batches.flatMap(({ mentions }) => mentions)).toEqual(whole!.mentions);
          for (const batch of batches) {
            expect(batch.segments.length === 1 || rowsIn(batch) <= maxRows).toBe(true);
            // What is mentioned is in the same batch, in order: nobody can remove it in between.
            const mentioned = new Set(batch.mentions.map(({ canonical_key }) => canonical_key));
            expect(batch.concepts.map(({ canonical_key }) => canonical_key)).toEqual(
              [...mentioned].toSorted(),
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('gives what relates concepts after the segments, by type', async () => {
    const relations = [
      aRelation({ relationType: 'USES', segmentId: 'segment-0' }),
      aRelation({ relationType: 'REQUIRES', segmentId: 'segment-0' }),
      aRelation({ relationType: 'USES', segmentId: 'segment-0', evidence: 'another' }),
    ];
    const coOccurrences = [{ source: key(0), target: key(1), npmi: 0.5, support: 2 }];
    const { batchesOf } = await aDocument([1], { relations, coOccurrences });
    const [segments, first, second, last] = await batchesOf(2);
    expect(segments!.segments).toHaveLength(1);
    expect(first!.relations.map(([type, rows]) => [type, rows.length])).toEqual([
      ['USES', 1],
      ['REQUIRES', 1],
    ]);
    expect(second!.relations.map(([type, rows]) => [type, rows.length])).toEqual([['USES', 1]]);
    expect(last!.coOccurrences).toEqual(coOccurrences);
  });

  it('gives what relates concepts part by part', async () => {
    const relations = [0, 1, 2].map((index) => aRelation({ segmentId: `segment-${index}` }));
    const { batchesOf, parts } = await aDocument([0, 0, 0], { relations, segmentsPerPart: 2 });
    const [segments, ...others] = await batchesOf(5000);
    expect(segments!.segments).toHaveLength(3);
    const rows = others.map((batch) => batch.relations.flatMap(([, some]) => some));
    expect(rows.map((some) => some.map(({ segment_id }) => segment_id))).toEqual([
      ['segment-0', 'segment-1'],
      ['segment-2'],
    ]);
    expect(countRows(parts)).toBe(6);
  });

  it('tells of a failed segment why', async () => {
    const { batchesOf, parts } = await aDocument([1, 1]);
    parts.failures.push({ segmentId: 'segment-1', errorType: 'LlmUnavailable', message: 'down' });
    const [{ segments }] = (await batchesOf(5000)) as [RowBatch];
    expect(segments).toMatchObject([
      { status: 'read', error_type: null, error_message: null },
      { status: 'failed', error_type: 'LlmUnavailable', error_message: 'down' },
    ]);
  });

  it('says at each mention whether the document promotes its concept', async () => {
    const decisions = [{ canonicalKey: key(1), verdict: 'promoted' as const, rule: '' }];
    const { batchesOf } = await aDocument([2], { decisions });
    const [{ mentions }] = (await batchesOf(5000)) as [RowBatch];
    expect(mentions.map(({ promotes }) => promotes)).toEqual([false, true]);
  });

  it('says at a mention by which other name of the concept it goes', async () => {
    const concepts = [aDocumentConcept({ canonicalKey: key(0), aliases: ['C0', 'C zero'] })];
    const { batchesOf } = await aDocument([1], { concepts });
    const [batch] = (await batchesOf(5000)) as [RowBatch];
    expect(batch.concepts).toMatchObject([{ aliases: ['C0', 'C zero'] }]);
    expect(batch.mentions).toMatchObject([{ aliases: null }]);
  });
});
