import { describe, expect, it } from 'vitest';
import { Namespaces, RootScopes } from '../../../pptx/xml/namespaces.ts';
import { NAMESPACES } from '../deck-xml.ts';

const STRICT = 'http://purl.oclc.org/ooxml/drawingml/main';
const UNKNOWN = 'https://example.org/';

function namesOf(namespaces: Namespaces, ...written: string[]): string[] {
  return written.map((name) => namespaces.nameOf(name));
}

describe('Namespaces', () => {
  it('names what is written by its namespace', () => {
    const namespaces = new Namespaces(new RootScopes());
    namespaces.enter({ 'xmlns:x': NAMESPACES.a, xmlns: NAMESPACES.p, 'xmlns:a': UNKNOWN });
    expect(namesOf(namespaces, 'x:p', 'sp', 'a:p', 'y:p')).toEqual([
      'a:p',
      'p:sp',
      `{${UNKNOWN}}:p`,
      '{}:p',
    ]);
    expect([namespaces.of('x'), namespaces.of('y')]).toEqual([NAMESPACES.a, '']);
  });

  it('lets a declaration hold until its element is left', () => {
    const namespaces = new Namespaces(new RootScopes());
    namespaces.enter({ 'xmlns:a': NAMESPACES.a });
    namespaces.enter({ 'xmlns:a': UNKNOWN, 'xmlns:b': NAMESPACES.a });
    expect(namesOf(namespaces, 'a:p', 'b:p')).toEqual([`{${UNKNOWN}}:p`, 'a:p']);
    namespaces.leave();
    expect(namesOf(namespaces, 'a:p', 'b:p')).toEqual(['a:p', '{}:p']);
  });

  it('tells when an element declares nothing', () => {
    const namespaces = new Namespaces(new RootScopes());
    expect(namespaces.enter({ id: '1', 'r:id': 'xmlns' })).toBe(false);
    expect(namespaces.enter({ id: '1', xmlns: NAMESPACES.a })).toBe(true);
    expect(namespaces.enter({ xmlnsx: NAMESPACES.p })).toBe(false);
    expect(namespaces.nameOf('p')).toBe('a:p');
  });

  it('names what no declaration covers', () => {
    const namespaces = new Namespaces(new RootScopes());
    expect(namespaces.nameOf('p')).toBe('{}:p');
    namespaces.enter({ xmlns: NAMESPACES.a });
    expect(namespaces.nameOf('p')).toBe('a:p');
    namespaces.leave();
    expect(namespaces.nameOf('p')).toBe('{}:p');
  });

  it('names more than it remembers', () => {
    const namespaces = new Namespaces(new RootScopes());
    namespaces.enter({ 'xmlns:x': NAMESPACES.a });
    for (let index = 0; index < 3000; index += 1) {
      expect(namespaces.nameOf(`x:e${index}`)).toBe(`a:e${index}`);
    }
    const long = 'e'.repeat(1_000);
    expect(namesOf(namespaces, 'x:e0', 'x:e2999', `x:${long}`)).toEqual([
      'a:e0',
      'a:e2999',
      `a:${long}`,
    ]);
  });

  it.each([
    ['the usual prefixes', { 'xmlns:a': NAMESPACES.a, 'xmlns:r': NAMESPACES.r }, true],
    ['strict namespaces', { 'xmlns:a': STRICT }, true],
    ['a default namespace', { xmlns: NAMESPACES.a }, true],
    ['a namespace that is not known', { 'xmlns:x14': UNKNOWN }, true],
    ['another prefix', { 'xmlns:q': NAMESPACES.r }, false],
    ['a usual prefix of another namespace', { 'xmlns:r': UNKNOWN }, false],
    ['prefixes that are exchanged', { 'xmlns:a': NAMESPACES.r, 'xmlns:r': NAMESPACES.a }, false],
  ])('tells whether attributes keep their names: %s', (_, attributes, usual) => {
    const namespaces = new Namespaces(new RootScopes());
    namespaces.enter(attributes);
    expect(namespaces.areUsual).toBe(usual);
    namespaces.leave();
    expect(namespaces.areUsual).toBe(true);
  });
});

describe('RootScopes', () => {
  it('keeps the documents of a package apart that declare something else', () => {
    const roots = new RootScopes();
    const name = (attributes: Record<string, string>, written: string) => {
      const namespaces = new Namespaces(roots);
      namespaces.enter(attributes);
      return namespaces.nameOf(written);
    };
    const nameAll = () => {
      expect(name({ 'xmlns:a': NAMESPACES.a }, 'a:p')).toBe('a:p');
      expect(name({ 'xmlns:a': UNKNOWN }, 'a:p')).toBe(`{${UNKNOWN}}:p`);
      expect(name({ 'xmlns:a': NAMESPACES.a, xmlns: NAMESPACES.p }, 'p')).toBe('p:p');
      expect(name({ xmlns: NAMESPACES.p, 'xmlns:a': NAMESPACES.a }, 'a:p')).toBe('a:p');
      expect(name({ xmlns: NAMESPACES.p }, 'a:p')).toBe('{}:p');
      expect(name({ id: '1' }, 'p')).toBe('{}:p');
    };
    nameAll();
    nameAll();
  });

  it('serves a package of more kinds of documents than it keeps', () => {
    const roots = new RootScopes();
    for (let index = 0; index < 100; index += 1) {
      const namespaces = new Namespaces(roots);
      namespaces.enter({ [`xmlns:p${index}`]: NAMESPACES.a });
      expect(namesOf(namespaces, `p${index}:p`, `p${index - 1}:p`)).toEqual(['a:p', '{}:p']);
    }
  });

  it('does not let what an inner element declares into the next document', () => {
    const roots = new RootScopes();
    const first = new Namespaces(roots);
    first.enter({ 'xmlns:a': NAMESPACES.a });
    first.enter({ 'xmlns:b': NAMESPACES.p });
    expect(first.nameOf('b:sp')).toBe('p:sp');
    const second = new Namespaces(roots);
    second.enter({ 'xmlns:a': NAMESPACES.a });
    expect(second.nameOf('b:sp')).toBe('{}:sp');
  });
});
