/** Orders by code unit and not by locale: the order must be the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function by<Item>(key: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => compare(key(a), key(b));
}

/** The value that occurs most; among equals the first in the order of code units. */
export function mostFrequent<Value extends string>(counts: Map<Value, number>): Value {
  const [[best]] = [...counts].toSorted(
    ([a, times], [b, otherTimes]) => otherTimes - times || compare(a, b),
  ) as [[Value, number]];
  return best;
}

export function count<Value>(counts: Map<Value, number>, value: Value, times = 1): void {
  counts.set(value, (counts.get(value) ?? 0) + times);
}
