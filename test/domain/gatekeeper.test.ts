import { describe, expect, it } from 'vitest';
import { type Decision } from '../../domain/decision.ts';
import { adviceOn, decide } from '../../domain/gatekeeper.ts';
import type { GatekeeperProfile } from '../../domain/gatekeeper-profiles.ts';
import type { DocumentConcept } from '../../domain/mining.ts';
import { aDocumentConcept } from './builders.ts';

function verdictOn(overrides: Partial<DocumentConcept>, profile?: GatekeeperProfile): string {
  const { verdict, rule } = decide(aDocumentConcept(overrides), profile);
  return `${verdict}: ${rule}`;
}

const sure = { confidence: 0.95 };
const IN_ONE_SEGMENT = 'held: in one segment only, and not defined';

describe('decide', () => {
  it('names the concept that it decides on', () => {
    expect(decide(aDocumentConcept({ canonicalKey: 'event log' })).canonicalKey).toBe('event log');
  });

  it.each([
    [1, IN_ONE_SEGMENT],
    [2, 'promoted: in several segments'],
    [5, 'promoted: in several segments'],
  ])('of one that is mentioned in %i segments says: %s', (segmentCount, said) => {
    expect(verdictOn({ ...sure, segmentCount })).toBe(said);
  });

  it('promotes what is defined in one segment', () => {
    const defined = { ...sure, definition: 'a log' };
    expect(verdictOn(defined)).toBe('promoted: defined, with high confidence');
  });

  it.each([
    ['STRICT', 0.85],
    ['BALANCED', 0.7],
    ['PERMISSIVE', 0.6],
  ] as const)('asks in the profile %s for a confidence of %d', (profile, least) => {
    const concept = { definition: 'a log', segmentCount: 9 };
    expect(verdictOn({ ...concept, confidence: least }, profile)).toBe(
      'promoted: in several segments',
    );
    expect(verdictOn({ ...concept, confidence: least - 0.01 }, profile)).toBe(
      `held: confidence under ${least}, the least of the profile ${profile}`,
    );
  });

  it('asks for a definition in the profile STRICT alone', () => {
    const undefinedConcept = { ...sure, segmentCount: 9 };
    expect(verdictOn(undefinedConcept, 'STRICT')).toMatch(/^held: not defined/);
    expect(verdictOn(undefinedConcept, 'BALANCED')).toMatch(/^promoted/);
    expect(verdictOn(undefinedConcept, 'PERMISSIVE')).toMatch(/^promoted/);
  });

  it('takes BALANCED when nothing is said', () => {
    expect(verdictOn({ segmentCount: 2, confidence: 0.69 })).toMatch(/BALANCED$/);
  });

  it('rejects whatever the support', () => {
    const wellSupported = { segmentCount: 9, definition: 'a year', confidence: 1 };
    expect(verdictOn({ ...wellSupported, canonicalName: '2024' })).toBe('rejected: number or date');
  });

  it('promotes what the ontology names, whatever speaks against it', () => {
    const agreed = { canonicalName: '2024', inOntology: true, confidence: 0 };
    expect(verdictOn(agreed, 'STRICT')).toBe('promoted: in the ontology');
  });
});

/** So many decisions of each verdict. */
function decisions(promoted: number, held: number, rejected: number): Decision[] {
  const verdicts: Decision['verdict'][] = [
    ...Array.from({ length: promoted }, () => 'promoted' as const),
    ...Array.from({ length: held }, () => 'held' as const),
    ...Array.from({ length: rejected }, () => 'rejected' as const),
  ];
  return verdicts.map((verdict, index) => ({
    canonicalKey: `concept ${index}`,
    verdict,
    rule: 'some rule',
  }));
}

describe('adviceOn', () => {
  it.each([
    [3, 7, 0],
    [3, 7, 90],
    [0, 0, 5],
    [0, 0, 0],
  ])('has none where %i are promoted, %i held and %i rejected', (...counts) => {
    expect(adviceOn(decisions(...counts), 'BALANCED')).toBeUndefined();
  });

  it.each([
    [
      'STRICT',
      'GATEKEEPER_PROFILE=BALANCED lets more through, or a bigger model may be surer of more.',
    ],
    [
      'BALANCED',
      'GATEKEEPER_PROFILE=PERMISSIVE lets more through, or a bigger model may be surer of more.',
    ],
    ['PERMISSIVE', 'A bigger model may be surer of more.'],
  ] as const)('where few are promoted, names what is gentler than %s', (profile, advice) => {
    expect(adviceOn(decisions(2, 8, 5), profile)).toBe(`2 of 10 concepts were promoted. ${advice}`);
  });
});
