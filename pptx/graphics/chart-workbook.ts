import { KnowbaseError } from '../../domain/errors.ts';
import { PartUnreadable, type Warn } from '../part-unreadable.ts';
import type { SlideContext } from '../slide-context.ts';
import { type CellArea, columnsOf, rowsOf } from '../workbook/cell-area.ts';
import { type AreaValue, Workbook } from '../workbook/workbook.ts';
import type { ReferredPart } from './referred-part.ts';

/** More than people can read on an axis; one made to do harm could have as many as a sheet has columns. */
const MOST_LEVELS = 16;

/**
 * The workbook that is embedded with a chart, for what the chart does not say itself. It is opened when first asked;
 * when it cannot be read, that is a warning and it gives nothing.
 */
export class ChartWorkbook {
  readonly #relationshipId: string | undefined;
  readonly #chart: ReferredPart;
  readonly #context: SlideContext;
  /** Where a warning says that something is wrong. */
  #part: string;
  #workbook: Workbook | null | undefined;

  /** `relationshipId` is that of the chart's externalData, if it has one. */
  constructor(relationshipId: string | undefined, chart: ReferredPart, context: SlideContext) {
    this.#relationshipId = relationshipId;
    this.#chart = chart;
    this.#part = chart.part;
    this.#context = context;
  }

  /** The values that a formula refers to, by their positions, areas one after the other and each row by row. */
  values(formula: string | undefined): Map<number, string> {
    const values = new Map<number, string>();
    this.#read(formula, (workbook, areas) => {
      let start = 0;
      for (const area of areas) {
        const width = columnsOf(area);
        for (const value of workbook.valuesIn(area)) {
          values.set(start + value.row * width + value.column, this.#spend(value));
        }
        start += width * rowsOf(area);
      }
    });
    return values;
  }

  /**
   * The levels of the categories that a formula refers to, the innermost first: a level is a column of its areas, or a
   * row when the categories run `across`.
   */
  levels(formula: string | undefined, across: boolean): Map<number, string>[] {
    const levels: Map<number, string>[] = [];
    this.#read(formula, (workbook, areas) => {
      let start = 0;
      for (const area of areas) {
        const depth = across ? rowsOf(area) : columnsOf(area);
        if (depth > MOST_LEVELS) {
          throw new PartUnreadable('/', 'has more levels of categories than a chart shows');
        }
        while (levels.length < depth) levels.push(new Map());
        for (const value of workbook.valuesIn(area)) {
          const [position, level] = across ? [value.column, value.row] : [value.row, value.column];
          levels[depth - 1 - level]?.set(start + position, this.#spend(value));
        }
        start += across ? columnsOf(area) : rowsOf(area);
      }
    });
    return levels;
  }

  /** Whether the values that a formula refers to stand in one row. */
  isAcross(formula: string | undefined): boolean {
    let across = false;
    this.#read(formula, (_workbook, [area]) => {
      across = area !== undefined && rowsOf(area) === 1 && columnsOf(area) > 1;
    });
    return across;
  }

  #spend({ text }: AreaValue): string {
    // A formula may name the same cells many times.
    this.#context.budget.spend(text.length);
    return text;
  }

  #read(
    formula: string | undefined,
    read: (workbook: Workbook, areas: readonly CellArea[]) => void,
  ): void {
    if (!formula?.trim()) return;
    try {
      if (this.#workbook === undefined) this.#workbook = this.#open();
      const areas = this.#workbook?.areas(formula);
      if (this.#workbook && areas) read(this.#workbook, areas);
    } catch (error) {
      this.#workbook = null;
      this.#warn(error);
    }
  }

  #open(): Workbook | null {
    if (this.#relationshipId === undefined) return null;
    const { relationships } = this.#chart;
    const { package: deck, warn } = this.#context;
    const part = relationships.byId(this.#relationshipId)?.part;
    if (!part) throw new PartUnreadable('/', 'is not in the file');
    this.#part = part;
    const warnOfWorkbook: Warn = (inner, message) =>
      warn(part, `In the workbook, ${inner}: ${message}`);
    return new Workbook(deck.openEmbedded(part, warnOfWorkbook), warnOfWorkbook);
  }

  #warn(error: unknown): void {
    const { warn } = this.#context;
    const consequence = 'the chart has only what it says itself';
    if (error instanceof PartUnreadable) {
      const inner = error.part === '/' || error.part === this.#part ? '' : `, in ${error.part},`;
      warn(this.#part, `The workbook of the chart${inner} ${error.message}; ${consequence}.`);
    } else if (error instanceof KnowbaseError) {
      // A protected or oversized workbook is no reason to refuse the deck; what it inflated to is counted.
      warn(
        this.#part,
        `The workbook of the chart was not read, so ${consequence}. ${error.message}`,
      );
    } else {
      throw error;
    }
  }
}
