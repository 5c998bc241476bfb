import { shortestNumber } from '../shortest-number.ts';
import type { TextBudget } from '../text-budget.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/** Words between the levels of a category, the outermost first. */
const LEVEL_SEPARATOR = ' / ';

/** The values cached of a c:strRef, c:numRef, c:strLit or c:numLit, by their positions. */
export function readCache(reference: XmlElement | undefined): Map<number, string> {
  if (reference === undefined) return new Map();
  const cache = reference.child('c:strCache') ?? reference.child('c:numCache') ?? reference;
  const points = readPoints(cache);
  if (!cache.name.startsWith('c:num')) return points;
  return new Map([...points].map(([position, value]) => [position, shortestNumber(value)]));
}

/** The levels cached of a c:multiLvlStrRef, the innermost first. */
export function readCachedLevels(reference: XmlElement): Map<number, string>[] {
  const levels = reference.child('c:multiLvlStrCache')?.childrenNamed('c:lvl') ?? [];
  return levels.map(readPoints);
}

/**
 * Categories of several levels, given the innermost first, with the names of all of them. A name of an outer level
 * holds until the next; since it is gone through and written again for each category, `budget` is asked before that
 * takes too long or fills the memory.
 */
export function joinLevels(
  levels: readonly ReadonlyMap<number, string>[],
  budget: TextBudget,
): Map<number, string> {
  const [innermost = new Map<number, string>(), ...others] = levels;
  const outer = others.filter(({ size }) => size > 0);
  const positions = new Set(levels.flatMap((level) => [...level.keys()]));
  const current = outer.map(() => '');
  const joined = new Map<number, string>();
  for (const position of [...positions].toSorted((a, b) => a - b)) {
    for (const [depth, level] of outer.entries()) {
      current[depth] = level.get(position) ?? current[depth] ?? '';
    }
    const names = [...current.toReversed(), innermost.get(position) ?? ''];
    budget.spend(names.reduce((sum, name) => sum + name.length, names.length));
    joined.set(position, names.filter((name) => name !== '').join(LEVEL_SEPARATOR));
  }
  return joined;
}

function readPoints(cache: XmlElement): Map<number, string> {
  const points = new Map<number, string>();
  for (const point of cache.childrenNamed('c:pt')) {
    const position = Number(point.attributes['idx']);
    const value = point.child('c:v')?.text.trim();
    if (Number.isInteger(position) && value) points.set(position, value);
  }
  return points;
}
