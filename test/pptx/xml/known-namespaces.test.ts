import { describe, expect, it } from 'vitest';
import { isUnderstood, isUsualPrefix, usualPrefixOf } from '../../../pptx/xml/known-namespaces.ts';
import { NAMESPACES } from '../deck-xml.ts';

const STRICT = 'http://purl.oclc.org/ooxml/drawingml/main';
const UNKNOWN = 'https://example.org/';

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

describe('usualPrefixOf', () => {
  it.each([
    [NAMESPACES.a, 'a'],
    [STRICT, 'a'],
    [UNKNOWN, `{${UNKNOWN}}`],
    ['', '{}'],
  ])('of %j is %j', (namespace, prefix) => {
    expect(usualPrefixOf(namespace)).toBe(prefix);
  });
});

describe('isUsualPrefix', () => {
  it.each([
    ['a', true],
    ['rel', true],
    ['x14', false],
    ['', false],
  ])('of %j is %s', (prefix, usual) => {
    expect(isUsualPrefix(prefix)).toBe(usual);
  });
});
