import { describe, expect, it } from 'vitest';
import { isUnderstood, Namespaces } from '../../../pptx/xml/namespaces.ts';
import { NAMESPACES } from '../deck-xml.ts';

const STRICT = 'http://purl.oclc.org/ooxml/drawingml/main';
const UNKNOWN = 'https://example.org/';

describe('Namespaces', () => {
  it('names what is written by its namespace', () => {
    const namespaces = new Namespaces();
    namespaces.enter({ 'xmlns:x': NAMESPACES.a, xmlns: NAMESPACES.p, 'xmlns:a': UNKNOWN });
    expect(['x:p', 'sp', 'a:p', 'y:p'].map((name) => namespaces.nameOf(name))).toEqual([
      'a:p',
      'p:sp',
      `{${UNKNOWN}}:p`,
      '{}:p',
    ]);
    expect([namespaces.of('x'), namespaces.of('y')]).toEqual([NAMESPACES.a, '']);
  });

  it('lets a declaration hold until its element is left', () => {
    const namespaces = new Namespaces();
    namespaces.enter({ 'xmlns:a': NAMESPACES.a });
    const inner = namespaces.enter({ 'xmlns:a': UNKNOWN, 'xmlns:b': NAMESPACES.a });
    expect([namespaces.nameOf('a:p'), namespaces.nameOf('b:p')]).toEqual([`{${UNKNOWN}}:p`, 'a:p']);
    namespaces.leave(inner);
    expect([namespaces.nameOf('a:p'), namespaces.nameOf('b:p')]).toEqual(['a:p', '{}:p']);
  });

  it('keeps names through a declaration that changes nothing', () => {
    const namespaces = new Namespaces();
    namespaces.enter({ 'xmlns:a': NAMESPACES.a });
    const inner = namespaces.enter({ 'xmlns:a': NAMESPACES.a, id: '1' });
    expect(inner).toEqual(['a']);
    namespaces.leave(inner);
    expect(namespaces.nameOf('a:p')).toBe('a:p');
  });

  it('names what no declaration covers', () => {
    const namespaces = new Namespaces();
    namespaces.leave(namespaces.enter({ xmlns: NAMESPACES.a }));
    expect(namespaces.nameOf('p')).toBe('{}:p');
  });

  it('names more than it remembers', () => {
    const namespaces = new Namespaces();
    namespaces.enter({ 'xmlns:x': NAMESPACES.a });
    for (let index = 0; index < 3000; index += 1) {
      expect(namespaces.nameOf(`x:e${index}`)).toBe(`a:e${index}`);
    }
    expect(namespaces.nameOf('x:e0')).toBe('a:e0');
    expect(namespaces.nameOf('x:e2999')).toBe('a:e2999');
  });
});

describe('isUnderstood', () => {
  it.each([
    [NAMESPACES.p14, true],
    ['http://schemas.microsoft.com/office/drawing/2099/new', true],
    [STRICT, true],
    ['urn:schemas-microsoft-com:vml', false],
    [UNKNOWN, false],
    ['', false],
  ])('of %j is %s', (namespace, understood) => {
    expect(isUnderstood(namespace)).toBe(understood);
  });
});
