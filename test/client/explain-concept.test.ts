import { describe, expect, it } from 'vitest';
import { explainConcept } from '../../client/explain-concept.ts';
import { explanationLines } from '../../client/cli/explanation-view.ts';
import { DocumentNotFound } from '../../domain/errors.ts';
import type { ArtifactStore } from '../../stores/artifacts/artifact-store.ts';
import type { GraphStore } from '../../stores/neo4j/graph-store.ts';
import { gateDeck, type TrapDeck } from '../activities/trap-deck.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';

const DECK: TrapDeck = {
  slides: [
    { title: 'Targets', section: 'One', texts: ['A Service Level Objective (SLO) is a target.'] },
    { title: 'Contact', section: 'Two', texts: ['Write to jane.doe@example.org about an SLO.'] },
    { title: 'Budget', section: 'Three', texts: ['An error budget limits releases.'] },
  ],
  temptations: [
    { surface_form: 'Service Level Objective' },
    { surface_form: 'SLO' },
    { surface_form: 'jane.doe@example.org' },
    { surface_form: 'error budget' },
  ],
};

/** A graph that shows these generations. */
function showing(generations: Record<string, string>): GraphStore {
  const rows = Object.entries(generations).map(([document_id, generation]) => ({
    document_id,
    generation,
  }));
  return { read: () => Promise.resolve(rows) } as unknown as GraphStore;
}

async function write(artifacts: ArtifactStore, documentId: string, generation = 'g1') {
  const { gated } = await gateDeck(artifacts, { ...DECK, documentId });
  await artifacts.records.keep('acme', {
    documentId,
    generation,
    createdAt: '2026-01-01T00:00:00.000Z',
    committed: true,
    parts: { documentName: `${documentId}.pptx`, gated },
    artifacts: [],
  });
}

async function explain(name: string, documents = ['handbook'], documentId?: string) {
  const { artifacts } = await tempStore();
  for (const document of documents) await write(artifacts, document);
  const graph = showing(Object.fromEntries(documents.map((document) => [document, 'g1'])));
  return explainConcept({ artifacts, graph }, 'acme', name, documentId);
}

describe('explainConcept', () => {
  it('says by which rule a concept was promoted, what was joined to it, and where it stands', async () => {
    const { canonicalSince, decisions } = await explain('SLOs');
    expect(canonicalSince).toBe('handbook promotes it: in several segments');
    expect(decisions).toMatchObject([
      {
        documentId: 'handbook',
        canonicalName: 'Service Level Objective',
        verdict: 'promoted',
        rule: 'in several segments',
        profile: 'BALANCED',
        segmentCount: 2,
        joins: [{ from: 'slo', to: 'service level objective', rule: 'acronym' }],
      },
    ]);
    expect(decisions[0]!.evidence.map(({ slide }) => slide)).toContain(2);
  });

  it('says why a concept was rejected, with its evidence, though it is nowhere stored', async () => {
    const { canonicalSince, decisions } = await explain('jane.doe@example.org');
    expect(canonicalSince).toBeNull();
    expect(decisions).toMatchObject([
      {
        verdict: 'rejected',
        rule: 'personal data: e-mail address',
        evidence: [{ slide: 2, evidence: 'Write to jane.doe@example.org about an SLO.' }],
      },
    ]);
  });

  it('says that two documents make canonical what either holds', async () => {
    expect(await explain('error budget')).toMatchObject({
      canonicalSince: null,
      decisions: [{ verdict: 'held' }],
    });
    expect(await explain('error budget', ['one', 'two'])).toMatchObject({
      canonicalSince: '2 documents mention it',
      decisions: [{ documentId: 'one' }, { documentId: 'two' }],
    });
  });

  it('asks one document when one is named', async () => {
    const { decisions } = await explain('error budget', ['one', 'two'], 'two');
    expect(decisions.map(({ documentId }) => documentId)).toEqual(['two']);
    await expect(explain('error budget', ['one'], 'none')).rejects.toThrow(DocumentNotFound);
  });

  it('passes over what is no longer shown', async () => {
    const { artifacts } = await tempStore();
    await write(artifacts, 'handbook', 'g0');
    const services = { artifacts, graph: showing({ handbook: 'g1' }) };
    expect((await explainConcept(services, 'acme', 'error budget')).decisions).toEqual([]);
  });

  it('tells of which documents nothing is known', async () => {
    const { artifacts } = await tempStore();
    await artifacts.records.keep('acme', {
      documentId: 'old',
      generation: 'g1',
      createdAt: '',
      committed: true,
      parts: { documentName: 'old.pptx', gated: `gated-v2/${'0'.repeat(64)}` },
      artifacts: [],
    });
    const services = { artifacts, graph: showing({ old: 'g1' }) };
    const { unexplained } = await explainConcept(services, 'acme', 'error budget');
    expect(unexplained).toMatchObject([{ documentId: 'old' }]);
  });
});

describe('explanationLines', () => {
  it('tells people the same', async () => {
    const lines = explanationLines(await explain('SLO')).join('\n');
    expect(lines).toMatch(/SLO.* is canonical: handbook promotes it: in several segments\./);
    expect(lines).toMatch(/handbook\.pptx: promoted, in several segments/);
    expect(lines).toMatch(/slo was taken for service level objective, by acronym/);
    expect(lines).toMatch(/slide 2, as SLO \(0\.90\): “Write to/);
  });

  it('says so when nobody named it', async () => {
    expect(explanationLines(await explain('Atlantis'))).toEqual([
      'No document of tenant acme was read to name Atlantis.',
    ]);
  });
});
