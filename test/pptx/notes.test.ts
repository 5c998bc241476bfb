import { describe, expect, it } from 'vitest';
import { buildDeck, relationshipsXml } from './deck-builder.ts';
import { graphicFrame, notesXml, shape, table, title } from './deck-xml.ts';
import { parseDeck } from '../../pptx/parse-deck.ts';
import { readOnlySlide, textsOf } from './read-slide.ts';

const to = (notes: number) =>
  relationshipsXml([
    { id: 'n', type: 'notesSlide', target: `../notesSlides/notesSlide${notes}.xml` },
  ]);

describe('notes', () => {
  it('come after the slide, in paragraphs', async () => {
    const { blocks } = await readOnlySlide({ shapes: title('T'), notes: ['Say this', 'and that'] });
    expect(blocks[1]).toEqual({
      kind: 'notes',
      text: 'Say this\nand that',
      paragraphs: [
        { text: 'Say this', level: 0 },
        { text: 'and that', level: 0 },
      ],
    });
  });

  it('are paired by relationship, not by number', async () => {
    const deck = await parseDeck(
      await buildDeck({
        slides: [{ notes: ['of part 1'] }, { notes: ['of part 2'] }],
        parts: {
          'ppt/slides/_rels/slide1.xml.rels': to(2),
          'ppt/slides/_rels/slide2.xml.rels': to(1),
        },
      }),
    );
    expect(deck.slides.map(({ blocks }) => textsOf(blocks))).toEqual([
      ['of part 2'],
      ['of part 1'],
    ]);
  });

  it('are all that the page says, without its picture, header, footer and number', async () => {
    const page = notesXml(
      shape({ placeholder: 'type="sldImg"', text: 'image' }) +
        shape({ placeholder: 'type="sldNum" idx="5"', text: '7' }) +
        shape({ placeholder: 'type="hdr" idx="2"', text: 'header' }) +
        shape({ placeholder: 'type="body" idx="1"', text: 'the notes' }) +
        shape({ text: 'a text box' }),
    );
    const parts = { 'ppt/notesSlides/notesSlide1.xml': page };
    const { blocks } = await readOnlySlide({ notes: [] }, { parts });
    expect(textsOf(blocks)).toEqual(['the notes', 'a text box']);
  });

  it('may have links', async () => {
    const linked = '<a:p><a:r><a:rPr><a:hlinkClick r:id="h"/></a:rPr><a:t>there</a:t></a:r></a:p>';
    const parts = {
      'ppt/notesSlides/notesSlide1.xml': notesXml(
        shape({ placeholder: 'type="body"', paragraphs: linked }),
      ),
      'ppt/notesSlides/_rels/notesSlide1.xml.rels': relationshipsXml([
        { id: 'h', type: 'hyperlink', target: 'https://example.org/', external: true },
      ]),
    };
    const { blocks } = await readOnlySlide({ notes: [] }, { parts });
    expect(blocks).toMatchObject([{ kind: 'notes' }, { kind: 'link', label: 'there' }]);
  });

  it('may have tables, whose rows are paragraphs', async () => {
    const page = notesXml(
      shape({ placeholder: 'type="body" idx="1"', text: 'the notes' }) +
        graphicFrame(
          table([
            ['a', 'b'],
            ['', ''],
            ['c', 'd'],
          ]),
        ),
    );
    const parts = { 'ppt/notesSlides/notesSlide1.xml': page };
    expect((await readOnlySlide({ notes: [] }, { parts })).blocks).toMatchObject([
      { kind: 'notes', text: 'the notes' },
      {
        kind: 'notes',
        text: 'a | b\nc | d',
        paragraphs: [
          { text: 'a | b', level: 0 },
          { text: 'c | d', level: 0 },
        ],
      },
    ]);
  });

  it('make no block when they are empty', async () => {
    expect((await readOnlySlide({ notes: ['', ' '] })).blocks).toEqual([]);
  });

  it.each([
    ['missing', '../notesSlides/gone.xml', 'ppt/notesSlides/gone.xml'],
    ['the slide itself', 'slide1.xml', 'ppt/slides/slide1.xml'],
  ])('cost a warning when they are %s', async (_, target, part) => {
    const slide = await readOnlySlide({
      shapes: title('T'),
      relationships: [{ id: 'n', type: 'notesSlide', target }],
    });
    expect(textsOf(slide.blocks)).toEqual(['T']);
    expect(slide.warnings).toEqual([expect.stringContaining(`${part}: The part is`)]);
  });
});
