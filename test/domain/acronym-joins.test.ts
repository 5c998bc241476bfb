import { describe, expect, it } from 'vitest';
import { AcronymCounter, acronymJoins } from '../../domain/acronym-joins.ts';
import type { Mention } from '../../domain/extraction.ts';
import { aDocumentConcept, aMention, anExtraction } from './builders.ts';

interface Given {
  mentions?: Partial<Mention>[];
  glossary?: { acronym: string; expansion: string }[];
  language?: string;
}

function counterOf(...segments: Given[]): AcronymCounter {
  const counter = new AcronymCounter();
  for (const [index, { mentions = [], ...others }] of segments.entries()) {
    counter.add(anExtraction(`s${index}`, { mentions: mentions.map(aMention), ...others }));
  }
  return counter;
}

const concepts = (...names: string[]) =>
  names.map((canonicalName) =>
    aDocumentConcept({ canonicalKey: canonicalName.toLowerCase(), canonicalName }),
  );

const SLO = { acronym: 'SLO', expansion: 'Service Level Objectives' };

describe('AcronymCounter', () => {
  it('knows what a glossary says', () => {
    expect(counterOf({ glossary: [SLO] }).expansionOf('slo')).toBe('service level objective');
  });

  it('knows it in the language of the segment', () => {
    const rgpd = { acronym: 'RT', expansion: 'responsables des traitements' };
    const counter = counterOf({ glossary: [rgpd], language: 'fr' });
    expect(counter.expansionOf('rt')).toBe('responsable de traitement');
  });

  it.each([
    ['Service Level Objective', 'A Service Level Objective (SLO) is a target.'],
    ['SLO', 'An SLO (Service Level Objective) is a target.'],
    ['Service Level Objectives', 'Service Level Objectives (SLOs) matter.'],
  ])('reads what stands in brackets after %j', (surfaceForm, evidence) => {
    const counter = counterOf({ mentions: [{ surfaceForm, evidence }] });
    expect(counter.expansionOf('slo')).toBe('service level objective');
  });

  it.each([
    ['Kafka', 'Kafka (Apache project) stores events'],
    ['event log', 'the event log (new) grows'],
    ['Service Level Objective', 'a Service Level Objective (ABC)'],
  ])('reads none from %j in %j', (surfaceForm, evidence) => {
    const counter = counterOf({ mentions: [{ surfaceForm, evidence }] });
    for (const key of ['apache project', 'new', 'abc', 'kafka']) {
      expect(counter.expansionOf(key)).toBeUndefined();
    }
  });

  it('passes over small words and accents', () => {
    const mention = {
      surfaceForm: "Agence de l'Élevage",
      evidence: "Agence de l'Élevage (AE)",
    };
    expect(counterOf({ mentions: [mention] }).expansionOf('ae')).toBe('agence de élevage');
  });
});

describe('acronymJoins', () => {
  it('joins an acronym to what it stands for', () => {
    expect(
      acronymJoins(concepts('SLO', 'service level objective'), counterOf({ glossary: [SLO] })),
    ).toEqual([{ from: 'slo', to: 'service level objective', rule: 'acronym' }]);
  });

  it('joins nothing to what is no concept of the document', () => {
    expect(acronymJoins(concepts('SLO'), counterOf({ glossary: [SLO] }))).toEqual([]);
  });

  it('joins an acronym that the document uses for two things to neither', () => {
    const two = counterOf(
      { glossary: [{ acronym: 'PR', expansion: 'public relations' }] },
      { glossary: [{ acronym: 'PR', expansion: 'pull request' }] },
    );
    expect(acronymJoins(concepts('PR', 'public relation', 'pull request'), two)).toEqual([]);
  });

  it('parts a name that holds both', () => {
    const [join] = acronymJoins(
      [
        aDocumentConcept({
          canonicalKey: 'service level objective slo',
          canonicalName: 'Service Level Objective (SLO)',
        }),
      ],
      counterOf(),
    );
    expect(join).toEqual({
      from: 'service level objective slo',
      to: 'service level objective',
      name: 'Service Level Objective',
      aliases: ['SLO'],
      rule: 'acronym',
    });
  });
});
