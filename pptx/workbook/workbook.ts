import type { OpcPackage } from '../package/opc-package.ts';
import { PartUnreadable, type Warn } from '../part-unreadable.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { type CellArea, parseAreas } from './cell-area.ts';
import { NO_VALUES, readSharedStrings, readSheet, type Sheet } from './sheet.ts';

/** A value and where it stands in its area, from 0. */
export interface AreaValue {
  row: number;
  column: number;
  text: string;
}

/** Rows and cells that are looked at for one chart: more than any chart shows. */
const MOST_LOOKS = 1_000_000;

/** A workbook of Excel, strict or transitional, as far as charts need it. Sheets are read when asked for. */
export class Workbook {
  readonly #package: OpcPackage;
  readonly #warn: Warn;
  /** Parts of the sheets by their names in lower case, the first sheet first. */
  readonly #sheetParts: ReadonlyMap<string, string>;
  readonly #definedNames: ReadonlyMap<string, string>;
  readonly #sharedStringsPart: string | undefined;
  readonly #sheets = new Map<string, Sheet>();
  #strings: string[] | undefined;
  #looks = 0;

  /** @throws PartUnreadable when the package holds no workbook, or a damaged one. */
  constructor(opened: OpcPackage, warn: Warn) {
    this.#package = opened;
    this.#warn = warn;
    const part = opened.relationshipsOf('', warn).ofType('officeDocument')[0]?.part;
    if (!part) throw new PartUnreadable('/', 'is no workbook');
    const root = opened.readXml(part, warn, NO_VALUES);
    if (root.name !== 'x:workbook') throw new PartUnreadable(part, 'is no workbook');
    const relationships = opened.relationshipsOf(part, warn);
    this.#sharedStringsPart = relationships.ofType('sharedStrings')[0]?.part ?? undefined;
    this.#sheetParts = new Map(
      (root.child('x:sheets')?.childrenNamed('x:sheet') ?? []).flatMap(({ attributes }) => {
        const sheetPart = relationships.byId(attributes['r:id'])?.part;
        return sheetPart ? [[(attributes['name'] ?? '').toLowerCase(), sheetPart] as const] : [];
      }),
    );
    this.#definedNames = readDefinedNames(root);
  }

  /**
   * The areas that a formula refers to, by itself or by a name that is defined for it; null when it is none.
   */
  areas(formula: string): CellArea[] | null {
    const name = formula.trim().replace(/^.*!/s, '').toLowerCase();
    return parseAreas(formula) ?? parseAreas(this.#definedNames.get(name) ?? '');
  }

  /** The values in an area, row by row. @throws PartUnreadable when its sheet cannot be read. */
  *valuesIn(area: CellArea): Generator<AreaValue> {
    const sheet = this.#sheet(area.sheet);
    for (const row of this.#within(sheet, area.top, area.bottom)) {
      const cells = sheet.get(row) ?? new Map<number, string>();
      for (const column of this.#within(cells, area.left, area.right)) {
        const text = cells.get(column);
        if (text !== undefined) yield { row: row - area.top, column: column - area.left, text };
      }
    }
  }

  /** The numbers from `first` to `last` that are worth looking at, in order. */
  #within(found: ReadonlyMap<number, unknown>, first: number, last: number): number[] {
    const count = last - first + 1;
    this.#looks += Math.min(count, found.size) + 1;
    if (this.#looks > MOST_LOOKS) {
      throw new PartUnreadable('/', 'has more cells for the chart than a chart shows');
    }
    return count <= found.size
      ? Array.from({ length: count }, (_, index) => first + index)
      : [...found.keys()].filter((at) => at >= first && at <= last).toSorted((a, b) => a - b);
  }

  #sheet(name: string | null): Sheet {
    const part =
      name === null ? [...this.#sheetParts.values()][0] : this.#sheetParts.get(name.toLowerCase());
    if (part === undefined) throw new PartUnreadable('/', `has no sheet ${name ?? ''}`.trim());
    let sheet = this.#sheets.get(part);
    if (sheet === undefined) {
      const root = this.#package.readXml(part, this.#warn, NO_VALUES);
      sheet = readSheet(root, this.#sharedStrings());
      this.#sheets.set(part, sheet);
    }
    return sheet;
  }

  #sharedStrings(): string[] {
    const part = this.#sharedStringsPart;
    this.#strings ??= readSharedStrings(
      part === undefined ? undefined : this.#package.readXml(part, this.#warn, NO_VALUES),
    );
    return this.#strings;
  }
}

/** ECMA-376 part 1, 18.2.5: formulas by the names that stand for them, in lower case. */
function readDefinedNames(root: XmlElement): Map<string, string> {
  const names = root.child('x:definedNames')?.childrenNamed('x:definedName') ?? [];
  return new Map(
    names.map(({ attributes, text }) => [(attributes['name'] ?? '').toLowerCase(), text]),
  );
}
