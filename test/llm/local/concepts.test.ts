import { describe, expect, test } from 'vitest';
import { describeConcepts, type Concept } from '../../../llm/local/concepts.ts';
import { findTerms } from '../../../llm/local/terms.ts';
import { tagLines } from './tagged.ts';

function describeLines(
  language: string,
  lines: string[],
  glossary: [string, string][] = [],
): Map<string, Concept> {
  const { text, sentences, profile } = tagLines(language, ...lines);
  const terms = findTerms(sentences, profile);
  const source = { text, sentences, profile, glossary: new Map(glossary) };
  return new Map(describeConcepts(source, terms, new Map()).map((c) => [c.name, c]));
}

describe('concepts', () => {
  test('are named by their expansion and show both surface forms', () => {
    const concept = describeLines('en', ['Service level objectives (SLOs) help.']).get(
      'service level objective',
    );
    expect(concept).toMatchObject({
      acronym: 'SLO',
      surfaces: ['Service level objectives', 'SLOs'],
    });
  });

  test('are named by the glossary where the text has but the acronym', () => {
    const concepts = describeLines(
      'en',
      ['every SLO is met'],
      [['SLO', 'service level objective']],
    );
    expect(concepts.get('service level objective')!.surfaces).toEqual(['SLO']);
  });

  test('show the form of a sentence rather than that of a heading', () => {
    const concept = describeLines('en', ['Error Budgets', 'We spend the error budget.']).get(
      'error budget',
    );
    expect(concept!.surfaces).toEqual(['error budget']);
  });

  test('keep the capitals of what is never written without', () => {
    const concepts = describeLines('en', ['each plant names one Business Process Owner']);
    expect([...concepts.keys()]).toContain('Business Process Owner');
  });

  test('come once where two phrases have one name', () => {
    const concepts = describeLines('en', [
      'we use trunk-based development',
      'a trunk based development',
    ]);
    const keys = [...concepts.keys()].filter((name) => /trunk.based development/.test(name));
    expect(keys).toHaveLength(1);
  });

  test('have no definition by a duty unless they are roles', () => {
    const concepts = describeLines('en', [
      'The release manager is responsible for the calendar of all sites.',
      'The gateway is responsible for the limits of all calls.',
    ]);
    expect(concepts.get('release manager')!.definition).toMatch(/^The release manager/);
    expect(concepts.get('gateway')?.definition ?? null).toBeNull();
  });

  test('know when they are but the kind of another', () => {
    const concepts = describeLines('en', ['A ledger is a gradual arrangement that lasts.']);
    expect(concepts.get('gradual arrangement')!.evidence.isGenus).toBe(true);
    expect(concepts.get('ledger')!.evidence.isGenus).toBe(false);
  });

  test('know when they are items of a line that enumerates', () => {
    const concepts = describeLines('fr', ['Téléconsultation, téléexpertise et télésurveillance']);
    expect([...concepts.values()].map(({ evidence }) => evidence.fillsLine)).toEqual([
      true,
      true,
      true,
    ]);
  });
});
