import { describe, expect, it } from 'vitest';
import { group, paragraph, picture, shape, table, title, graphicFrame } from '../deck-xml.ts';
import { readOnlySlide, textsOf } from '../read-slide.ts';

const at = (text: string, x: number, y: number) => shape({ text, box: [x, y, 100, 100] });
const LINK = { id: 'rIdX', type: 'hyperlink', target: 'https://example.org/', external: true };

async function read(shapes: string, options = {}) {
  const { blocks } = await readOnlySlide({ shapes, relationships: [LINK] }, {}, options);
  return blocks;
}

const linked = (words: string, id = 'rIdX') =>
  `<a:p><a:r><a:rPr><a:hlinkClick r:id="${id}"/></a:rPr><a:t>${words}</a:t></a:r></a:p>`;

describe('order', () => {
  it('is that of reading, not that of the file, with the title first', async () => {
    const blocks = await read(
      at('third', 500, 1000) +
        at('second', 0, 1000) +
        at('first', 0, 0) +
        shape({ text: 'Title', placeholder: 'type="title"', box: [0, 5000, 9, 9] }),
    );
    expect(textsOf(blocks)).toEqual(['Title', 'first', 'second', 'third']);
  });

  it('places a group by its transform and keeps it together', async () => {
    const children = at('in 2', 0, 90_000) + at('in 1', 0, 80_000);
    const blocks = await read(
      at('below', 0, 5000) +
        at('beside', 900, 1000) +
        group(children, [0, 1000, 500, 500], [0, 80_000, 20_000, 20_000]),
    );
    expect(textsOf(blocks)).toEqual(['in 1', 'in 2', 'beside', 'below']);
  });

  it('gives blocks of a group their place on the slide', async () => {
    const inner = group(at('deep', 10, 10), [100, 100, 200, 200], [0, 0, 400, 400]);
    const [block] = await read(group(inner, [1000, 1000, 300, 300], [0, 0, 300, 300]));
    expect(block?.place).toEqual({ x: 1105, y: 1105, width: 50, height: 50 });
  });

  it('places a group without a transform by what is in it', async () => {
    const blocks = await read(
      at('below', 0, 5000) + group(at('grouped', 0, 1000)) + at('above', 0, 0),
    );
    expect(textsOf(blocks)).toEqual(['above', 'grouped', 'below']);
  });
});

describe('text', () => {
  it('has its paragraphs and levels', async () => {
    const shapes = shape({ paragraphs: paragraph('one') + paragraph('two', 1), box: [1, 2, 3, 4] });
    expect(await read(shapes)).toEqual([
      {
        kind: 'text',
        text: 'one\ntwo',
        paragraphs: [
          { text: 'one', level: 0 },
          { text: 'two', level: 1 },
        ],
        place: { x: 1, y: 2, width: 3, height: 4 },
      },
    ]);
  });

  it('has its language', async () => {
    const paragraphs = '<a:p><a:r><a:rPr lang="de-CH"/><a:t>Grüezi</a:t></a:r></a:p>';
    expect(await read(shape({ paragraphs }))).toMatchObject([
      { text: 'Grüezi', language: 'de-CH' },
    ]);
  });

  it('makes no block of a shape without text', async () => {
    expect(await read(shape({ text: ' ' }) + shape({}))).toEqual([]);
  });

  it('is split where a formula stands alone', async () => {
    const formula = '<a:p><a14:m><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></a14:m></a:p>';
    const paragraphs = paragraph('a') + paragraph('b') + formula + formula + paragraph('c');
    const blocks = await read(shape({ paragraphs }));
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['text', 'a\nb'],
      ['math', 'x=1'],
      ['math', 'x=1'],
      ['text', 'c'],
    ]);
  });

  it.each(['title', 'ctrTitle'])('of a placeholder %s is a title', async (type) => {
    const slide = await readOnlySlide({ shapes: title('The\u00A0 title', type) });
    expect(slide.blocks).toEqual([{ kind: 'title', text: 'The\u00A0 title' }]);
    expect(slide.title).toBe('The title');
  });

  it('of a subtitle is text', async () => {
    expect(await read(title('Sub', 'subTitle'))).toMatchObject([{ kind: 'text', text: 'Sub' }]);
  });

  it('is written on one line in the title of the slide', async () => {
    const paragraphs = '<a:p><a:r><a:t>One</a:t></a:r><a:br/><a:r><a:t>two</a:t></a:r></a:p>';
    const slide = await readOnlySlide({
      shapes: shape({ paragraphs, placeholder: 'type="title"' }),
    });
    expect(slide.title).toBe('One two');
    expect(textsOf(slide.blocks)).toEqual(['One\ntwo']);
  });

  it('gives no title where there is none', async () => {
    expect((await readOnlySlide({ shapes: at('text', 0, 0) + title(' ') })).title).toBeNull();
  });
});

