import { describe, expect, it } from 'vitest';
import { Relationships } from '../../../pptx/package/relationships.ts';
import { relationshipsXml } from '../deck-builder.ts';
import { xmlFragment } from '../xml-fragment.ts';

const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships/slide';

const relationships = new Relationships(
  'ppt/presentation.xml',
  xmlFragment(
    relationshipsXml([
      { id: 'rId1', type: 'slide', target: 'slides/slide1.xml' },
      { id: 'rId2', type: STRICT, target: ' /content/slide2.xml ' },
      { id: 'rId3', type: 'hyperlink', target: 'slides/a.xml', external: true },
      { id: 'rId4', type: 'slide', target: '../../outside.xml' },
      { id: 'rId5', type: 'https://example.org/own', target: 'own.xml' },
      { id: 'rId1', type: 'slide', target: 'slides/again.xml' },
    ]),
  ),
);

describe('Relationships', () => {
  it('resolves a target relative to its part', () => {
    expect(relationships.byId('rId1')).toMatchObject({
      type: 'slide',
      part: 'ppt/slides/slide1.xml',
      external: false,
    });
  });

  it('knows the types of strict documents and absolute targets', () => {
    expect(relationships.byId('rId2')).toMatchObject({ type: 'slide', part: 'content/slide2.xml' });
  });

  it('never takes an external target for a part', () => {
    expect(relationships.byId('rId3')).toMatchObject({
      external: true,
      target: 'slides/a.xml',
      part: null,
    });
  });

  it('gives no part outside the package', () => {
    expect(relationships.byId('rId4')?.part).toBeNull();
  });

  it('keeps a type that is not of the standard whole', () => {
    expect(relationships.ofType('https://example.org/own')).toHaveLength(1);
  });

  it('finds by type in the order of the file, the first of an id', () => {
    expect(relationships.ofType('slide').map(({ id }) => id)).toEqual(['rId1', 'rId2', 'rId4']);
  });

  it('finds nothing for no id', () => {
    expect(relationships.byId(undefined)).toBeUndefined();
    expect(new Relationships('a.xml').byId('rId1')).toBeUndefined();
  });
});
