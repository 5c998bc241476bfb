import { describe, expect, it, vi } from 'vitest';
import { DeckTooLarge, EncryptedDeck, InvalidDeck } from '../../domain/errors.ts';
import { DEFAULT_DECK_LIMITS, type DeckLimits, MOST_XML_DEPTH } from '../../pptx/limits.ts';
import { parseDeck } from '../../pptx/parse-deck.ts';
import { buildDeck, deckParts, zipParts } from './deck-builder.ts';
import { NO_PROPERTIES } from './deck-of.ts';
import { group, shape, slideXml, title } from './deck-xml.ts';
import { textsOf } from './read-slide.ts';
import { buildZip, type ZipEntrySpec } from './zip-builder.ts';

const slides = ['A', 'B', 'C'].map((text) => ({ shapes: title(text) }));
const limited = (limits: Partial<DeckLimits>) => ({
  limits: { ...DEFAULT_DECK_LIMITS, ...limits },
});

/** A deck of three slides, with the second slide's entry in the zip changed. */
function zipWith(change: Partial<ZipEntrySpec>): Uint8Array {
  return buildZip(
    [...deckParts({ slides })].map(([name, content]) => ({
      name,
      content,
      ...(name === 'ppt/slides/slide2.xml' ? change : {}),
    })),
  );
}

describe('parseDeck', () => {
  it('gives slides with all that a slide has', async () => {
    const deck = await parseDeck(
      await buildDeck({
        slides: [
          { shapes: title('Hello'), layout: 'title', section: 'Start' },
          { shapes: shape({ text: 'World' }), hidden: true },
        ],
      }),
    );
    expect(deck).toEqual({
      properties: NO_PROPERTIES,
      slides: [
        {
          index: 1,
          hidden: false,
          section: 'Start',
          title: 'Hello',
          layout: 'title',
          blocks: [{ kind: 'title', text: 'Hello' }],
        },
        {
          index: 2,
          hidden: true,
          section: null,
          title: null,
          layout: 'content',
          blocks: [{ kind: 'text', text: 'World', paragraphs: [{ text: 'World', level: 0 }] }],
        },
      ],
      warnings: [],
    });
  });

  it.each([
    ['show="0"', true],
    ['show="false"', true],
    ['show="1"', false],
    ['', false],
  ])('takes a slide with %j for hidden: %s', async (attributes, hidden) => {
    const parts = { 'ppt/slides/slide1.xml': slideXml('', attributes) };
    const deck = await parseDeck(await buildDeck({ slides: [{}], parts }));
    expect(deck.slides[0]?.hidden).toBe(hidden);
  });
});

describe('a damaged slide', () => {
  it.each([
    ['XML cut short', { content: slideXml(title('B')).slice(0, -20) }],
    ['no content', { content: '' }],
    ['damaged data', { data: Buffer.from('not deflated') }],
    ['an unknown compression', { method: 99 }],
    ['an unknown encoding', { content: '<?xml version="1.0" encoding="x-none"?><a/>' }],
    ['another root', { content: '<a/>' }],
  ])('costs that slide only: %s', async (_, change) => {
    const deck = await parseDeck(zipWith(change));
    expect(deck.slides.map((slide) => slide.title)).toEqual(['A', null, 'C']);
    expect(deck.slides[1]).toEqual({
      index: 2,
      hidden: false,
      section: null,
      title: null,
      layout: 'content',
      blocks: [],
    });
    expect(deck.warnings).toEqual([
      { slide: 2, part: 'ppt/slides/slide2.xml', message: expect.stringContaining('left empty') },
    ]);
  });

  it('is read when only its checksum is wrong, with a warning', async () => {
    const deck = await parseDeck(zipWith({ crc32: 1 }));
    expect(deck.slides[1]?.title).toBe('B');
    expect(deck.warnings).toMatchObject([
      { slide: 2, message: expect.stringContaining('checksum') },
    ]);
  });

  it('without relationships keeps its text', async () => {
    const parts = { 'ppt/slides/_rels/slide2.xml.rels': '<broken' };
    const deck = await parseDeck(await buildDeck({ slides, parts }));
    expect(deck.slides[1]?.title).toBe('B');
    expect(deck.warnings).toMatchObject([{ slide: 2, part: 'ppt/slides/_rels/slide2.xml.rels' }]);
  });

  it('says that the whole deck is damaged when no slide can be read', async () => {
    const parts = Object.fromEntries(
      [1, 2, 3].map((number) => [`ppt/slides/slide${number}.xml`, '<a>']),
    );
    const file = await buildDeck({ slides, parts });
    await expect(parseDeck(file)).rejects.toThrow(InvalidDeck);
    await expect(parseDeck(file)).rejects.toThrow(/slide1\.xml is not well-formed.*repair/);
  });
});

