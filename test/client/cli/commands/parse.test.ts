import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knowbase } from '../../../integration/command-line.ts';
import { buildDeck, deckParts, relationshipsXml, zipParts } from '../../../pptx/deck-builder.ts';
import { shape, title } from '../../../pptx/deck-xml.ts';
import { tempFolder } from '../../../stores/artifacts/temp-store.ts';

interface Parsed {
  properties: unknown;
  slides: { hidden: boolean; blocks: { kind: string; text: string; languages?: unknown }[] }[];
  segments: { text: string }[];
  warnings: unknown[];
}

/** Parses a deck by the command line, in surroundings that say nothing but `environment`. */
async function parse(bytes: Uint8Array, args: string[] = [], environment = {}) {
  const folder = await tempFolder();
  await writeFile(join(folder, 'deck.pptx'), bytes);
  const surroundings = { INIT_CWD: folder, KNOWBASE_HOME: join(folder, 'home'), ...environment };
  return knowbase({ environment: surroundings }, 'parse', 'deck.pptx', ...args);
}

const LANGUAGES = `<a:p><a:r><a:rPr lang="fr-FR"/><a:t>un </a:t></a:r><a:r><a:rPr lang="en-GB"/><a:t>one</a:t></a:r></a:p>`;
const deck = () =>
  buildDeck({
    slides: [
      {
        shapes:
          title('Shown') +
          shape({ paragraphs: LANGUAGES }) +
          shape({ text: 'page 1', placeholder: 'type="sldNum"' }),
      },
      { shapes: title('Concealed'), hidden: true },
    ],
  });

describe('parse --json', () => {
  it('gives slides, segments, properties and warnings', async () => {
    const { exitStatus, stdout, stderr } = await parse(await deck(), ['--json']);
    expect({ exitStatus, stderr }).toEqual({ exitStatus: 0, stderr: '' });
    const parsed = JSON.parse(stdout) as Parsed;
    expect(parsed).toMatchObject({
      file: 'deck.pptx',
      properties: { title: null, last_modified_by: null, created: null },
      slides: [{ hidden: false }, { hidden: true }],
      warnings: [],
    });
    expect(parsed.slides[0]?.blocks).toMatchObject([
      { kind: 'title', text: 'Shown' },
      {
        kind: 'text',
        languages: [
          { language: 'fr-FR', char_start: 0, char_end: 3 },
          { language: 'en-GB', char_start: 3, char_end: 6 },
        ],
      },
    ]);
    expect(parsed.segments.map(({ text }) => text).join()).toContain('Concealed');
  });

  it('keeps hidden slides, flagged, and leaves them out of the segments when told to', async () => {
    const { stdout } = await parse(await deck(), ['--json', '--skip-hidden']);
    const { slides, segments } = JSON.parse(stdout) as Parsed;
    expect(slides.map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(slides[1]?.blocks).toMatchObject([{ text: 'Concealed' }]);
    expect(segments.map(({ text }) => text).join()).not.toContain('Concealed');
  });

  it('reads footers when told to', async () => {
    const { stdout } = await parse(await deck(), ['--json', '--footers']);
    const { slides } = JSON.parse(stdout) as Parsed;
    expect(slides[0]?.blocks).toContainEqual({ kind: 'footer', text: 'page 1' });
  });
});

const WORD = {
  '_rels/.rels': relationshipsXml([
    { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
  ]),
  'word/document.xml': '<document/>',
};
const compoundFile = (stream: string) => {
  const file = Buffer.alloc(2048);
  file.write('d0cf11e0a1b11ae1', 'hex');
  file.write(`${stream}\0`, 1024, 'utf16le');
  return file;
};
const zipOf = (parts: Record<string, string>) => zipParts(new Map(Object.entries(parts)));
const smallDeck = async () => zipParts(deckParts({ slides: [{ shapes: title('Topic') }] }));
const large = (shapes: string) => buildDeck({ slides: [{ shapes }] });

describe('a file that cannot be read', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp, Record<string, string>?]>([
    ['is empty', () => Buffer.alloc(0), /empty/],
    ['is no zip', () => Buffer.from('Dear all,'), /not a PowerPoint presentation/],
    ['is cut short', async () => (await smallDeck()).slice(0, -200), /cut short/],
    ['is encrypted', () => compoundFile('EncryptedPackage'), /protected by a password/],
    ['is a .ppt', () => compoundFile('PowerPoint Document'), /save it as \.pptx/],
    ['is a Word document', () => zipOf(WORD), /it is a Word document/],
    ['is an Excel workbook', () => zipOf({ 'xl/workbook.xml': '<a/>' }), /an Excel workbook/],
    ['is an OpenDocument file', () => zipOf({ 'META-INF/manifest.xml': '' }), /OpenDocument/],
    ['is of Keynote', () => zipOf({ 'Index/Document.iwa': '' }), /Keynote/],
    ['has no presentation', () => zipOf({ 'a.txt': 'a' }), /no presentation in it/],
    [
      'has a DOCTYPE',
      () =>
        buildDeck({
          slides: [{}],
          parts: { 'ppt/slides/slide1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' },
        }),
      /DOCTYPE/,
    ],
    ['is too large', () => Buffer.alloc(1_100_000), /DECK_MAX_FILE_MB/, { DECK_MAX_FILE_MB: '1' }],
    ['has too many entries', smallDeck, /DECK_MAX_ENTRIES/, { DECK_MAX_ENTRIES: '3' }],
    [
      'has too large a part',
      () => large(title('x'.repeat(1_100_000))),
      /DECK_MAX_PART_MB/,
      { DECK_MAX_PART_MB: '1' },
    ],
    [
      'is too large inflated',
      () => large(title('x'.repeat(1_100_000))),
      /DECK_MAX_INFLATED_MB/,
      { DECK_MAX_INFLATED_MB: '1' },
    ],
    ['has too much text', smallDeck, /DECK_MAX_CHARS/, { DECK_MAX_CHARS: '4' }],
    [
      'nests too deep',
      () => large('<p:grpSp>'.repeat(20) + '</p:grpSp>'.repeat(20)),
      /DECK_MAX_XML_DEPTH/,
      { DECK_MAX_XML_DEPTH: '10' },
    ],
    [
      'has too many nodes',
      () => large(shape({ paragraphs: '<a:p/>'.repeat(1000) })),
      /DECK_MAX_XML_NODES/,
      { DECK_MAX_XML_NODES: '1000' },
    ],
  ])('because it %s ends with status 2 and one message', async (_, make, message, limits) => {
    const { exitStatus, stdout, stderr } = await parse(await make(), ['--json'], limits);
    expect({ exitStatus, stdout }).toEqual({ exitStatus: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .+\n$/);
    expect(stderr).toMatch(message);
  });
});
