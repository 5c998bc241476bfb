import { isDeepStrictEqual } from 'node:util';
import type { Snapshot, StoredItem } from './snapshot.ts';

const SHOWN = 12;
const VALUE_MAX_CHARACTERS = 120;

/**
 * How `actual` differs from `expected`, item for item, in words; empty when it does not. Of very many
 * differences the first of each kind are told.
 */
export function differences(expected: Snapshot, actual: Snapshot): string[] {
  return (['nodes', 'relationships', 'points'] as const).flatMap((kind) => {
    const found = differingItems(expected[kind], actual[kind]);
    const more = found.length - SHOWN;
    return [...found.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more among the ${kind}`] : [])];
  });
}

function differingItems(expected: StoredItem[], actual: StoredItem[]): string[] {
  const wanted = Map.groupBy(expected, ({ name }) => name);
  const there = Map.groupBy(actual, ({ name }) => name);
  return [...new Set([...wanted.keys(), ...there.keys()])].toSorted().flatMap((name) => {
    const before = wanted.get(name) ?? [];
    const after = there.get(name) ?? [];
    if (after.length === 0) return [`missing: ${name}`];
    if (before.length === 0) return [`too many: ${name}`];
    if (after.length !== before.length) {
      return [`${after.length} times instead of ${before.length}: ${name}`];
    }
    return differingContents(name, before, after);
  });
}

function differingContents(name: string, before: StoredItem[], after: StoredItem[]): string[] {
  const left = [...after];
  const changed = before.filter(({ content }) => {
    const same = left.findIndex((item) => isDeepStrictEqual(item.content, content));
    if (same >= 0) left.splice(same, 1);
    return same < 0;
  });
  return changed.map(
    ({ content }, index) =>
      `different: ${name}: ${differingProperties(content, left[index]!.content)}`,
  );
}

function differingProperties(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): string {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !isDeepStrictEqual(before[key], after[key]))
    .map((key) => `${key} is ${shown(after[key])} instead of ${shown(before[key])}`)
    .join('; ');
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'absent').slice(0, VALUE_MAX_CHARACTERS);
}
