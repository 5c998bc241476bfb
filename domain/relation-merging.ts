import type { Relation } from './extraction.ts';
import { by } from './order.ts';
import { inOneDirection, type WordForms } from './relation-direction.ts';

/**
 * One relation for each that a segment states, in the direction of its type, sorted. What a segment states twice has
 * the confidence and the place of the surer statement, and all the quotations, one after the other.
 */
export function mergeRelations(relations: Relation[]): Relation[] {
  const merged = new Map<string, Relation[]>();
  const forms: WordForms = new Map();
  for (const given of relations) {
    const relation = inOneDirection(given, forms);
    const key = relationKey(relation);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, [relation]);
    else known.push(relation);
  }
  return [...merged.values()].map(together).toSorted(by(relationKey));
}

export function relationKey({ segmentId, source, relationType, target }: Relation): string {
  return [source, relationType, target, segmentId].join('\n');
}

function together(statements: Relation[]): Relation {
  const sorted = statements.toSorted(
    (a, b) => b.confidence - a.confidence || (a.evidence < b.evidence ? -1 : 1),
  );
  const [surest] = sorted as [Relation, ...Relation[]];
  const quotations = new Set(sorted.map(({ evidence }) => evidence));
  return { ...surest, evidence: [...quotations].join('\n') };
}
