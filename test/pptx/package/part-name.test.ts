import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fileNameOf,
  entryKey,
  partKey,
  relationshipPartOf,
  resolveTarget,
} from '../../../pptx/package/part-name.ts';

describe('partKey', () => {
  it.each([
    ['ppt/Slides/SLIDE1.XML', 'ppt/slides/slide1.xml'],
    ['ppt\\slides\\slide1.xml', 'ppt/slides/slide1.xml'],
    ['pages/A%20one.xml', 'pages/A one.xml'],
    ['pages/%C3%BC.xml', 'pages/ü.xml'],
  ])('makes %s and %s the same', (one, other) => {
    expect(partKey(one)).toBe(partKey(other));
  });

  it.each([
    ['a%2Fb.xml', 'a/b.xml'],
    ['a%5Cb.xml', 'a/b.xml'],
    ['a%FF.xml', 'a.xml'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(partKey(one)).not.toBe(partKey(other));
  });
});

describe('entryKey', () => {
  it.each([
    'ppt/slides/slide1.xml',
    '[Content_Types].xml',
    'ppt\\slides\\slide1.xml',
    '..a/b..xml',
  ])('takes %s', (name) => expect(entryKey(name)).toBe(partKey(name)));

  it.each([
    '../evil.xml',
    'ppt/../../evil.xml',
    'x/../ppt/slides/slide1.xml',
    './ppt/slides/slide2.xml',
    '/absolute.xml',
    '..\\..\\evil.xml',
    'C:\\evil.xml',
    'c:evil.xml',
    'ppt/%2e%2e/evil.xml',
    'ppt//slide1.xml',
    'ppt/slides/',
    '',
  ])('ignores %s', (name) => expect(entryKey(name)).toBeNull());
});

describe('resolveTarget', () => {
  it.each([
    [
      'ppt/slides/slide1.xml',
      '../slideLayouts/slideLayout1.xml',
      'ppt/slideLayouts/slideLayout1.xml',
    ],
    ['ppt/presentation.xml', 'slides/slide1.xml', 'ppt/slides/slide1.xml'],
    ['ppt/presentation.xml', '/content/slide1.xml', 'content/slide1.xml'],
    ['ppt/presentation.xml', './slides/./slide1.xml', 'ppt/slides/slide1.xml'],
    ['ppt/presentation.xml', 'slides\\slide1.xml', 'ppt/slides/slide1.xml'],
    ['ppt/slides/slide1.xml', 'slide2.xml#anchor', 'ppt/slides/slide2.xml'],
    ['', 'ppt/presentation.xml', 'ppt/presentation.xml'],
    ['', '/ppt/presentation.xml', 'ppt/presentation.xml'],
  ])('leads from %s by %s to %s', (source, target, part) => {
    expect(resolveTarget(source, target)).toBe(part);
  });

  it.each([
    '../../../etc/passwd',
    '/../etc/passwd',
    'file:///etc/passwd',
    'C:\\evil.xml',
    'https://example.org/',
    '#top',
    '',
    '/',
  ])('leads nowhere by %s', (target) =>
    expect(resolveTarget('ppt/slides/slide1.xml', target)).toBeNull(),
  );

  it('never leaves the package', () => {
    const segment = fc.constantFrom('..', '.', '', 'a', 'b.xml', '\\', 'C:');
    fc.assert(
      fc.property(
        fc.constantFrom('', 'a.xml', 'ppt/b.xml'),
        fc.array(segment),
        (source, target) => {
          const part = resolveTarget(source, target.join('/'));
          if (part !== null) expect(part.split('/')).not.toContain('..');
        },
      ),
    );
  });
});

describe('relationshipPartOf', () => {
  it.each([
    ['', '_rels/.rels'],
    ['deck.xml', '_rels/deck.xml.rels'],
    ['ppt/slides/slide1.xml', 'ppt/slides/_rels/slide1.xml.rels'],
  ])('is for %j %s', (source, part) => expect(relationshipPartOf(source)).toBe(part));
});

describe('fileNameOf', () => {
  it.each([
    ['ppt/embeddings/book.xlsx', 'book.xlsx'],
    ['book.xlsx', 'book.xlsx'],
  ])('is of %s %s', (part, name) => expect(fileNameOf(part)).toBe(name));
});
