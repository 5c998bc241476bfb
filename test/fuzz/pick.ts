import * as fc from 'fast-check';

const FRACTIONS = 2 ** 28;

/**
 * A place among things whose number is not known when a mutation is made: from 0, up to but without 1. So a mutation
 * means something for any deck, and stays the same plain data when it is kept.
 */
// Without the bias of fast-check for the ends, which would leave most of a deck alone.
export const fraction = fc.noBias(fc.nat(FRACTIONS - 1)).map((count) => count / FRACTIONS);

/** The position that a fraction means among `count` things. */
export function positionOf(place: number, count: number): number {
  return Math.min(Math.floor(place * count), count - 1);
}

/** The thing that a fraction means; undefined when there is none. */
export function pick<Thing>(things: readonly Thing[], place: number): Thing | undefined {
  return things[positionOf(place, things.length)];
}
