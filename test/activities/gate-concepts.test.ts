import { describe, expect, it } from 'vitest';
import {
  gatedArtifact,
  minedArtifact,
  type GatedDocument,
  type MinedDocument,
} from '../../activities/artifacts.ts';
import { gateConcepts, type GatedConcepts } from '../../activities/gate-concepts.ts';
import { putStatements, readStatements } from '../../activities/statements.ts';
import type { Mention } from '../../domain/extraction.ts';
import type { GatekeeperProfile } from '../../domain/gatekeeper-profiles.ts';
import type { Statements } from '../../domain/mining.ts';
import { aDocumentConcept, aMention, aRelation } from '../domain/builders.ts';
import { aGatedDocument, aMinedDocument } from './documents.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';
import { collect } from './collect.ts';

const tenantId = 'acme';
const PROMOTED = aDocumentConcept({ canonicalKey: 'kafka', segmentCount: 2 });
const HELD = aDocumentConcept({ canonicalKey: 'event log' });
const REJECTED = aDocumentConcept({ canonicalKey: '2024' });

function mention(canonicalKey: string): Mention {
  return aMention({ canonicalKey });
}

/** What becomes of a mined document whose segments state these things, a segment a part. */
async function gate(
  mined: Partial<MinedDocument>,
  stated: Statements[] = [],
  profile?: GatekeeperProfile,
): Promise<{
  counts: Omit<GatedConcepts, 'gated'>;
  document: GatedDocument;
  statements: Statements[];
}> {
  const { artifacts } = await tempStore();
  const parts = await Promise.all(
    stated.map((statements, index) =>
      putStatements(artifacts, tenantId, [`segment-${index + 1}`], statements),
    ),
  );
  const document = aMinedDocument({ ...mined, parts });
  const ref = await artifacts.put(tenantId, minedArtifact, document);
  const { gated, ...counts } = await gateConcepts(artifacts, {
    tenantId,
    mined: ref,
    ...(profile === undefined ? {} : { profile }),
  });
  const kept = await artifacts.get(tenantId, gatedArtifact, gated);
  const statements = await collect(readStatements(artifacts, tenantId, kept.parts));
  return { counts, document: kept, statements };
}

describe('gateConcepts', () => {
  it('keeps promoted and held concepts, and counts all verdicts', async () => {
    const { counts, document } = await gate({ concepts: [REJECTED, HELD, PROMOTED] });
    expect(document.concepts).toEqual([HELD, PROMOTED]);
    expect(counts).toEqual({ promoted: 1, held: 1, rejected: 1, relationsDropped: 0 });
  });

  it('notes every decision with its rule', async () => {
    const { document } = await gate({ concepts: [REJECTED, HELD, PROMOTED] });
    expect(document.decisions).toEqual([
      { canonicalKey: '2024', verdict: 'rejected', rule: 'number or date' },
      { canonicalKey: 'event log', verdict: 'held', rule: 'in one segment only, and not defined' },
      { canonicalKey: 'kafka', verdict: 'promoted', rule: 'in several segments' },
    ]);
  });

  it('drops what a rejected concept was part of, and nothing else', async () => {
    const ends = [
      { source: 'kafka', target: 'event log' },
      { source: 'kafka', target: '2024' },
      { source: '2024', target: 'kafka' },
    ];
    const [first, ...others] = ends;
    const { document, statements } = await gate(
      {
        concepts: [REJECTED, HELD, PROMOTED],
        coOccurrences: ends.map((pair) => ({ ...pair, support: 2, npmi: 0.5 })),
      },
      [
        { mentions: [mention('kafka'), mention('2024')], relations: [aRelation(first)] },
        { mentions: [mention('event log')], relations: others.map(aRelation) },
      ],
    );
    expect(statements).toEqual([
      { mentions: [mention('kafka')], relations: [aRelation(first)] },
      { mentions: [mention('event log')], relations: [] },
    ]);
    expect(document.parts).toMatchObject([
      { segmentIds: ['segment-1'], mentions: 1, relations: 1 },
      { segmentIds: ['segment-2'], mentions: 1, relations: 0 },
    ]);
    expect(document.coOccurrences).toEqual([{ ...first, support: 2, npmi: 0.5 }]);
  });

  it('counts the relations that an end of was no concept, and those that readers made up', async () => {
    const [kept, lost] = ['event log', '2024'].map((target) => aRelation({ target }));
    const stated = [{ mentions: [mention('kafka')], relations: [kept!, lost!] }];
    const rejected = { mentions: 4, relations: 2 };
    const { counts } = await gate({ concepts: [REJECTED, HELD, PROMOTED], rejected }, stated);
    expect(counts.relationsDropped).toBe(3);
    expect(counts.claimsRejected).toEqual(rejected);
  });

  it('decides by the profile that it is given, and gives advice where little is promoted', async () => {
    const { counts, document } = await gate({ concepts: [HELD, PROMOTED] }, [], 'STRICT');
    expect(document.profile).toBe('STRICT');
    expect(counts).toMatchObject({ promoted: 0, held: 2 });
    expect(counts.advice).toMatch(/GATEKEEPER_PROFILE=BALANCED/);
  });

  it('refers to all that it decided on', async () => {
    const { document } = await gate({ concepts: [REJECTED] });
    expect(document.concepts).toEqual([]);
    expect(document.mined).toMatch(/^mined-v3\//);
  });

  it('lets an empty document pass', async () => {
    const { counts, document } = await gate({});
    expect(counts).toEqual({ promoted: 0, held: 0, rejected: 0, relationsDropped: 0 });
    expect(document).toEqual(aGatedDocument({ mined: document.mined }));
  });
});
