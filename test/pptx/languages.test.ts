import { describe, expect, it } from 'vitest';
import type { Block } from '../../domain/deck.ts';
import { DECLARATIONS, graphicFrame, notesXml, shape } from './deck-xml.ts';
import { MODERN_COMMENTS } from './part-xml.ts';
import { readOnlySlide } from './read-slide.ts';

const run = (words: string, language: string) =>
  `<a:r><a:rPr lang="${language}"/><a:t>${words}</a:t></a:r>`;
const BOTH = `<a:p>${run('un mot ', 'fr-FR')}${run('a word', 'en-GB')}</a:p>`;
const FRENCH = `<a:p>${run('un mot', 'fr-FR')}</a:p>`;
const UNTOLD = '<a:p><a:r><a:t>untold</a:t></a:r></a:p>';

/** The words that the block names a language for. */
function wordsOf({ text, languages = [] }: Block): [string, string][] {
  return languages.map(({ language, charStart, charEnd }) => [
    language,
    text.slice(charStart, charEnd),
  ]);
}

const cell = (paragraphs: string) => `<a:tc><a:txBody>${paragraphs}</a:txBody></a:tc>`;
const row = (...cells: string[]) => `<a:tr>${cells.map(cell).join('')}</a:tr>`;
const point = (id: string, paragraphs: string) =>
  `<dgm:pt modelId="${id}"><dgm:t>${paragraphs}</dgm:t></dgm:pt>`;
const rich = (paragraphs: string) =>
  `<c:title><c:tx><c:rich>${paragraphs}</c:rich></c:tx></c:title>`;

async function only(shapes: string, options = {}): Promise<Block> {
  const { blocks } = await readOnlySlide({ shapes }, {}, options);
  expect(blocks).toHaveLength(1);
  return blocks[0]!;
}

describe('the language of a block', () => {
  it.each([
    ['title', 'type="title"'],
    ['text', 'type="body"'],
    ['footer', 'type="ftr"'],
  ])('of kind %s is that of all its runs', async (kind, placeholder) => {
    const paragraphs = FRENCH + FRENCH;
    const block = await only(shape({ placeholder, paragraphs }), { footers: true });
    expect(block).toMatchObject({ kind, language: 'fr-FR' });
    expect(block).not.toHaveProperty('languages');
  });

  it.each([
    ['title', 'type="title"'],
    ['text', 'type="body"'],
    ['footer', 'type="ftr"'],
  ])('of kind %s is told by spans when runs differ', async (kind, placeholder) => {
    const paragraphs = UNTOLD + FRENCH + BOTH;
    const block = await only(shape({ placeholder, paragraphs }), { footers: true });
    expect(block).toMatchObject({ kind, text: 'untold\nun mot\nun mot a word' });
    expect(block).not.toHaveProperty('language');
    expect(wordsOf(block)).toEqual([
      ['fr-FR', 'un mot\nun mot '],
      ['en-GB', 'a word'],
    ]);
  });

  it('is not told when no run names one', async () => {
    const block = await only(shape({ paragraphs: UNTOLD }));
    expect(block).not.toHaveProperty('language');
    expect(block).not.toHaveProperty('languages');
  });

  it('of a table is told by its cells, where they stand in its text', async () => {
    const rows = row('', BOTH) + row('', '') + row(FRENCH + FRENCH, UNTOLD);
    const block = await only(graphicFrame(`<a:tbl>${rows}</a:tbl>`));
    expect(block.text).toBe('| un mot a word\nun mot un mot | untold');
    expect(wordsOf(block)).toEqual([
      ['fr-FR', 'un mot '],
      ['en-GB', 'a word'],
      ['fr-FR', 'un mot un mot'],
    ]);
  });

  it('of notes is told in the same way', async () => {
    const parts = {
      'ppt/notesSlides/notesSlide1.xml': notesXml(
        shape({ placeholder: 'type="body"', paragraphs: BOTH }),
      ),
    };
    const { blocks } = await readOnlySlide({ notes: [] }, { parts });
    expect(blocks.map(wordsOf)).toEqual([
      [
        ['fr-FR', 'un mot '],
        ['en-GB', 'a word'],
      ],
    ]);
  });

  it('of a comment is told in the same way', async () => {
    const comments = `<p188:cmLst ${DECLARATIONS}><p188:cm><p188:txBody>${FRENCH}</p188:txBody></p188:cm></p188:cmLst>`;
    const { blocks } = await readOnlySlide(
      { relationships: [{ id: 'c', type: MODERN_COMMENTS, target: '../comments/c1.xml' }] },
      { parts: { 'ppt/comments/c1.xml': comments } },
    );
    expect(blocks).toEqual([{ kind: 'comment', text: 'un mot', author: null, language: 'fr-FR' }]);
  });

  it('of a diagram is told by its items', async () => {
    const data = `<dgm:dataModel ${DECLARATIONS}><dgm:ptLst>${point('1', UNTOLD)}${point('2', BOTH)}</dgm:ptLst></dgm:dataModel>`;
    const { blocks } = await readOnlySlide(
      {
        shapes: graphicFrame('<dgm:relIds r:dm="rIdD"/>'),
        relationships: [{ id: 'rIdD', type: 'diagramData', target: '../diagrams/data1.xml' }],
      },
      { parts: { 'ppt/diagrams/data1.xml': data } },
    );
    expect(blocks.map(wordsOf)).toEqual([
      [
        ['fr-FR', 'un mot '],
        ['en-GB', 'a word'],
      ],
    ]);
  });

  it('of a chart is told by its titles', async () => {
    const chart = `<c:chartSpace ${DECLARATIONS}><c:chart>${rich(FRENCH)}<c:plotArea><c:pieChart><c:ser><c:tx><c:v>S</c:v></c:tx></c:ser></c:pieChart><c:valAx>${rich(BOTH)}</c:valAx></c:plotArea></c:chart></c:chartSpace>`;
    const { blocks } = await readOnlySlide(
      {
        shapes: graphicFrame('<c:chart r:id="rIdC"/>'),
        relationships: [{ id: 'rIdC', type: 'chart', target: '../charts/chart1.xml' }],
      },
      { parts: { 'ppt/charts/chart1.xml': chart } },
    );
    expect(blocks).toMatchObject([{ text: 'un mot\nun mot a word\nS' }]);
    expect(blocks.map(wordsOf)).toEqual([
      [
        ['fr-FR', 'un mot\nun mot '],
        ['en-GB', 'a word'],
      ],
    ]);
  });
});
