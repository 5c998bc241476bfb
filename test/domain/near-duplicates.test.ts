import { describe, expect, it } from 'vitest';
import { canonicalKey } from '../../domain/canonical-key.ts';
import type { DocumentConcept } from '../../domain/mining.ts';
import { nearDuplicateJoins, nearDuplicates } from '../../domain/near-duplicates.ts';
import { aDocumentConcept } from './builders.ts';

function concept(canonicalName: string, overrides: Partial<DocumentConcept> = {}): DocumentConcept {
  return aDocumentConcept({
    canonicalKey: canonicalKey(canonicalName),
    canonicalName,
    ...overrides,
  });
}

const areNear = (one: string, other: string) =>
  nearDuplicates([concept(one), concept(other)]).length === 1;

const kept = (one: Partial<DocumentConcept>, other: Partial<DocumentConcept>) =>
  nearDuplicates([concept('data base', one), concept('database', other)])[0]!.kept.canonicalName;

describe('nearDuplicates', () => {
  it.each([
    ['organisation chart', 'organization chart'],
    ['data base', 'database'],
    ['e-mail', 'email'],
    ['securite', 'sécurité'],
    ['mise en œuvre', 'mise en oeuvre'],
    ['incident management', 'management of incident'],
    ['level of service', 'service level'],
    ['Kuberentes', 'Kubernetes'],
    ['catalogue', 'catalogu'],
  ])('takes %j and %j for such', (one, other) => {
    expect(areNear(one, other)).toBe(true);
  });

  it.each([
    ['TLS 1.2', 'TLS 1.3'],
    ['ISO 27001', 'ISO 27002'],
    ['Windows 10', 'Windows 11'],
    ['Kubernetes 1', 'Kubernetes'],
    ['internal audit', 'external audit'],
    ['inbound traffic', 'outbound traffic'],
    ['public key', 'private key'],
    ['data controller', 'data processor'],
    ['encryption', 'decryption'],
    ['hypertension', 'hypotension'],
    ['intranet', 'internet'],
    ['encryption key', 'key encryption'],
    ['service', 'service account'],
    ['Kafka', 'Kafka Streams'],
    ['cat', 'cut'],
    ['process', 'processor'],
    ['upload', 'download'],
    ['mutable object', 'immutable object'],
    ['structured data', 'unstructured data'],
  ])('keeps %j and %j apart, whatever their vectors', (one, other) => {
    expect(areNear(one, other)).toBe(false);
  });

  it('asks for the same type', () => {
    const pair = [concept('data base'), concept('database', { conceptType: 'ROLE' })];
    expect(nearDuplicates(pair)).toEqual([]);
  });

  it('leaves apart what defines itself otherwise', () => {
    const defined = { definition: 'a store' };
    expect(nearDuplicates([concept('data base'), concept('database', defined)])).toHaveLength(1);
    expect(nearDuplicates([concept('data base', defined), concept('database', defined)])).toEqual(
      [],
    );
  });

  it('keeps the one that the ontology names, else the one with more segments, else the first', () => {
    expect(kept({}, {})).toBe('data base');
    expect(kept({}, { segmentCount: 2 })).toBe('database');
    expect(kept({ inOntology: true }, { segmentCount: 2 })).toBe('data base');
  });

  it('compares no more names than share a shape, so that its time is linear', () => {
    const many = Array.from({ length: 26 }, (_, index) =>
      concept(`contra${String.fromCodePoint(97 + index)}`),
    );
    expect(nearDuplicates(many)).toEqual([]);
  });
});

describe('nearDuplicateJoins', () => {
  const [a, b, c] = ['aaaaaab', 'aaaaaac', 'aaaaaad'].map((name) => concept(name));

  it('joins what is alike enough', () => {
    const pairs = [
      { kept: a!, other: b! },
      { kept: a!, other: c! },
    ];
    expect(nearDuplicateJoins(pairs, [0.75, 0.74], 0.75)).toEqual([
      { from: 'aaaaaac', to: 'aaaaaab', rule: 'near duplicate' },
    ]);
  });

  it('joins a concept once, to the most alike, and none to one that was joined', () => {
    const pairs = [
      { kept: a!, other: b! },
      { kept: b!, other: c! },
      { kept: a!, other: c! },
    ];
    expect(nearDuplicateJoins(pairs, [0.8, 0.95, 0.9], 0.75)).toEqual([
      { from: 'aaaaaad', to: 'aaaaaac', rule: 'near duplicate' },
    ]);
  });
});
