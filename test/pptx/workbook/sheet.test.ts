import { describe, expect, it } from 'vitest';
import { readSharedStrings, readSheet } from '../../../pptx/workbook/sheet.ts';
import { xmlFragment } from '../xml-fragment.ts';
import { TRANSITIONAL } from './workbook-parts.ts';

const sheetOf = (rows: string, strings: string[] = []) => {
  const root = xmlFragment(
    `<x:worksheet xmlns:x="${TRANSITIONAL}"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
  );
  return [...readSheet(root, strings)].map(([row, cells]) => [row, Object.fromEntries(cells)]);
};
const cell = (attributes: string, content: string) => `<x:c ${attributes}>${content}</x:c>`;

describe('readSheet', () => {
  it('knows the value of a cell by its type', () => {
    const cells = [
      cell('r="A1"', '<x:v>8.1999999999999993</x:v>'),
      cell('r="B1" t="n"', '<x:v>1E3</x:v>'),
      cell('r="C1" t="s"', '<x:v>1</x:v>'),
      cell(
        'r="D1" t="inlineStr"',
        '<x:is><x:r><x:t>in</x:t></x:r><x:r><x:t>line</x:t></x:r></x:is>',
      ),
      cell('r="E1" t="str"', '<x:f>A1</x:f><x:v>007</x:v>'),
      cell('r="F1" t="b"', '<x:v>1</x:v>'),
      cell('r="G1" t="d"', '<x:v>2024-05-06</x:v>'),
    ];
    expect(sheetOf(`<x:row r="1">${cells.join('')}</x:row>`, ['zero', ' one '])).toEqual([
      [1, { 1: '8.2', 2: '1000', 3: 'one', 4: 'inline', 5: '007', 6: 'TRUE', 7: '2024-05-06' }],
    ]);
  });

  it('leaves out errors, empty cells, and strings that are not shared', () => {
    const cells = [
      cell('t="e"', '<x:v>#N/A</x:v>'),
      cell('', ''),
      cell('t="s"', '<x:v>9</x:v>'),
      cell('t="inlineStr"', ''),
      cell('', '<x:v>4</x:v>'),
    ];
    expect(sheetOf(`<x:row r="1">${cells.join('')}</x:row>`)).toEqual([[1, { 5: '4' }]]);
  });

  it('counts on where rows and cells do not say where they are', () => {
    const one = cell('', '<x:v>1</x:v>');
    const rows = `<x:row>${one}</x:row><x:row r="5">${cell('r="C5"', '<x:v>2</x:v>')}${one}</x:row><x:row>${one}</x:row>`;
    expect(sheetOf(rows)).toEqual([
      [1, { 1: '1' }],
      [5, { 3: '2', 4: '1' }],
      [6, { 1: '1' }],
    ]);
  });
});

describe('readSharedStrings', () => {
  it('joins the runs of a string', () => {
    const root = xmlFragment(
      `<x:sst xmlns:x="${TRANSITIONAL}"><x:si><x:t>plain</x:t></x:si><x:si><x:r><x:t>ri</x:t></x:r><x:r><x:t>ch</x:t></x:r></x:si></x:sst>`,
    );
    expect(readSharedStrings(root)).toEqual(['plain', 'rich']);
  });

  it('are none without a part', () => {
    expect(readSharedStrings(undefined)).toEqual([]);
  });
});
