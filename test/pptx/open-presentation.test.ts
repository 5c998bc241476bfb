import { describe, expect, it } from 'vitest';
import { DeckTooLarge, EncryptedDeck, InvalidDeck, KnowbaseError } from '../../domain/errors.ts';
import { DEFAULT_DECK_LIMITS } from '../../pptx/limits.ts';
import { assertLooksLikeDeck } from '../../pptx/open-presentation.ts';
import { parseDeck } from '../../pptx/parse-deck.ts';
import { buildDeck, deckParts, relationshipsXml, zipParts } from './deck-builder.ts';
import { DECLARATIONS } from './deck-xml.ts';
import { buildZip } from './zip-builder.ts';

const deck = await buildDeck({ slides: [{}] });

function compoundFile(stream: string): Uint8Array {
  const file = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.write(`${stream}\0`, 1024, 'utf16le');
  return file;
}

/** A package whose main part has this name and media type. */
async function otherPackage(part: string, type: string, content = '<a/>'): Promise<Uint8Array> {
  const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${type}"/></Types>`;
  const relationships = relationshipsXml([{ id: 'rId1', type: 'officeDocument', target: part }]);
  return zipParts(
    new Map([
      ['[Content_Types].xml', contentTypes],
      ['_rels/.rels', relationships],
      [part, content],
    ]),
  );
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const EXCEL_BINARY = 'application/vnd.ms-excel.sheet.binary.macroEnabled.main';
const VISIO = 'application/vnd.ms-visio.drawing.main+xml';
const THEME = 'application/vnd.openxmlformats-officedocument.theme+xml';

const refused: [string, Uint8Array, typeof KnowbaseError, RegExp][] = [
  ['an empty file', new Uint8Array(), InvalidDeck, /is empty/],
  ['something else', Buffer.from('%PDF-1.7'), InvalidDeck, /is not a PowerPoint presentation/],
  ['a protected deck', compoundFile('EncryptedPackage'), EncryptedDeck, /password/],
  ['a .ppt', compoundFile('PowerPoint Document'), InvalidDeck, /save it as \.pptx/],
  ['a .doc', compoundFile('WordDocument'), InvalidDeck, /Word/],
  ['a deck cut short', deck.subarray(0, deck.length * 0.6), InvalidDeck, /cut short/],
  ['a zip signature and noise', Buffer.from('PK\x03\x04 noise'), InvalidDeck, /cut short/],
  ['an empty zip', buildZip([]), InvalidDeck, /no presentation in it/],
  [
    'a zip of pictures',
    buildZip([{ name: 'a.png', content: 'x' }]),
    InvalidDeck,
    /no presentation/,
  ],
  [
    'a Word document',
    await otherPackage('word/document.xml', WORD),
    InvalidDeck,
    /a Word document/,
  ],
  [
    'a Word document of odd names',
    await otherPackage('x/y.xml', WORD),
    InvalidDeck,
    /a Word document/,
  ],
  [
    'a Word document in the usual folder',
    await otherPackage('ppt/presentation.xml', WORD),
    InvalidDeck,
    /a Word document/,
  ],
  [
    'an Excel workbook',
    await otherPackage('xl/workbook.xml', EXCEL),
    InvalidDeck,
    /an Excel workbook/,
  ],
  [
    'a binary workbook',
    await otherPackage('xl/workbook.bin', EXCEL_BINARY, '\x83\x01'),
    InvalidDeck,
    /an Excel workbook/,
  ],
  [
    'a Visio drawing',
    await otherPackage('visio/document.xml', VISIO),
    InvalidDeck,
    /a Visio drawing/,
  ],
  ['a theme', await otherPackage('theme/theme.xml', THEME), InvalidDeck, /an Office theme/],
  [
    'an OpenDocument file',
    buildZip([{ name: 'META-INF/manifest.xml', content: '' }]),
    InvalidDeck,
    /an OpenDocument file/,
  ],
  [
    'a Keynote presentation',
    buildZip([{ name: 'Index/Document.iwa', content: '' }]),
    InvalidDeck,
    /a Keynote presentation/,
  ],
  [
    'a main part that is something else',
    await otherPackage('ppt/presentation.xml', 'text/xml'),
    InvalidDeck,
    /something else \(ppt\/presentation\.xml\)/,
  ],
  [
    'a damaged main part',
    await otherPackage('ppt/presentation.xml', 'text/xml', '<a>'),
    InvalidDeck,
    /damaged: its main part ppt\/presentation\.xml/,
  ],
  [
    'a zip with a password',
    buildZip([{ name: 'ppt/presentation.xml', content: '<a/>', flags: 1 }]),
    EncryptedDeck,
    /password/,
  ],
];

describe('assertLooksLikeDeck', () => {
  it.each(refused)('refuses %s', (_, file, type, message) => {
    expect(() => assertLooksLikeDeck(file)).toThrow(type);
    expect(() => assertLooksLikeDeck(file)).toThrow(message);
  });

  it.each(refused)('refuses %s with the error that parseDeck gives', async (_, file) => {
    const refusal = await parseDeck(file).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(KnowbaseError);
    expect(() => assertLooksLikeDeck(file)).toThrow((refusal as KnowbaseError).message);
  });

  it('refuses a file over the limit by its size alone', () => {
    const limits = { ...DEFAULT_DECK_LIMITS, fileBytes: 10 };
    expect(() => assertLooksLikeDeck(Buffer.alloc(11), limits)).toThrow(DeckTooLarge);
    expect(() => assertLooksLikeDeck(Buffer.alloc(10), limits)).toThrow(InvalidDeck);
  });

  it('takes a deck', () => {
    expect(() => assertLooksLikeDeck(deck)).not.toThrow();
  });

  it('takes a deck that begins within its buffer', () => {
    const shifted = Buffer.concat([Buffer.from('xyz'), deck]).subarray(3);
    expect(() => assertLooksLikeDeck(shifted)).not.toThrow();
  });
});

describe('the presentation part', () => {
  it.each([
    'application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml',
    'application/vnd.openxmlformats-officedocument.presentationml.template.main+xml',
    'application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml',
  ])('may be of type %s', async (type) => {
    const file = await otherPackage('content/deck.xml', type, `<p:presentation ${DECLARATIONS}/>`);
    expect(await parseDeck(file)).toMatchObject({ slides: [], warnings: [] });
  });

  it('is found by its usual name when the relationships are missing or damaged', async () => {
    for (const content of [null, '<broken', relationshipsXml([])]) {
      const parts = deckParts({ slides: [{}], parts: { '_rels/.rels': content } });
      expect((await parseDeck(await zipParts(parts))).slides).toHaveLength(1);
    }
  });
});
