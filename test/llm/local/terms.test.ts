import { describe, expect, test } from 'vitest';
import { findTerms, type Term } from '../../../llm/local/terms.ts';
import { tagLines } from './tagged.ts';

function find(language: string, ...lines: string[]): Map<string, Term> {
  const { sentences, profile } = tagLines(language, ...lines);
  return new Map(findTerms(sentences, profile).map((term) => [term.key, term]));
}

describe('terms', () => {
  test('have their acronym, and the acronym is no term of its own', () => {
    const terms = find('en', 'A service level objective (SLO) helps.', 'The SLO is met.');
    expect(terms.get('service level objective')!.acronym).toMatchObject({ text: 'SLO' });
    expect(terms.get('service level objective')!.acronym!.places).toHaveLength(2);
    expect(terms.has('slo')).toBe(false);
  });

  test('have their definition, also when it is given of the acronym', () => {
    const terms = find(
      'en',
      'The service level objective (SLO) helps.',
      'An SLO is a target that a team sets itself.',
    );
    expect(terms.get('service level objective')!.definition).toMatchObject({ kind: 'sentence' });
  });

  test('have the definition of a sentence before that of a label', () => {
    const terms = find(
      'en',
      'Slotting: we give every product its place',
      'Slotting is the practice of giving products their places.',
    );
    expect(terms.get('slotting')!.definition!.text).toContain('practice');
  });

  test('are not the parts of an expansion', () => {
    const line = "L'Autorité de contrôle prudentiel et de résolution (ACPR) contrôle les banques.";
    const keys = [...find('fr', line).keys()];
    expect(keys).toContain('autorité de contrôle prudentiel et de résolution');
    expect(keys).not.toContain('autorité de contrôle prudentiel');
  });

  test('have the definition of the line below their heading', () => {
    const terms = find(
      'en',
      'Performance Review',
      'A formal assessment where a manager evaluates the work of an employee.',
    );
    expect(terms.get('performance review')!.definition).toMatchObject({
      kind: 'label',
      text: expect.stringMatching(/^A formal assessment/),
    });
  });

  test('have no definition by a line below that is a sentence of its own', () => {
    for (const line of [
      'A bounded context is a part of the system.',
      'The team meets every week in the morning.',
      'We review the work of an employee.',
    ]) {
      expect(
        find('en', 'Performance Review', line).get('performance review')!.definition,
      ).toBeNull();
    }
  });

  test('may be what only a definition shows to be one', () => {
    expect(
      find('en', 'Compliance as code is the practice of testing controls.').has(
        'compliance as code',
      ),
    ).toBe(true);
  });

  test('are not taken from boilerplate or generic words', () => {
    expect([...find('en', 'Agenda', 'Next steps', 'Thank you', 'Questions?').keys()]).toEqual([]);
  });
});
