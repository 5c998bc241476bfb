import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalKey } from '../../domain/canonical-key.ts';
import { LlmAnswerInvalid } from '../../domain/errors.ts';
import type { DocumentConcept } from '../../domain/mining.ts';
import { conceptGroups, groupJoins, nameGroupsSchema } from '../../domain/name-groups.ts';
import type { NearDuplicate } from '../../domain/near-duplicates.ts';
import { aDocumentConcept } from './builders.ts';

function concept(canonicalName: string, overrides: Partial<DocumentConcept> = {}): DocumentConcept {
  return aDocumentConcept({
    canonicalKey: canonicalKey(canonicalName),
    canonicalName,
    ...overrides,
  });
}

const pair = (kept: DocumentConcept, other: DocumentConcept): NearDuplicate => ({ kept, other });
const group = (preferred: string, ...others: string[]) => ({ preferred, others });

const [failover, failOver] = [concept('failover'), concept('fail over')];
const [email, eMail] = [concept('Email'), concept('E-mail')];
const PAIRS = [pair(failover, failOver), pair(email, eMail)];

describe('nameGroupsSchema', () => {
  it.each([
    { groups: [{ preferred: 'a', others: ['b'], why: 'so' }] },
    { groups: [{ preferred: 'a' }] },
    { groups: [], more: 1 },
    [],
  ])('refuses %j', (answer) => {
    expect(nameGroupsSchema.safeParse(answer).success).toBe(false);
  });
});

describe('conceptGroups', () => {
  it('keeps the name that the model prefers', () => {
    expect(conceptGroups([group('fail over', 'failover')], PAIRS)).toEqual([
      { kept: failOver, others: [failover] },
    ]);
  });

  it('keeps what the ontology names, whatever the model prefers', () => {
    const agreed = concept('fail over', { inOntology: true });
    const groups = conceptGroups([group('failover', 'fail over')], [pair(agreed, failover)]);
    expect(groups).toEqual([{ kept: agreed, others: [failover] }]);
  });

  it('takes names that others connect', () => {
    const [a, b, c] = ['data base', 'database', 'databaze'].map((name) => concept(name));
    const groups = conceptGroups(
      [group('data base', 'databaze', 'database')],
      [pair(a!, b!), pair(b!, c!)],
    );
    expect(groups).toEqual([{ kept: a, others: [c, b] }]);
  });

  it.each([
    ['a name that was not given', [group('failover', 'switch-over')]],
    ['a name that is only nearly the given one', [group('Failover', 'fail over')]],
    ['a name in two groups', [group('failover', 'fail over'), group('Email', 'failover')]],
    ['a name twice in a group', [group('failover', 'failover')]],
    ['names that no pair connects', [group('failover', 'Email')]],
  ])('refuses %s', (_, groups) => {
    expect(() => conceptGroups(groups, PAIRS)).toThrow(LlmAnswerInvalid);
  });

  it.each([
    ['of two types', concept('Audit log', { conceptType: 'ROLE' })],
    ['with another number', concept('audit log 2')],
    ['that both are defined', concept('audit-log', { definition: 'who did what' })],
    ['that both are in the ontology', concept('Audit Log', { inOntology: true })],
  ])('refuses names %s', (_, other) => {
    const one = concept('auditlog', { definition: 'a record', inOntology: true });
    const middle = concept('audit  log');
    const pairs = [pair(one, middle), pair(middle, other)];
    const names = [one, middle, other].map(({ canonicalName }) => canonicalName);
    expect(() => conceptGroups([group(names[0]!, ...names.slice(1))], pairs)).toThrow(
      LlmAnswerInvalid,
    );
  });

  it('says nothing of the deck in its complaints', () => {
    expect(() => conceptGroups([group('secret name')], PAIRS)).toThrow(/^((?!secret).)*$/);
  });
});

describe('groupJoins', () => {
  it('joins all others to the name that is kept', () => {
    const groups = [{ kept: failOver, others: [failover] }];
    expect(groupJoins(groups)).toEqual([{ from: 'failover', to: 'fail over', rule: 'llm' }]);
    expect(groupJoins([{ kept: email, others: [] }])).toEqual([]);
  });

  it('holds answers that know nothing of each other together', () => {
    const kinds = fc.record({
      conceptType: fc.constantFrom('TOOL' as const, 'ROLE' as const),
      definition: fc.constantFrom(null, 'a thing'),
      inOntology: fc.boolean(),
    });
    const property = fc.property(
      fc.array(kinds, { minLength: 8, maxLength: 8 }),
      fc.array(fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
      (given, indexes) => {
        const concepts = given.map((kind, index) =>
          aDocumentConcept({ canonicalKey: 'abcdefgh'[index]!, ...kind }),
        );
        const groups = indexes.map(([kept, ...others]) => ({
          kept: concepts[kept!]!,
          others: others.map((index) => concepts[index]!),
        }));
        const joins = groupJoins(groups);
        const from = new Set(joins.map((join) => join.from));
        expect(from.size).toBe(joins.length);
        expect(joins.filter(({ to }) => from.has(to))).toEqual([]);
        const byKey = new Map(concepts.map((one) => [one.canonicalKey, one]));
        for (const [to, joined] of Map.groupBy(joins, (join) => join.to)) {
          const members = [to, ...joined.map((join) => join.from)].map((key) => byKey.get(key)!);
          expect(new Set(members.map(({ conceptType }) => conceptType)).size).toBe(1);
          const count = (test: (one: DocumentConcept) => boolean) => members.filter(test).length;
          expect(count(({ definition }) => definition !== null)).toBeLessThanOrEqual(1);
          expect(count(({ inOntology }) => inOntology)).toBeLessThanOrEqual(1);
        }
      },
    );
    fc.assert(property);
  });
});
