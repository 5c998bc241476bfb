import { describe, expect, it } from 'vitest';
import { columnsOf, parseAreas, rowsOf } from '../../../pptx/workbook/cell-area.ts';

const area = (sheet: string | null, top: number, left: number, bottom = top, right = left) => ({
  sheet,
  top,
  left,
  bottom,
  right,
});

describe('parseAreas', () => {
  it.each([
    ['Sheet1!$B$2:$B$5', [area('Sheet1', 2, 2, 5, 2)]],
    ['Sheet1!$B$2', [area('Sheet1', 2, 2)]],
    ['Sheet1!B2:A1', [area('Sheet1', 1, 1, 2, 2)]],
    ['$A$1:$C$1', [area(null, 1, 1, 1, 3)]],
    ["'Q1 sales'!$A$1", [area('Q1 sales', 1, 1)]],
    ["'Ann''s, data'!$A$1:$A$2", [area("Ann's, data", 1, 1, 2, 1)]],
    ["'Profit!Loss'!A1", [area('Profit!Loss', 1, 1)]],
    ['(Sheet1!$A$1,Sheet1!$C$1:$C$2)', [area('Sheet1', 1, 1), area('Sheet1', 1, 3, 2, 3)]],
    ['Sheet1!$A$1,Sheet2!$A$1', [area('Sheet1', 1, 1), area('Sheet2', 1, 1)]],
    ['=Sheet1!$A$1', [area('Sheet1', 1, 1)]],
    ['[0]!$A$1', [area(null, 1, 1)]],
    ['[Book1.xlsx]Sheet1!$A$1', [area('Sheet1', 1, 1)]],
    ["'C:\\data\\[Book 1.xlsx]Sheet 1'!$A$1", [area('Sheet 1', 1, 1)]],
    ['Sheet1!$AA$10', [area('Sheet1', 10, 27)]],
    ['Sheet1!$XFD$1048576', [area('Sheet1', 1_048_576, 16_384)]],
    ['Sheet1!$A:$A', [area('Sheet1', 1, 1, 1_048_576, 1)]],
    ['Sheet1!$2:$3', [area('Sheet1', 2, 1, 3, 16_384)]],
    ['Données!$A$1', [area('Données', 1, 1)]],
  ])('reads %s', (formula, areas) => {
    expect(parseAreas(formula)).toEqual(areas);
  });

  it.each([
    '',
    'Sheet1',
    'Sheet1!Sales',
    'Sheet1!#REF!',
    'OFFSET(Sheet1!$A$1,0,0,5,1)',
    'SUM(Sheet1!A1:A3)',
    'Sheet1!$A$0',
    'Sheet1!$XFE$1',
    'Sheet1!$A$1048577',
    'Sheet1!$A',
    'Table1[Sales]',
  ])('knows no area in %s', (formula) => {
    expect(parseAreas(formula)).toBeNull();
  });
});

it.each([
  ['more areas than any chart has', Array<string>(1500).fill('A1').join(',')],
  ['more characters than any formula has', `Sheet1!${'$'.repeat(9000)}A1`],
])('reads no formula of %s', (_, formula) => {
  expect(parseAreas(formula)).toBeNull();
});

it('knows how large an area is', () => {
  expect([rowsOf(area(null, 2, 3, 4, 3)), columnsOf(area(null, 2, 3, 4, 3))]).toEqual([3, 1]);
});
