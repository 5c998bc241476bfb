/** Cells of one sheet, from top left to bottom right; rows and columns count from 1. */
export interface CellArea {
  /** Null where the formula names none. */
  sheet: string | null;
  top: number;
  left: number;
  bottom: number;
  right: number;
}

// ECMA-376 part 1, 18.2.27 and 18.17.2.3.1: the size of a sheet.
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** The longest formula that Excel takes. */
const LONGEST_FORMULA = 8_192;

/** No chart takes its values from more areas; one made to do harm could list millions. */
const MOST_AREAS = 1_000;

/** A sheet's name, in quotation marks where it is no plain word, before its `!`. */
const SHEET = /^(?:'((?:[^']|'')*)'|([^'!]*))!/;

/**
 * The areas that a formula such as `Sheet1!$B$2:$B$5` or `('A b'!$A$1,'A b'!$A$3)` refers to (ECMA-376 part 1,
 * 18.17.2.3), or null when it is no such reference.
 */
export function parseAreas(formula: string): CellArea[] | null {
  if (formula.length > LONGEST_FORMULA) return null;
  const references = splitUnion(
    formula
      .trim()
      .replace(/^=/, '')
      .replace(/^\((.*)\)$/s, '$1'),
  );
  if (references.length === 0 || references.length > MOST_AREAS) return null;
  const areas = references.map(parseArea);
  return areas.every((area) => area !== null) ? areas : null;
}

export function columnsOf({ left, right }: CellArea): number {
  return right - left + 1;
}

export function rowsOf({ top, bottom }: CellArea): number {
  return bottom - top + 1;
}

/** Splits at the commas that stand outside quotation marks. */
function splitUnion(formula: string): string[] {
  return formula.match(/(?:'[^']*'|[^',])+/g) ?? [];
}

function parseArea(reference: string): CellArea | null {
  const [prefix = '', quoted, plain] = SHEET.exec(reference.trim()) ?? [];
  const cells = reference.trim().slice(prefix.length).replaceAll('$', '');
  const [first = '', last = first] = cells.split(':');
  const from = parseCell(first);
  const to = parseCell(last);
  if (from === null || to === null) return null;
  // By itself `B` is a name; only `B:B` is a column.
  if (!cells.includes(':') && (from.row === null || from.column === null)) return null;
  return {
    sheet: sheetNameOf(quoted?.replaceAll("''", "'") ?? plain),
    top: Math.min(from.row ?? 1, to.row ?? 1),
    left: Math.min(from.column ?? 1, to.column ?? 1),
    bottom: Math.max(from.row ?? LAST_ROW, to.row ?? LAST_ROW),
    right: Math.max(from.column ?? LAST_COLUMN, to.column ?? LAST_COLUMN),
  };
}

/** Without the book, such as `[0]` or `[Book1.xlsx]`: an embedded workbook refers to itself. */
function sheetNameOf(written: string | undefined): string | null {
  return written?.replace(/^.*\]/s, '') || null;
}

/** A cell, or with one of the two null a whole row or column. */
interface CellName {
  row: number | null;
  column: number | null;
}

/** Reads `B2`, `B` or `2`; null for anything else, or what lies outside a sheet. */
export function parseCell(name: string): CellName | null {
  const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{0,7})$/i.exec(name) ?? [];
  if (letters === '' && digits === '') return null;
  const row = digits === '' ? null : Number(digits);
  const column = letters === '' ? null : columnNumber(letters);
  if (row !== null && (row < 1 || row > LAST_ROW)) return null;
  return column !== null && column > LAST_COLUMN ? null : { row, column };
}

/** `A` is 1, `Z` 26, `AA` 27. */
function columnNumber(letters: string): number {
  return letters.split('').reduce((number, letter) => number * 26 + parseInt(letter, 36) - 9, 0);
}
