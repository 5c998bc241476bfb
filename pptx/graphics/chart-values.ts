import type { TextBudget } from '../text-budget.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { joinLevels, readCache, readCachedLevels } from './chart-cache.ts';
import type { ChartWorkbook } from './chart-workbook.ts';

/** What the references of a chart lead to: the values cached in the chart, or where they are missing its workbook's. */
export class ChartValues {
  readonly #workbook: ChartWorkbook;
  readonly #budget: TextBudget;

  constructor(workbook: ChartWorkbook, budget: TextBudget) {
    this.#workbook = workbook;
    this.#budget = budget;
  }

  /** The values of a c:strRef, c:numRef, c:strLit or c:numLit, by their positions. */
  of(reference: XmlElement | undefined): Map<number, string> {
    return isCacheMissing(reference)
      ? this.#workbook.values(formulaOf(reference))
      : readCache(reference);
  }

  /** The categories of a c:cat or c:xVal by their positions; `values` is the reference to their values. */
  categories(
    categories: XmlElement | undefined,
    values: XmlElement | undefined,
  ): Map<number, string> {
    const reference = categories?.children[0];
    if (isCacheMissing(reference)) {
      const across = this.#workbook.isAcross(formulaOf(values));
      return joinLevels(this.#workbook.levels(formulaOf(reference), across), this.#budget);
    }
    return reference?.name === 'c:multiLvlStrRef'
      ? joinLevels(readCachedLevels(reference), this.#budget)
      : readCache(reference);
  }
}

function formulaOf(reference: XmlElement | undefined): string | undefined {
  return reference?.child('c:f')?.text;
}

const CACHES = ['c:strCache', 'c:numCache', 'c:multiLvlStrCache'];

/** A cache that counts points and holds none is of empty cells. */
function isCacheMissing(reference: XmlElement | undefined): boolean {
  if (reference?.child('c:f') === undefined) return false;
  const cache = reference.children.find(({ name }) => CACHES.includes(name));
  const points = cache?.children.some(({ name }) => name === 'c:pt' || name === 'c:lvl');
  return !points && !(Number(cache?.child('c:ptCount')?.attributes['val']) > 0);
}
