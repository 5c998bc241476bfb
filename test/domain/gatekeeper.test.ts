import { describe, expect, it } from 'vitest';
import { decide } from '../../domain/gatekeeper.ts';
import type { DocumentConcept } from '../../domain/mining.ts';
import { aDocumentConcept } from './builders.ts';

function verdictOn(overrides: Partial<DocumentConcept>): string {
  const { verdict, rule } = decide(aDocumentConcept(overrides));
  return `${verdict}: ${rule}`;
}

const named = (canonicalName: string) => verdictOn({ canonicalName });
const HELD = 'held: in one segment only';

describe('decide', () => {
  it('names the concept that it decides on', () => {
    expect(decide(aDocumentConcept({ canonicalKey: 'event log' })).canonicalKey).toBe('event log');
  });

  it.each([1, 2, 5])('with %i segments, promotes from two on', (segmentCount) => {
    expect(verdictOn({ segmentCount })).toBe(
      segmentCount < 2 ? HELD : 'promoted: in several segments',
    );
  });

  it.each([
    ['a log', 0.7, 'promoted: defined, with high confidence'],
    ['a log', 1, 'promoted: defined, with high confidence'],
    ['a log', 0.69, HELD],
    [null, 1, HELD],
  ])('of one segment, defined as %j with confidence %d, is %s', (definition, confidence, said) => {
    expect(verdictOn({ definition, confidence })).toBe(said);
  });

  it.each(['ab', 'x', 'É', 'a1'])('rejects %j as too short', (name) => {
    expect(named(name)).toBe('rejected: too short');
  });

  it.each(['AI', 'S3', 'ÉU', 'C++', 'abc'])('takes %j, short as it is', (name) => {
    expect(named(name)).toBe(HELD);
  });

  it('rejects names of more than 100 characters', () => {
    expect(named('x'.repeat(100))).toBe(HELD);
    expect(named('x'.repeat(101))).toBe('rejected: too long');
  });

  it.each(['2024', '99.9 %', '+++', '2024-01-01'])('rejects %j, which has no letter', (name) => {
    expect(named(name)).toBe('rejected: no letter');
  });

  it.each(['品質管理', 'Ω12', 'été'])('takes letters of any script: %j', (name) => {
    expect(named(name)).toBe(HELD);
  });

  it.each([
    'jo@example.org',
    'Mail jo@example.org today',
    'https://example.org/a',
    'HTTP://EXAMPLE.ORG',
    'www.example.org',
  ])('rejects the address %j', (name) => {
    expect(named(name)).toBe('rejected: address');
  });

  it.each(['HTTPS', 'http protocol', '@scope/package', 'user @ host'])(
    'takes %j, which is no address',
    (name) => {
      expect(named(name)).toBe(HELD);
    },
  );

  it('rejects whatever the support', () => {
    const wellSupported = { segmentCount: 9, definition: 'a year', confidence: 1 };
    expect(verdictOn({ ...wellSupported, canonicalName: '2024' })).toBe('rejected: no letter');
  });
});
