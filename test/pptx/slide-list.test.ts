import { describe, expect, it } from 'vitest';
import type { Deck } from '../../domain/deck.ts';
import { DeckTooLarge, InvalidDeck } from '../../domain/errors.ts';
import { DEFAULT_DECK_LIMITS } from '../../pptx/limits.ts';
import { parseDeck } from '../../pptx/parse-deck.ts';
import { buildDeck, deckParts, type DeckSpec, relationshipsXml, zipParts } from './deck-builder.ts';
import { DECLARATIONS, title } from './deck-xml.ts';

const slides = ['A', 'B', 'C'].map((text) => ({ shapes: title(text) }));

/** A deck of three slides whose presentation part holds this. */
async function parseWith(content: string, spec: Partial<DeckSpec> = {}): Promise<Deck> {
  const presentation = `<p:presentation ${DECLARATIONS}>${content}</p:presentation>`;
  const parts = { 'ppt/presentation.xml': presentation, ...spec.parts };
  return parseDeck(await buildDeck({ slides, ...spec, parts }));
}

const list = (...ids: string[]) =>
  `<p:sldIdLst>${ids.map((id, index) => `<p:sldId id="${256 + index}" r:id="${id}"/>`).join('')}</p:sldIdLst>`;
const titles = (deck: Deck) => deck.slides.map((slide) => slide.title);

const strict = (xml: string) =>
  xml
    .replaceAll(
      'http://schemas.openxmlformats.org/presentationml/2006/main',
      'http://purl.oclc.org/ooxml/presentationml/main',
    )
    .replaceAll(
      'http://schemas.openxmlformats.org/drawingml/2006/main',
      'http://purl.oclc.org/ooxml/drawingml/main',
    )
    .replaceAll(
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'http://purl.oclc.org/ooxml/officeDocument/relationships',
    );

const encode = (xml: string) =>
  Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${xml}`, 'utf16le');

const sectionOf = (name: string, ...ids: number[]) =>
  `<p14:section name="${name}"><p14:sldIdLst>${ids.map((id) => `<p14:sldId id="${id}"/>`).join('')}</p14:sldIdLst></p14:section>`;

describe('the order of slides', () => {
  it('is that of the list', async () => {
    const deck = await parseWith(list('rId3', 'rId1', 'rId2'));
    expect(titles(deck)).toEqual(['C', 'A', 'B']);
    expect(deck.slides.map(({ index }) => index)).toEqual([1, 2, 3]);
  });

  it('leaves out slides that are not listed', async () => {
    expect(titles(await parseWith(list('rId2')))).toEqual(['B']);
  });

  it('is empty when nothing is listed', async () => {
    expect(await parseWith('')).toMatchObject({ slides: [], warnings: [] });
  });

  it('follows absolute targets, other case and other folders', async () => {
    const parts = {
      'pages/A%20one.xml': `<p:sld ${DECLARATIONS}><p:cSld><p:spTree>${title('odd')}</p:spTree></p:cSld></p:sld>`,
      'ppt/_rels/presentation.xml.rels': relationshipsXml([
        { id: 'rId1', type: 'slide', target: '/pages/A one.xml' },
        { id: 'rId2', type: 'slide', target: 'SLIDES/Slide2.XML' },
      ]),
    };
    expect(titles(await parseWith(list('rId1', 'rId2'), { parts }))).toEqual(['odd', 'B']);
  });

  it('reads strict documents', async () => {
    const parts = [...deckParts({ slides })].map(
      ([name, content]) => [name, strict(String(content))] as const,
    );
    expect(titles(await parseDeck(await zipParts(new Map(parts))))).toEqual(['A', 'B', 'C']);
  });

  it('reads parts in UTF-16', async () => {
    const presentation = encode(
      `<p:presentation ${DECLARATIONS}>${list('rId1', 'rId2')}</p:presentation>`,
    );
    const deck = await parseDeck(
      await buildDeck({ slides, parts: { 'ppt/presentation.xml': presentation } }),
    );
    expect(titles(deck)).toEqual(['A', 'B']);
  });
});

describe('a slide that cannot be found', () => {
  it.each([
    ['has no relationship', list('rId1', 'rIdGone'), 'ppt/presentation.xml'],
    [
      'names none',
      `<p:sldIdLst><p:sldId id="256" r:id="rId1"/><p:sldId id="257"/></p:sldIdLst>`,
      'ppt/presentation.xml',
    ],
    ['is listed twice', list('rId1', 'rId1'), 'ppt/slides/slide1.xml'],
    ['lies outside the package', list('rId1', 'rIdOut'), 'ppt/presentation.xml'],
    ['lies at an address', list('rId1', 'rIdFile'), 'ppt/presentation.xml'],
    ['is missing', list('rId1', 'rIdMissing'), 'ppt/slides/missing.xml'],
    ['is something else', list('rId1', 'rIdMaster'), 'ppt/slideMasters/slideMaster1.xml'],
  ])('keeps its place and costs a warning: it %s', async (_, content, part) => {
    const parts = {
      'ppt/_rels/presentation.xml.rels': relationshipsXml([
        { id: 'rId1', type: 'slide', target: 'slides/slide1.xml' },
        { id: 'rIdOut', type: 'slide', target: '../../../etc/passwd' },
        { id: 'rIdFile', type: 'slide', target: 'file:///etc/passwd', external: true },
        { id: 'rIdMissing', type: 'slide', target: 'slides/missing.xml' },
        { id: 'rIdMaster', type: 'slide', target: 'slideMasters/slideMaster1.xml' },
      ]),
    };
    const deck = await parseWith(content, { parts });
    expect(titles(deck)).toEqual(['A', null]);
    expect(deck.slides[1]).toMatchObject({ index: 2, blocks: [] });
    expect(deck.warnings).toEqual([
      { slide: 2, part, message: expect.stringContaining('left empty') },
    ]);
  });

  it('refuses the deck when there is no other', async () => {
    await expect(parseWith(list('rIdGone', 'rIdGone'))).rejects.toThrow(InvalidDeck);
    await expect(parseWith(list('rIdGone'))).rejects.toThrow(/none of its slides can be read/);
  });

  it('refuses a deck that lists slides without end', async () => {
    const limits = { ...DEFAULT_DECK_LIMITS, entries: 50 };
    const presentation = `<p:presentation ${DECLARATIONS}>${list(...Array<string>(51).fill('rId1'))}</p:presentation>`;
    const file = await buildDeck({ slides, parts: { 'ppt/presentation.xml': presentation } });
    await expect(parseDeck(file, { limits })).rejects.toThrow(DeckTooLarge);
  });
});

describe('sections', () => {
  it('are named on their slides', async () => {
    const deck = await parseDeck(
      await buildDeck({
        slides: [{ section: 'One & only' }, {}, { section: 'Two' }, { section: 'Two' }],
      }),
    );
    expect(deck.slides.map(({ section }) => section)).toEqual(['One & only', null, 'Two', 'Two']);
  });

  it('are none where the deck has none', async () => {
    expect((await parseWith(list('rId1'))).slides[0]?.section).toBeNull();
  });

  it('without a name are none, and a slide belongs to the first that names it', async () => {
    const sections =
      sectionOf(' ', 256) + sectionOf(' First ', 257) + sectionOf('Second', 257, 258, 999);
    const deck = await parseWith(
      `${list('rId1', 'rId2', 'rId3')}<p:extLst><p:ext/><p:ext uri="x"><p14:sectionLst>${sections}</p14:sectionLst></p:ext></p:extLst>`,
    );
    expect(deck.slides.map((slide) => slide.section)).toEqual([null, 'First', 'Second']);
  });
});
