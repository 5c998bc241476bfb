import { describe, expect, it } from 'vitest';
import {
  extractionArtifact,
  minedArtifact,
  type MinedDocument,
} from '../../activities/artifacts.ts';
import { mineRelations, type NamesToMine } from '../../activities/mine-relations.ts';
import { readStatements } from '../../activities/statements.ts';
import { ArtifactMissing } from '../../domain/errors.ts';
import type { Extraction } from '../../domain/extraction.ts';
import { ConceptMiner, statementsOf, type Statements } from '../../domain/mining.ts';
import type { ArtifactStore } from '../../stores/artifacts/artifact-store.ts';
import { aMention, anExtraction, aRelation } from '../domain/builders.ts';
import { aMinedDocument } from './documents.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';
import { collect } from './collect.ts';

const tenantId = 'acme';

/** Segments that all name one concept and state one relation of it, and name one concept of their own. */
function someExtractions(count: number): Extraction[] {
  return Array.from({ length: count }, (_, index) =>
    anExtraction(`segment-${index}`, {
      mentions: [aMention(), aMention({ canonicalKey: `concept ${index}` })],
      relations: [aRelation()],
    }),
  );
}

async function mine(
  artifacts: ArtifactStore,
  given: Extraction[],
  names: Partial<NamesToMine> = {},
): Promise<{ document: MinedDocument; statements: Statements[] }> {
  const extractions = await Promise.all(
    given.map((extraction) => artifacts.put(tenantId, extractionArtifact, extraction)),
  );
  const mined = await mineRelations(artifacts, { tenantId, extractions, ...names });
  const document = await artifacts.get(tenantId, minedArtifact, mined);
  const statements = await collect(readStatements(artifacts, tenantId, document.parts));
  return { document, statements };
}

describe('mineRelations', () => {
  it('joins the extractions of all segments', async () => {
    const { artifacts } = await tempStore();
    const given = someExtractions(40);
    const { document, statements } = await mine(artifacts, given);
    const miner = new ConceptMiner();
    for (const extraction of given) miner.add(extraction);
    expect(document).toMatchObject(miner.result());
    expect(statements).toEqual([statementsOf(given)]);
  });

  it('keeps what the segments of a large document state in parts', async () => {
    const { artifacts } = await tempStore();
    const given = someExtractions(501);
    const { document, statements } = await mine(artifacts, given);
    expect(document.parts.map(({ mentions, relations }) => [mentions, relations])).toEqual([
      [500, 250],
      [500, 250],
      [2, 1],
    ]);
    expect(document.parts.flatMap(({ segmentIds }) => segmentIds)).toEqual(
      given.map(({ segmentId }) => segmentId),
    );
    expect(statements[2]).toEqual(statementsOf(given.slice(500)));
    expect(document.concepts.find(({ canonicalKey }) => canonicalKey === 'kafka')).toMatchObject({
      segmentCount: 501,
    });
  });

  it('gives an empty document for no extractions', async () => {
    const { artifacts } = await tempStore();
    const { document } = await mine(artifacts, []);
    expect(document).toEqual({ ...aMinedDocument(), madeOf: [] });
  });

  it('takes joined names for one, and what is then a relation to itself for none', async () => {
    const { artifacts } = await tempStore();
    const slo = aMention({ canonicalKey: 'slo', canonicalName: 'SLO' });
    const objective = aMention({ canonicalKey: 'service level objective' });
    const given = [
      anExtraction('s1', { mentions: [slo] }),
      anExtraction('s2', {
        mentions: [slo, objective],
        relations: [aRelation({ source: 'slo', target: 'service level objective' })],
      }),
    ];
    const join = { from: 'slo', to: 'service level objective', rule: 'acronym' as const };
    const { document, statements } = await mine(artifacts, given, { joins: [join] });
    expect(document.joins).toEqual([join]);
    expect(document.concepts).toMatchObject([
      { canonicalName: 'service level objective', aliases: ['SLO'], segmentCount: 2 },
    ]);
    expect(statements.flatMap(({ relations }) => relations)).toEqual([]);
    expect(new Set(statements[0]!.mentions.map(({ canonicalKey }) => canonicalKey)).size).toBe(1);
  });

  it('gives what the ontology names its name and type', async () => {
    const { artifacts } = await tempStore();
    const ontology = [{ name: 'Apache Kafka', type: 'STANDARD' as const, aliases: ['Kafka'] }];
    const joins = [{ from: 'kafka', to: 'apache kafka', rule: 'ontology' as const }];
    const given = [anExtraction('s1', { mentions: [aMention({ canonicalName: 'Kafka' })] })];
    const { document } = await mine(artifacts, given, { joins, ontology });
    expect(document.concepts).toMatchObject([
      {
        canonicalName: 'Apache Kafka',
        conceptType: 'STANDARD',
        aliases: ['Kafka'],
        inOntology: true,
      },
    ]);
  });

  it('reads kinds out of definitions, unless they are stated', async () => {
    const { artifacts } = await tempStore();
    const log = aMention({ canonicalKey: 'log' });
    const kafka = aMention({ definition: 'a log that keeps events', evidence: 'Kafka is a log' });
    const subtype = aRelation({ target: 'log', relationType: 'SUBTYPE_OF' });
    const given = [
      anExtraction('s1', { mentions: [kafka] }),
      anExtraction('s2', { mentions: [log] }),
      anExtraction('s3', { mentions: [kafka, log], relations: [subtype] }),
    ];
    const { document, statements } = await mine(artifacts, given);
    expect(document.parts.at(-1)).toMatchObject({ segmentIds: [], mentions: 0, relations: 1 });
    expect(statements.at(-1)!.relations).toMatchObject([
      { segmentId: 's1', source: 'kafka', target: 'log', evidence: 'Kafka is a log' },
    ]);
  });

  it('adds up what the readers made up', async () => {
    const { artifacts } = await tempStore();
    const given = [1, 2].map((count) => ({
      ...anExtraction(`s${count}`),
      rejected: { mentions: count, relations: 3 },
    }));
    const { document } = await mine(artifacts, given);
    expect(document.rejected).toEqual({ mentions: 3, relations: 6 });
  });

  it('fails when one of the extractions is gone', async () => {
    const { artifacts } = await tempStore();
    const kept = await artifacts.put(tenantId, extractionArtifact, anExtraction('s1'));
    const gone = await artifacts.put(tenantId, extractionArtifact, anExtraction('s2'));
    await artifacts.remove(tenantId, gone);
    await expect(mineRelations(artifacts, { tenantId, extractions: [kept, gone] })).rejects.toThrow(
      ArtifactMissing,
    );
  });
});
