import { describe, expect, it } from 'vitest';
import { isOn } from '../../../pptx/xml/xml-element.ts';
import { xmlFragment } from '../xml-fragment.ts';

const tree = xmlFragment(
  '<p:cSld><p:sp id="1"><a:p/></p:sp><a:r><p:sp id="2"><p:sp id="3"/></p:sp></a:r><p:sp id="4"/></p:cSld>',
);

describe('XmlElement', () => {
  it('finds the first child of a name', () => {
    expect(tree.child('p:sp')?.attributes['id']).toBe('1');
    expect(tree.child('a:p')).toBeUndefined();
  });

  it('follows a path of children', () => {
    expect(tree.descend('a:r', 'p:sp', 'p:sp')?.attributes['id']).toBe('3');
    expect(tree.descend('a:r', 'a:p', 'p:sp')).toBeUndefined();
    expect(tree.descend()).toBe(tree);
  });

  it('finds the children of a name', () => {
    expect(tree.childrenNamed('p:sp').map(({ attributes }) => attributes['id'])).toEqual([
      '1',
      '4',
    ]);
  });

  it('finds the outermost elements of a name at any depth', () => {
    const ids = [...tree.outermost('p:sp')].map(({ attributes }) => attributes['id']);
    expect(ids).toEqual(['1', '2', '4']);
  });
});

describe('isOn', () => {
  it.each([
    ['1', true],
    ['true', true],
    [' TRUE ', true],
    ['on', true],
    ['0', false],
    ['false', false],
    ['off', false],
  ])('takes %j for %s', (value, on) => {
    expect(isOn(value)).toBe(on);
    expect(isOn(value, !on)).toBe(on);
  });

  it.each([undefined, '', 'maybe'])('leaves %j to what is usual', (value) => {
    expect(isOn(value)).toBe(false);
    expect(isOn(value, true)).toBe(true);
  });
});
