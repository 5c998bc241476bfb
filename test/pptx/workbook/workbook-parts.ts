import { relationshipsXml, zipParts } from '../deck-builder.ts';
import { escapeXml } from '../deck-xml.ts';

export const TRANSITIONAL = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';

export interface WorkbookSpec {
  /** XML of the rows of each sheet, by its name. */
  sheets: Readonly<Record<string, string>>;
  /** XML of the shared strings: an x:si each. */
  strings?: string;
  /** Formulas by the names that are defined for them. */
  names?: Readonly<Record<string, string>>;
  namespace?: string;
  /** Parts to add or to replace. */
  parts?: Readonly<Record<string, string>>;
}

/** The bytes of an XLSX as small as it is valid. */
export async function buildWorkbook(spec: WorkbookSpec): Promise<Uint8Array> {
  const { sheets, strings = '', names = {}, namespace = TRANSITIONAL } = spec;
  const declarations = `xmlns="${namespace}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`;
  const listed = Object.keys(sheets).map(
    (name, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const defined = Object.entries(names).map(
    ([name, formula]) => `<definedName name="${name}">${escapeXml(formula)}</definedName>`,
  );
  const parts = new Map<string, string>([
    [
      '_rels/.rels',
      relationshipsXml([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]),
    ],
    [
      'xl/workbook.xml',
      `<workbook ${declarations}><sheets>${listed.join('')}</sheets><definedNames>${defined.join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationshipsXml([
        ...Object.keys(sheets).map((_, index) => ({
          id: `rId${index + 1}`,
          type: 'worksheet',
          target: `worksheets/sheet${index + 1}.xml`,
        })),
        { id: 'rIdS', type: 'sharedStrings', target: 'sharedStrings.xml' },
      ]),
    ],
    ['xl/sharedStrings.xml', `<sst ${declarations}>${strings}</sst>`],
    ...Object.values(sheets).map(
      (rows, index) =>
        [
          `xl/worksheets/sheet${index + 1}.xml`,
          `<worksheet ${declarations}><sheetData>${rows}</sheetData></worksheet>`,
        ] as const,
    ),
    ...Object.entries(spec.parts ?? {}),
  ]);
  return zipParts(parts);
}

/** Rows of a sheet from its top left: texts as inline strings, numbers as they are, null for an empty cell. */
export function rowsXml(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows
    .map((cells, index) => `<row r="${index + 1}">${cells.map(cellXml(index + 1)).join('')}</row>`)
    .join('');
}

function cellXml(row: number) {
  return (value: string | number | null, column: number): string => {
    const name = `${String.fromCharCode(65 + column)}${row}`;
    if (value === null) return `<c r="${name}"/>`;
    return typeof value === 'number'
      ? `<c r="${name}"><v>${value}</v></c>`
      : `<c r="${name}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
  };
}
