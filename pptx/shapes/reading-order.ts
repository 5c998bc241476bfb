import type { Place } from '../../domain/deck.ts';

/** How far two tops may differ in one row, as a share of the lower of the two shapes. */
const ROW_TOLERANCE = 0.5;

interface Placed {
  readonly place: Place | null;
}

/**
 * Shapes in the order in which they are read: rows from top to bottom, each from left to right. A shape belongs to
 * a row when its top is near that of the row's first; so a tall column does not draw in everything beside it.
 * Shapes without a place follow in the order given.
 */
export function inReadingOrder<Shape extends Placed>(shapes: readonly Shape[]): Shape[] {
  const placed = shapes.filter(hasPlace).toSorted((a, b) => a.place.y - b.place.y);
  const unplaced = shapes.filter((shape) => !hasPlace(shape));
  const rows: (typeof placed)[] = [];
  for (const shape of placed) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && isInRow(shape.place, first.place)) {
      row.push(shape);
    } else {
      rows.push([shape]);
    }
  }
  return [...rows.flatMap(leftToRight), ...unplaced];
}

function hasPlace<Shape extends Placed>(shape: Shape): shape is Shape & { readonly place: Place } {
  return shape.place !== null;
}

function isInRow(place: Place, first: Place): boolean {
  const lower = Math.min(Math.abs(place.height), Math.abs(first.height));
  return place.y - first.y <= lower * ROW_TOLERANCE;
}

function leftToRight<Shape extends { readonly place: Place }>(row: readonly Shape[]): Shape[] {
  return row.toSorted((a, b) => a.place.x - b.place.x);
}
