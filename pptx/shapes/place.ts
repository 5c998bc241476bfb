import type { Place } from '../../domain/deck.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/** Leads from the coordinates within a group to those of the slide. */
export interface Transform {
  scaleX: number;
  scaleY: number;
  offsetX: number;
  offsetY: number;
}

export const SLIDE_TRANSFORM: Transform = { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0 };

/** The place that an a:xfrm or p:xfrm gives, or null when it gives none. */
export function readPlace(xfrm: XmlElement | undefined, transform: Transform): Place | null {
  const box = readBox(xfrm, 'a:off', 'a:ext');
  if (box === null) return null;
  const place = {
    x: Math.round(box.x * transform.scaleX + transform.offsetX),
    y: Math.round(box.y * transform.scaleY + transform.offsetY),
    width: Math.round(box.width * transform.scaleX),
    height: Math.round(box.height * transform.scaleY),
  };
  // Nested scales can leave the range of numbers.
  return Object.values(place).every(Number.isSafeInteger) ? place : null;
}

/**
 * The transform within a group (ECMA-376 part 1, 20.1.7.5): the child rectangle is drawn where the group stands.
 * A group without one has the coordinates of what is around it. Rotation and flips are left aside: they keep a
 * group's middle where it is.
 */
export function groupTransform(xfrm: XmlElement | undefined, outer: Transform): Transform {
  const box = readBox(xfrm, 'a:off', 'a:ext');
  const inner = readBox(xfrm, 'a:chOff', 'a:chExt');
  if (box === null || inner === null) return outer;
  const scaleX = inner.width === 0 ? 1 : box.width / inner.width;
  const scaleY = inner.height === 0 ? 1 : box.height / inner.height;
  return {
    scaleX: outer.scaleX * scaleX,
    scaleY: outer.scaleY * scaleY,
    offsetX: outer.offsetX + outer.scaleX * (box.x - inner.x * scaleX),
    offsetY: outer.offsetY + outer.scaleY * (box.y - inner.y * scaleY),
  };
}

function readBox(xfrm: XmlElement | undefined, offName: string, extName: string): Place | null {
  const off = xfrm?.child(offName)?.attributes;
  const ext = xfrm?.child(extName)?.attributes;
  const x = readCoordinate(off?.['x']);
  const y = readCoordinate(off?.['y']);
  const width = readCoordinate(ext?.['cx']);
  const height = readCoordinate(ext?.['cy']);
  if (x === null || y === null || width === null || height === null) return null;
  return { x, y, width, height };
}

/** EMU in the units of ST_UniversalMeasure (ECMA-376 part 1, 22.9.2.15). */
const EMU_OF_UNIT: Readonly<Record<string, number>> = {
  mm: 36_000,
  cm: 360_000,
  in: 914_400,
  pt: 12_700,
  pc: 152_400,
  pi: 152_400,
};

/** ST_Coordinate (ECMA-376 part 1, 20.1.10.16): EMU, or a number with its unit. */
function readCoordinate(value: string | undefined): number | null {
  const [, number, unit] = /^\s*(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?\s*$/.exec(value ?? '') ?? [];
  return number === undefined ? null : Number(number) * (EMU_OF_UNIT[unit ?? ''] ?? 1);
}
