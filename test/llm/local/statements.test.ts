import { describe, expect, test } from 'vitest';
import { describeConcepts } from '../../../llm/local/concepts.ts';
import { findStatements } from '../../../llm/local/statements.ts';
import { findTerms } from '../../../llm/local/terms.ts';
import { tagLines } from './tagged.ts';

function statements(language: string, ...lines: string[]): string[] {
  const { text, sentences, profile } = tagLines(language, ...lines);
  const source = { text, sentences, profile, glossary: new Map<string, string>() };
  const concepts = describeConcepts(source, findTerms(sentences, profile), new Map());
  return findStatements(concepts, sentences, profile).map(
    (found) => `${found.source} ${found.type} ${found.target} <${found.evidence}>`,
  );
}

describe('statements', () => {
  test('carry the sentence as evidence', () => {
    expect(statements('en', 'Some text. Workday replaces Taleo. More text.')).toEqual([
      'Workday REPLACES Taleo <Workday replaces Taleo.>',
    ]);
  });

  test('are of the longest concept that stands in a place', () => {
    const found = statements('en', 'The error budget policy requires an error budget.');
    expect(found).toEqual([
      'error budget policy REQUIRES error budget <The error budget policy requires an error budget.>',
    ]);
  });

  test('look through a kind, a form or a set of something', () => {
    expect(
      statements(
        'en',
        'Every pathogen matters.',
        'Sepsis is a kind of infection that harms organs.',
        'An infection is a condition that spreads.',
      ),
    ).toContain('Sepsis SUBTYPE_OF infection <Sepsis is a kind of infection that harms organs.>');
  });

  test('are made of acronyms as of their expansions', () => {
    const found = statements(
      'en',
      'Electronic data capture (EDC) replaces paper forms.',
      'EDC uses Medidata.',
    );
    expect(found.map((line) => line.split(' <')[0])).toEqual([
      'electronic data capture REPLACES paper form',
      'electronic data capture USES Medidata',
    ]);
  });

  test('say what kind a defined concept is of', () => {
    expect(
      statements('en', 'A canary release is a gradual deployment that few users see.'),
    ).toEqual([
      'canary release SUBTYPE_OF gradual deployment <A canary release is a gradual deployment that few users see.>',
    ]);
    expect(
      statements('fr', 'Le profilage est un traitement automatisé qui évalue des personnes.')[0],
    ).toMatch(/^profilage SUBTYPE_OF traitement automatisé/);
  });

  test('do not cross sentences', () => {
    expect(statements('en', 'Workday replaces', 'Taleo')).toEqual([]);
  });
});