describe('footers', () => {
  const shapes = ['dt', 'ftr', 'sldNum', 'hdr'].map((type) => title(`a ${type}`, type)).join('');

  it('are left out', async () => {
    expect(await read(shapes)).toEqual([]);
  });

  it('are read when asked for', async () => {
    const blocks = await read(shapes, { footers: true });
    expect(blocks.map(({ kind }) => kind)).toEqual(Array(4).fill('footer'));
    expect(textsOf(blocks)).toContain('a sldNum');
  });
});

describe('alternative text', () => {
  it.each([
    ['a picture', picture({ properties: 'descr="A chart"' })],
    ['a shape', shape({ properties: 'descr=" A chart "' })],
    ['a title and no description', picture({ properties: 'title="A chart"' })],
    ['a title that says the same', picture({ properties: 'title="A chart" descr="A chart"' })],
    ['a graphic', graphicFrame('', undefined, { properties: 'descr="A chart"' })],
    [
      'a connector',
      picture({ properties: 'descr="A chart"' })
        .replaceAll('p:pic', 'p:cxnSp')
        .replaceAll('nvPicPr', 'nvCxnSpPr'),
    ],
    [
      'ink',
      '<p:contentPart r:id="x"><p14:nvContentPartPr><p14:cNvPr id="1" name="" descr="A chart"/></p14:nvContentPartPr></p:contentPart>',
    ],
  ])('is read of %s', async (_, shapes) => {
    expect(await read(shapes)).toEqual([{ kind: 'alt_text', text: 'A chart' }]);
  });

  it('has the title above the description, and the place of the picture', async () => {
    const shapes = picture({ properties: 'title="T" descr="D"', box: [1, 2, 3, 4] });
    expect(await read(shapes)).toEqual([
      { kind: 'alt_text', text: 'T\nD', place: { x: 1, y: 2, width: 3, height: 4 } },
    ]);
  });

  it('follows the text of its shape', async () => {
    expect(textsOf(await read(shape({ text: 'text', properties: 'descr="alt"' })))).toEqual([
      'text',
      'alt',
    ]);
  });

  it('is read of a group', async () => {
    const shapes = group(at('in', 0, 0)).replace('name=""', 'name="" descr="all of it"');
    expect(textsOf(await read(shapes))).toEqual(['in', 'all of it']);
  });
});

describe('links', () => {
  const click = '<a:hlinkClick r:id="rIdX"/>';

  it('follow the text that carries them', async () => {
    expect(await read(shape({ paragraphs: linked('our site') }))).toMatchObject([
      { kind: 'text', text: 'our site' },
      { kind: 'link', text: 'https://example.org/', label: 'our site' },
    ]);
  });

  it('are read of whole shapes and of pictures', async () => {
    expect(await read(shape({ text: 'press', click }) + picture({ click }))).toMatchObject([
      { kind: 'text' },
      { kind: 'link', label: 'press' },
      { kind: 'link', label: '' },
    ]);
  });

  it('are read of cells', async () => {
    const cells = table([['x']]).replace(paragraph('x'), linked('cell'));
    expect(await read(graphicFrame(cells))).toMatchObject([
      { kind: 'table', text: 'cell' },
      { kind: 'link', label: 'cell' },
    ]);
  });

  it('from slide to slide are left out', async () => {
    const { blocks, warnings } = await readOnlySlide({
      shapes: shape({ paragraphs: linked('next', 'rIdS') }),
      relationships: [{ id: 'rIdS', type: 'slide', target: 'slide1.xml' }],
    });
    expect(textsOf(blocks)).toEqual(['next']);
    expect(warnings).toEqual([]);
  });

  it('that lead nowhere cost a warning', async () => {
    const { blocks, warnings } = await readOnlySlide({
      shapes: shape({ paragraphs: linked('gone', 'rIdGone') }),
    });
    expect(textsOf(blocks)).toEqual(['gone']);
    expect(warnings).toEqual([expect.stringContaining('ppt/slides/slide1.xml: ')]);
  });
});
