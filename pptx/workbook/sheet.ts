import { shortestNumber } from '../shortest-number.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { parseCell } from './cell-area.ts';

/** The cells of a sheet that hold something, by row and column, from 1. */
export type Sheet = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Elements that hold no values of cells. */
export const NO_VALUES: ReadonlySet<string> = new Set([
  'x:cols',
  'x:conditionalFormatting',
  'x:dataValidations',
  'x:extLst',
  'x:f',
  'x:hyperlinks',
  'x:phoneticPr',
  'x:rPh',
  'x:rPr',
  'x:sheetViews',
]);

/** Reads an x:worksheet (ECMA-376 part 1, 18.3.1); `strings` are the shared strings of the workbook. */
export function readSheet(root: XmlElement, strings: readonly string[]): Sheet {
  const rows = new Map<number, Map<number, string>>();
  // A row or a cell that does not say where it is comes after the one before.
  let row = 0;
  for (const element of root.child('x:sheetData')?.childrenNamed('x:row') ?? []) {
    row = parseCell(element.attributes['r'] ?? '')?.row ?? row + 1;
    const cells = rows.get(row) ?? new Map<number, string>();
    rows.set(row, cells);
    let column = 0;
    for (const cell of element.childrenNamed('x:c')) {
      column = parseCell(cell.attributes['r'] ?? '')?.column ?? column + 1;
      const text = readCell(cell, strings);
      if (text !== '') cells.set(column, text);
    }
  }
  return rows;
}

/** The items of an x:sst (18.4.9), in their order. */
export function readSharedStrings(root: XmlElement | undefined): string[] {
  return (root?.childrenNamed('x:si') ?? []).map(readString);
}

/** The value of a cell by its type (18.18.11); an error such as #N/A is none. */
function readCell(cell: XmlElement, strings: readonly string[]): string {
  const value = cell.child('x:v')?.text.trim() ?? '';
  const type = cell.attributes['t'] ?? 'n';
  switch (type) {
    case 's':
      return strings[Number(value)]?.trim() ?? '';
    case 'inlineStr':
      return readString(cell.child('x:is')).trim();
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return '';
    case 'str':
    case 'd':
      return value;
    default:
      return shortestNumber(value);
  }
}

/** An x:si or x:is: its text, or the runs of it. */
function readString(element: XmlElement | undefined): string {
  const runs = element?.childrenNamed('x:r').map((run) => run.child('x:t')?.text ?? '') ?? [];
  return (element?.child('x:t')?.text ?? '') + runs.join('');
}
