import { describe, expect, it } from 'vitest';
import { groupTransform, readPlace, SLIDE_TRANSFORM } from '../../../pptx/shapes/place.ts';
import { xmlFragment } from '../xml-fragment.ts';

const groupXfrm = (off: string, ext: string, chOff: string, chExt: string) =>
  xmlFragment(
    `<a:xfrm><a:off ${off}/><a:ext ${ext}/><a:chOff ${chOff}/><a:chExt ${chExt}/></a:xfrm>`,
  );
const shapeXfrm = (x: string, y: string, cx = '10', cy = '20') =>
  xmlFragment(`<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm>`);

describe('readPlace', () => {
  it('reads EMU', () => {
    expect(readPlace(shapeXfrm('-5', '7'), SLIDE_TRANSFORM)).toEqual({
      x: -5,
      y: 7,
      width: 10,
      height: 20,
    });
  });

  it('reads numbers with units', () => {
    expect(readPlace(shapeXfrm('1in', '2.5cm', '10mm', '1pt'), SLIDE_TRANSFORM)).toEqual({
      x: 914_400,
      y: 900_000,
      width: 360_000,
      height: 12_700,
    });
  });

  it.each(['', 'x', '1e9', '0x10', 'Infinity', '1 2', '99999999999999999999'])(
    'gives no place for %j',
    (x) => expect(readPlace(shapeXfrm(x, '0'), SLIDE_TRANSFORM)).toBeNull(),
  );

  it('gives no place for what is incomplete', () => {
    expect(readPlace(undefined, SLIDE_TRANSFORM)).toBeNull();
    expect(readPlace(xmlFragment('<a:xfrm/>'), SLIDE_TRANSFORM)).toBeNull();
    const half = xmlFragment('<a:xfrm><a:off x="1" y="2"/></a:xfrm>');
    expect(readPlace(half, SLIDE_TRANSFORM)).toBeNull();
  });
});

describe('groupTransform', () => {
  it('moves and scales what is in a group', () => {
    const xfrm = groupXfrm(
      'x="100" y="200"',
      'cx="50" cy="40"',
      'x="1000" y="0"',
      'cx="500" cy="80"',
    );
    const transform = groupTransform(xfrm, SLIDE_TRANSFORM);
    expect(readPlace(shapeXfrm('1100', '20', '100', '40'), transform)).toEqual({
      x: 110,
      y: 210,
      width: 10,
      height: 20,
    });
  });

  it('follows groups within groups', () => {
    const outer = groupTransform(
      groupXfrm('x="100" y="100"', 'cx="100" cy="100"', 'x="0" y="0"', 'cx="10" cy="10"'),
      SLIDE_TRANSFORM,
    );
    const inner = groupTransform(
      groupXfrm('x="5" y="5"', 'cx="2" cy="2"', 'x="50" y="50"', 'cx="4" cy="4"'),
      outer,
    );
    expect(readPlace(shapeXfrm('52', '50', '2', '4'), inner)).toEqual({
      x: 160,
      y: 150,
      width: 10,
      height: 20,
    });
  });

  it('leaves the coordinates as they are in a group without a transform', () => {
    expect(groupTransform(undefined, SLIDE_TRANSFORM)).toBe(SLIDE_TRANSFORM);
    expect(groupTransform(shapeXfrm('1', '2'), SLIDE_TRANSFORM)).toBe(SLIDE_TRANSFORM);
  });

  it('does not divide by an empty child rectangle', () => {
    const xfrm = groupXfrm('x="100" y="100"', 'cx="10" cy="10"', 'x="0" y="0"', 'cx="0" cy="0"');
    expect(readPlace(shapeXfrm('1', '2'), groupTransform(xfrm, SLIDE_TRANSFORM))).toMatchObject({
      x: 101,
      y: 102,
    });
  });

  it('gives no place where scales leave the range of numbers', () => {
    const xfrm = groupXfrm(
      'x="0" y="0"',
      'cx="9000000000000000" cy="1"',
      'x="0" y="0"',
      'cx="1" cy="1"',
    );
    let transform = SLIDE_TRANSFORM;
    for (let depth = 0; depth < 40; depth += 1) transform = groupTransform(xfrm, transform);
    expect(readPlace(shapeXfrm('1', '1'), transform)).toBeNull();
  });
});
