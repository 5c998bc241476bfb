import { describe, expect, test } from 'vitest';
import { canonicalName } from '../../../llm/local/naming.ts';
import { profileOf } from '../../../llm/local/languages/profiles.ts';
import { tagLine } from './tagged.ts';

/** The name of the words after the first `skipped` ones. */
function nameOf(language: string, line: string, skipped = 0): string {
  return canonicalName(tagLine(language, line).tokens.slice(skipped), profileOf(language));
}

describe('canonical names', () => {
  test.each([
    ['Error budgets', 'error budget'],
    ['feature flags', 'feature flag'],
    ['Policies', 'policy'],
    ['master data', 'master data'],
    ['Conflicts of interest', 'conflict of interest'],
    ['90-day reviews', '90-day review'],
  ])('of common nouns are singular and in lower case: %s', (line, name) => {
    expect(nameOf('en', line)).toBe(name);
  });

  test.each([
    ['Sauvegardes chiffrées', 'sauvegarde chiffrée'],
    ['Données personnelles', 'donnée personnelle'],
    ['référentiels d’archivage', 'référentiel d’archivage'],
    ['réseaux de chaleur', 'réseau de chaleur'],
    ['accès', 'accès'],
  ])('of French nouns with their adjectives, but not their complements: %s', (line, name) => {
    expect(nameOf('fr', line)).toBe(name);
  });

  test('keep names as they are', () => {
    expect(nameOf('en', 'we asked the Business Process Owner', 3)).toBe('Business Process Owner');
    expect(nameOf('en', 'we run Kafka clusters', 2)).toBe('Kafka cluster');
    expect(nameOf('fr', 'nous suivons la norme ISO 27001', 3)).toBe('norme ISO 27001');
  });

  test('keep acronyms, without the s of a plural', () => {
    expect(nameOf('en', 'SLO reviews')).toBe('SLO review');
    expect(nameOf('en', 'we have two KPIs', 3)).toBe('KPI');
  });

  test('are in Unicode’s composed form', () => {
    expect(nameOf('fr', 'me\u0301thode agile')).toBe('m\u00E9thode agile');
  });
});
