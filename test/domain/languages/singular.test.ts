import { describe, expect, test } from 'vitest';
import { englishSingular } from '../../../domain/languages/english-singular.ts';
import { frenchSingular } from '../../../domain/languages/french-singular.ts';

describe('English singular', () => {
  test.each([
    ['budgets', 'budget'],
    ['policies', 'policy'],
    ['processes', 'process'],
    ['boxes', 'box'],
    ['branches', 'branch'],
    ['databases', 'database'],
    ['analyses', 'analysis'],
    ['criteria', 'criterion'],
    ['indices', 'index'],
    ['metrics', 'metric'],
    ['topics', 'topic'],
    ['shelves', 'shelf'],
    ['services', 'service'],
    ['responses', 'response'],
  ])('of %s is %s', (plural, singular) => {
    expect(englishSingular(plural)).toBe(singular);
  });

  test.each([
    'process',
    'status',
    'analysis',
    'analytics',
    'logistics',
    'data',
    'bus',
    'gas',
    'series',
    'canvas',
    'devops',
    'is',
  ])('of %s is itself', (word) => {
    expect(englishSingular(word)).toBe(word);
  });
});

describe('French singular', () => {
  test.each([
    ['risques', 'risque'],
    ['données', 'donnée'],
    ['niveaux', 'niveau'],
    ['réseaux', 'réseau'],
    ['régionaux', 'régional'],
    ['travaux', 'travail'],
    ['enjeux', 'enjeu'],
    ['prévus', 'prévu'],
    ['noyaux', 'noyau'],
  ])('of %s is %s', (plural, singular) => {
    expect(frenchSingular(plural)).toBe(singular);
  });

  test.each([
    'processus',
    'accès',
    'avis',
    'choix',
    'prix',
    'cas',
    'temps',
    'virus',
    'nombreux',
    'corps',
    'les',
  ])('of %s is itself', (word) => {
    expect(frenchSingular(word)).toBe(word);
  });
});
