import { describe, expect, it } from 'vitest';
import { AcronymCounter } from '../../domain/acronym-joins.ts';
import { JoinedNames, plainJoins } from '../../domain/name-joins.ts';
import type { OntologyEntry } from '../../domain/ontology.ts';
import { aDocumentConcept, aMention, anExtraction, aRelation } from './builders.ts';

const concepts = (...keys: string[]) =>
  keys.map((canonicalKey) => aDocumentConcept({ canonicalKey }));

function counterOf(...glossary: { acronym: string; expansion: string }[]): AcronymCounter {
  const counter = new AcronymCounter();
  counter.add(anExtraction('s1', { glossary }));
  return counter;
}

const ONTOLOGY: OntologyEntry[] = [
  { name: 'Service Level Target', type: 'STANDARD', aliases: ['SLO', 'objectif de service'] },
];
const SLO = { acronym: 'SLO', expansion: 'service level objective' };

describe('plainJoins', () => {
  it('joins what the ontology has other names for', () => {
    const given = concepts('objectif de service', 'service level target', 'kafka');
    expect(plainJoins(given, counterOf(), ONTOLOGY)).toEqual([
      { from: 'objectif de service', to: 'service level target', rule: 'ontology' },
    ]);
  });

  it('lets the ontology take precedence over the document', () => {
    const given = concepts('slo', 'service level objective');
    expect(plainJoins(given, counterOf(SLO), ONTOLOGY)).toEqual([
      { from: 'slo', to: 'service level target', rule: 'ontology' },
    ]);
    expect(plainJoins(given, counterOf(SLO), [])).toEqual([
      { from: 'slo', to: 'service level objective', rule: 'acronym' },
    ]);
  });
});

const join = (from: string, to: string) => ({ from, to, rule: 'acronym' as const });

describe('JoinedNames', () => {
  it('follows joins to their end', () => {
    const names = new JoinedNames([join('a', 'b'), join('b', 'c')]);
    expect(['a', 'b', 'c', 'd'].map((key) => names.keyOf(key))).toEqual(['c', 'c', 'c', 'd']);
  });

  it('ends where a circle closes', () => {
    const names = new JoinedNames([join('a', 'b'), join('b', 'a')]);
    expect(names.keyOf('a')).toBe('a');
  });

  it('changes nothing where nothing is joined', () => {
    const extraction = anExtraction('s1', { mentions: [aMention()] });
    expect(new JoinedNames([]).apply(extraction)).toBe(extraction);
  });

  it('renames mentions and the ends of relations, and drops those to itself', () => {
    const names = new JoinedNames([
      { ...join('slo', 'objective'), name: 'Objective', aliases: ['SLO'] },
    ]);
    const extraction = anExtraction('s1', {
      mentions: [aMention({ canonicalKey: 'slo' })],
      relations: [
        aRelation({ source: 'slo', target: 'kafka' }),
        aRelation({ source: 'objective', target: 'slo' }),
      ],
    });
    expect(names.apply(extraction)).toMatchObject({
      mentions: [
        {
          canonicalKey: 'objective',
          canonicalName: 'Objective',
          aliases: ['SLO'],
          surfaceForm: 'slo',
        },
      ],
      relations: [{ source: 'objective', target: 'kafka' }],
    });
  });
});
