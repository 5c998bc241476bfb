import { describe, expect, it } from 'vitest';
import { type CellXml, graphicFrame, table } from '../deck-xml.ts';
import { readOnlySlide } from '../read-slide.ts';

async function read(rows: CellXml[][], properties = '') {
  const { blocks } = await readOnlySlide({
    shapes: graphicFrame(table(rows, properties), [1, 2, 3, 4]),
  });
  return blocks;
}

describe('tables', () => {
  it('have cells in rows', async () => {
    const rows = [
      ['a', 'b'],
      ['c', 'd'],
    ];
    expect(await read(rows)).toEqual([
      {
        kind: 'table',
        text: 'a | b\nc | d',
        rows,
        headerRow: false,
        place: { x: 1, y: 2, width: 3, height: 4 },
      },
    ]);
  });

  it.each([
    ['firstRow="1"', true],
    ['firstRow="true"', true],
    ['firstRow="0"', false],
  ])('with %s', async (properties, headerRow) => {
    expect(await read([['a']], properties)).toMatchObject([{ headerRow }]);
  });

  it('have the text of merged cells once', async () => {
    const rows: CellXml[][] = [
      [
        { attributes: 'gridSpan="2"', text: 'wide' },
        { attributes: 'hMerge="1"', text: 'covered' },
        'x',
      ],
      [{ attributes: 'rowSpan="2"', text: 'tall' }, 'b', 'c'],
      [{ attributes: 'vMerge="1"', text: 'covered' }, 'e', 'f'],
    ];
    expect(await read(rows)).toMatchObject([
      {
        rows: [
          ['wide', '', 'x'],
          ['tall', 'b', 'c'],
          ['', 'e', 'f'],
        ],
        text: 'wide |  | x\ntall | b | c\n| e | f',
      },
    ]);
  });

  it('have one line a row, whatever breaks are in a cell', async () => {
    expect(await read([['one\ntwo', 'b']])).toMatchObject([
      { rows: [['one\ntwo', 'b']], text: 'one two | b' },
    ]);
  });

  it('leave empty rows out of the text', async () => {
    const rows = [['a'], [''], ['b']];
    expect(await read(rows)).toMatchObject([{ rows, text: 'a\nb' }]);
  });

  it('make no block when they say nothing', async () => {
    expect(await read([['', ' ']])).toEqual([]);
    expect(await read([])).toEqual([]);
  });
});
