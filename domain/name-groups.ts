import { z } from 'zod';
import { LlmAnswerInvalid } from './errors.ts';
import type { DocumentConcept } from './mining.ts';
import type { NameJoin } from './name-joins.ts';
import { agree, conceptsIn, type NearDuplicate } from './near-duplicates.ts';

/** What a model says of names: those of a group mean the same. It is the schema that LLMs are held to. */
export const nameGroupsSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      preferred: z.string().describe('The name of the group to keep, exactly as it was given'),
      others: z.array(z.string()).describe('Names that mean the same, exactly as they were given'),
    }),
  ),
});
export type NameGroups = z.infer<typeof nameGroupsSchema>['groups'];

/** Concepts that a model says are one. */
interface ConceptGroup {
  kept: DocumentConcept;
  others: DocumentConcept[];
}

/**
 * Groups of names as groups of concepts, held to what was asked: names that were given, each in one group at most,
 * of concepts that agree, and that the pairs connect. What the ontology names is kept, whatever the model prefers.
 *
 * @param pairs what the model was asked about
 * @throws LlmAnswerInvalid
 */
export function conceptGroups(groups: NameGroups, pairs: NearDuplicate[]): ConceptGroup[] {
  const concepts = new Map(conceptsIn(pairs).map((concept) => [concept.canonicalName, concept]));
  const grouped = new Set<string>();
  return groups.map(({ preferred, others }) => {
    const members = [preferred, ...others].map((name) => {
      const concept = concepts.get(name);
      if (concept === undefined)
        throw new LlmAnswerInvalid('A group has a name that is not given.');
      if (grouped.has(name)) throw new LlmAnswerInvalid('A name is in the groups twice.');
      grouped.add(name);
      return concept;
    });
    const isOne = members.every((one, index) =>
      members.slice(index + 1).every((other) => agree(one, other)),
    );
    if (!isOne) {
      throw new LlmAnswerInvalid(
        'A group has names of different types, with different numbers or defined differently.',
      );
    }
    if (!areConnected(members, pairs)) {
      throw new LlmAnswerInvalid('A group has names that are not written alike.');
    }
    const kept = members.find(({ inOntology }) => inOntology) ?? members[0]!;
    return { kept, others: members.filter((concept) => concept !== kept) };
  });
}

/**
 * The joins of groups that may have come from several answers: a concept is joined to one other at most, and none to
 * one that was joined itself or that another of its names does not agree with.
 */
export function groupJoins(groups: ConceptGroup[]): NameJoin[] {
  const joins = new Map<string, NameJoin>();
  const joined = new Map<string, DocumentConcept[]>();
  for (const { kept, others } of groups) {
    const to = kept.canonicalKey;
    if (joins.has(to)) continue;
    const members = joined.get(to) ?? [kept];
    for (const other of others) {
      const from = other.canonicalKey;
      if (joins.has(from) || joined.has(from)) continue;
      if (!members.every((member) => agree(member, other))) continue;
      joins.set(from, { from, to, rule: 'llm' });
      members.push(other);
    }
    if (members.length > 1) joined.set(to, members);
  }
  return [...joins.values()];
}

/** Whether pairs lead from the first to all others, and through none but these. */
function areConnected(concepts: DocumentConcept[], pairs: NearDuplicate[]): boolean {
  const missing = new Set(concepts.slice(1).map(({ canonicalKey }) => canonicalKey));
  const reached = concepts.slice(0, 1).map(({ canonicalKey }) => canonicalKey);
  for (const key of reached) {
    for (const { kept, other } of pairs) {
      const [one, two] = [kept.canonicalKey, other.canonicalKey];
      const next = one === key ? two : two === key ? one : undefined;
      if (next !== undefined && missing.delete(next)) reached.push(next);
    }
  }
  return missing.size === 0;
}