describe('a hostile deck', () => {
  it('with a DOCTYPE is refused as a whole', async () => {
    const content = `<!DOCTYPE x [<!ENTITY l "lol">]>${slideXml(title('&l;'))}`;
    await expect(parseDeck(zipWith({ content }))).rejects.toThrow(InvalidDeck);
  });

  it('with a password on one part is refused as a whole', async () => {
    await expect(parseDeck(zipWith({ flags: 1 }))).rejects.toThrow(EncryptedDeck);
  });

  it.each([
    ['a part that is too large', { xmlPartBytes: 1000 }, /slide1\.xml is larger/],
    ['parts that are too large together', { inflatedBytes: 8000 }, /together larger/],
    ['too many entries', { entries: 5 }, /more than 5 entries/],
    ['too much text', { textCharacters: 2 }, /more than 2 characters/],
    ['XML too deep', { xmlDepth: 6 }, /nests more than 6/],
    ['too many nodes', { xmlNodes: 30 }, /more than 30 elements/],
    ['too large a file', { fileBytes: 100 }, /at most 0 MiB/],
  ])('with %s is refused', async (_, limits, message) => {
    const file = await buildDeck({
      slides: slides.map(({ shapes }) => ({ shapes: shapes + ' '.repeat(1000) })),
    });
    await expect(parseDeck(file)).resolves.toBeDefined();
    await expect(parseDeck(file, limited(limits))).rejects.toThrow(DeckTooLarge);
    await expect(parseDeck(file, limited(limits))).rejects.toThrow(message);
  });

  it('with groups nested as deep as allowed is read', async () => {
    let shapes = shape({ text: 'deep' });
    for (let depth = 0; depth < MOST_XML_DEPTH - 10; depth += 1) shapes = group(shapes);
    const file = await buildDeck({ slides: [{ shapes }] });
    const deck = await parseDeck(file, limited({ xmlDepth: MOST_XML_DEPTH }));
    expect(textsOf(deck.slides[0]?.blocks ?? [])).toEqual(['deep']);
    await expect(parseDeck(file)).rejects.toThrow(DeckTooLarge);
  });

  it('never overflows the stack, however deep the limit lets it nest', async () => {
    let shapes = shape({ text: 'deep' });
    for (let depth = 0; depth < 5000; depth += 1) shapes = group(shapes);
    const file = await buildDeck({ slides: [{ shapes }] });
    await expect(parseDeck(file, limited({ xmlDepth: 10_000 }))).rejects.toThrow(DeckTooLarge);
  });

  it('with entries that normalise onto its slides is read as it is', async () => {
    const evil = { content: slideXml(title('evil')) };
    const entries = [...deckParts({ slides })].map(([name, content]) => ({ name, content }));
    const names = [
      'x/../ppt/slides/slide1.xml',
      './ppt/slides/slide2.xml',
      '/ppt/slides/slide3.xml',
      'ppt\\..\\ppt\\slides\\slide1.xml',
    ];
    const deck = await parseDeck(
      buildZip([...names.map((name) => ({ name, ...evil })), ...entries]),
    );
    expect(deck.slides.map((slide) => slide.title)).toEqual(['A', 'B', 'C']);
    expect(deck.warnings).toEqual([]);
  });
});

describe('abortion', () => {
  it('before the start', async () => {
    const reason = new Error('enough');
    await expect(parseDeck(new Uint8Array(), { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
  });

  it('between slides', async () => {
    const reason = new Error('enough');
    const { signal } = new AbortController();
    let looks = 0;
    vi.spyOn(signal, 'throwIfAborted').mockImplementation(() => {
      looks += 1;
      if (looks === 3) throw reason;
    });
    await expect(parseDeck(await buildDeck({ slides }), { signal })).rejects.toBe(reason);
    expect(looks).toBe(3);
  });
});

describe('equal bytes', () => {
  it('give equal decks, whatever writer packed them', async () => {
    const parts = deckParts({ slides });
    const stored = buildZip([...parts].map(([name, content]) => ({ name, content, stored: true })));
    expect(await parseDeck(stored)).toEqual(await parseDeck(await zipParts(parts)));
  });
});
