import { describe, expect, it } from 'vitest';
import { gatedArtifact, minedArtifact, type GatedDocument } from '../../activities/artifacts.ts';
import { gateConcepts, type GatedConcepts } from '../../activities/gate-concepts.ts';
import type { MinedDocument } from '../../domain/mining.ts';
import { aDocumentConcept, aMention, aMinedDocument, aRelation } from '../domain/builders.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';

const tenantId = 'acme';
const PROMOTED = aDocumentConcept({ canonicalKey: 'kafka', segmentCount: 2 });
const HELD = aDocumentConcept({ canonicalKey: 'event log' });
const REJECTED = aDocumentConcept({ canonicalKey: '2024' });

async function gate(
  mined: Partial<MinedDocument>,
): Promise<{ counts: Omit<GatedConcepts, 'gated'>; document: GatedDocument }> {
  const { artifacts } = await tempStore();
  const ref = await artifacts.put(tenantId, minedArtifact, aMinedDocument(mined));
  const { gated, ...counts } = await gateConcepts(artifacts, { tenantId, mined: ref });
  return { counts, document: await artifacts.get(tenantId, gatedArtifact, gated) };
}

describe('gateConcepts', () => {
  it('keeps promoted and held concepts, and counts all verdicts', async () => {
    const { counts, document } = await gate({ concepts: [REJECTED, HELD, PROMOTED] });
    expect(document.concepts).toEqual([HELD, PROMOTED]);
    expect(counts).toEqual({ promoted: 1, held: 1, rejected: 1 });
  });

  it('notes every decision with its rule', async () => {
    const { document } = await gate({ concepts: [REJECTED, HELD, PROMOTED] });
    expect(document.decisions).toEqual([
      { canonicalKey: '2024', verdict: 'rejected', rule: 'no letter' },
      { canonicalKey: 'event log', verdict: 'held', rule: 'in one segment only' },
      { canonicalKey: 'kafka', verdict: 'promoted', rule: 'in several segments' },
    ]);
  });

  it('drops what a rejected concept was part of, and nothing else', async () => {
    const ends = [
      { source: 'kafka', target: 'event log' },
      { source: 'kafka', target: '2024' },
      { source: '2024', target: 'kafka' },
    ];
    const { document } = await gate({
      concepts: [REJECTED, HELD, PROMOTED],
      mentions: ['kafka', '2024', 'event log'].map((canonicalKey) => aMention({ canonicalKey })),
      relations: ends.map(aRelation),
      coOccurrences: ends.map((pair) => ({ ...pair, support: 2, npmi: 0.5 })),
    });
    expect(document.mentions.map(({ canonicalKey }) => canonicalKey)).toEqual([
      'kafka',
      'event log',
    ]);
    expect(document.relations).toEqual([aRelation(ends[0])]);
    expect(document.coOccurrences).toEqual([{ ...ends[0], support: 2, npmi: 0.5 }]);
  });

  it('lets an empty document pass', async () => {
    const { counts, document } = await gate({});
    expect(counts).toEqual({ promoted: 0, held: 0, rejected: 0 });
    expect(document).toMatchObject({ ...aMinedDocument(), decisions: [] });
  });
});
