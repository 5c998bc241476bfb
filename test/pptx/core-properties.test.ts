import { describe, expect, it } from 'vitest';
import { DeckTooLarge, InvalidDeck } from '../../domain/errors.ts';
import { DEFAULT_DECK_LIMITS } from '../../pptx/limits.ts';
import { parseDeck, type ParseDeckOptions } from '../../pptx/parse-deck.ts';
import { buildDeck, relationshipsXml, type RelationshipSpec } from './deck-builder.ts';
import { NO_PROPERTIES } from './deck-of.ts';
import { title } from './deck-xml.ts';

const TYPE =
  'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
const ROOT: RelationshipSpec = {
  id: 'rId1',
  type: 'officeDocument',
  target: 'ppt/presentation.xml',
};

const propertiesXml = (content: string) =>
  `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${content}</cp:coreProperties>`;

interface Given {
  content?: string;
  /** The whole part; null for none. */
  xml?: string | null;
  part?: string;
  type?: string;
  options?: ParseDeckOptions;
}

async function read({
  content = '',
  xml,
  part = 'docProps/core.xml',
  type = TYPE,
  options,
}: Given) {
  const core: RelationshipSpec = { id: 'rId2', type, target: part };
  const file = await buildDeck({
    slides: [{ shapes: title('Slide') }],
    parts: {
      '_rels/.rels': relationshipsXml([ROOT, core]),
      [part.replace(/^\//, '')]: xml === undefined ? propertiesXml(content) : xml,
    },
  });
  return parseDeck(file, options);
}

describe('core properties', () => {
  it('are what the part says, without blanks around it', async () => {
    const { properties, warnings } = await read({
      content: `<dc:title> Plan &amp; budget </dc:title><dc:subject>Money</dc:subject><dc:creator>Ann</dc:creator>
        <cp:keywords>plan; budget</cp:keywords><dc:description>All of it</dc:description><cp:category>Internal</cp:category>
        <cp:lastModifiedBy>Bo</cp:lastModifiedBy><dc:language>EN-gb</dc:language><cp:revision>7</cp:revision>
        <dcterms:created xsi:type="dcterms:W3CDTF">2024-03-01T08:00:00Z</dcterms:created>
        <dcterms:modified xsi:type="dcterms:W3CDTF">2024-03-02T09:30:00+02:00</dcterms:modified>`,
    });
    expect(properties).toEqual({
      title: 'Plan & budget',
      subject: 'Money',
      author: 'Ann',
      keywords: 'plan; budget',
      description: 'All of it',
      category: 'Internal',
      lastModifiedBy: 'Bo',
      language: 'en-GB',
      created: '2024-03-01T08:00:00Z',
      modified: '2024-03-02T07:30:00Z',
    });
    expect(warnings).toEqual([]);
  });

  it('are null where the part says nothing', async () => {
    const content = '<dc:title/><dc:creator>  </dc:creator><dc:language>none</dc:language>';
    expect(await read({ content })).toMatchObject({ properties: NO_PROPERTIES, warnings: [] });
  });

  it('are null without a part', async () => {
    const deck = await parseDeck(await buildDeck({ slides: [] }));
    expect(deck).toMatchObject({ properties: NO_PROPERTIES, warnings: [] });
  });

  it.each([
    TYPE,
    'http://purl.oclc.org/ooxml/package/relationships/metadata/core-properties',
    'http://purl.oclc.org/ooxml/officeDocument/relationships/metadata/core-properties',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/metadata/core-properties',
    'http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties',
  ])('are found by the relationship %s', async (type) => {
    const { properties } = await read({ content: '<dc:title>T</dc:title>', type });
    expect(properties.title).toBe('T');
  });

  it('are found at any place and under any prefix', async () => {
    const xml =
      '<coreProperties xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:d="http://purl.org/dc/elements/1.1/"><d:title>T</d:title><keywords>K</keywords></coreProperties>';
    const { properties } = await read({ xml, part: '/package/services/metadata/1.psmdcp' });
    expect(properties).toMatchObject({ title: 'T', keywords: 'K' });
  });

  it('may have keywords in several languages', async () => {
    const content =
      '<cp:keywords xml:lang="en">plan<cp:value xml:lang="fr">projet</cp:value><cp:value>Plan</cp:value></cp:keywords>';
    expect((await read({ content })).properties.keywords).toBe('plan, projet, Plan');
  });

  it.each([
    ['2024', '2024-01-01T00:00:00Z'],
    ['2024-05', '2024-05-01T00:00:00Z'],
    ['2024-05-06', '2024-05-06T00:00:00Z'],
    ['2024-05-06T07:08Z', '2024-05-06T07:08:00Z'],
    ['2024-05-06T07:08:09', '2024-05-06T07:08:09Z'],
    ['2024-05-06T07:08:09.5Z', '2024-05-06T07:08:09.500Z'],
    ['2024-05-06T07:08:09-03:00', '2024-05-06T10:08:09Z'],
  ])('give the date %s as %s', async (written, created) => {
    const content = `<dcterms:created>${written}</dcterms:created>`;
    expect((await read({ content })).properties.created).toBe(created);
  });

  it.each([
    'yesterday',
    '5/6/2024',
    '2024-13-01T00:00:00Z',
    '20240506',
    '9999-12-31T23:59:59-10:00',
  ])('leave the date %j out, with a warning', async (written) => {
    const { properties, warnings } = await read({
      content: `<dcterms:modified>${written}</dcterms:modified><dc:title>T</dc:title>`,
    });
    expect(properties).toMatchObject({ title: 'T', modified: null });
    expect(warnings).toEqual([
      {
        slide: null,
        part: 'docProps/core.xml',
        message: expect.stringContaining('dcterms:modified is no date'),
      },
    ]);
  });

  it.each([
    ['is damaged', propertiesXml('<dc:title>'), /not well-formed/],
    ['is missing', null, /is missing/],
  ])('cost a warning when the part %s', async (_, xml, message) => {
    const deck = await read({ xml });
    expect(deck.properties).toEqual(NO_PROPERTIES);
    expect(deck.slides[0]?.title).toBe('Slide');
    expect(deck.warnings).toEqual([
      { slide: null, part: 'docProps/core.xml', message: expect.stringMatching(message) },
    ]);
  });

  it('count as text of the deck', async () => {
    const content = `<dc:title>${'long '.repeat(100)}</dc:title>`;
    const options = { limits: { ...DEFAULT_DECK_LIMITS, textCharacters: 400 } };
    await expect(read({ content, options })).rejects.toThrow(DeckTooLarge);
  });

  it('may have no DOCTYPE either', async () => {
    const xml = `<!DOCTYPE x [<!ENTITY e "e">]>${propertiesXml('<dc:title>&e;</dc:title>')}`;
    await expect(read({ xml })).rejects.toThrow(InvalidDeck);
  });
});
