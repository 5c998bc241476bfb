import type { Block, ChartPoint, ChartSeries, Place } from '../../domain/deck.ts';
import { joinMarked, languageOf, type MarkedText, unmarked } from '../shapes/marked-text.ts';
import { placed } from '../slide-context.ts';
import type { TextBudget } from '../text-budget.ts';

export interface ChartContent {
  title: MarkedText | null;
  axisTitles: readonly MarkedText[];
  series: ChartSeries[];
  /** What else is written in it, such as on points in place of their values. */
  labels: readonly MarkedText[];
}

/** The block of a chart: its titles, a line for each series, and its labels. None for a chart that says nothing. */
export function chartBlock(content: ChartContent, place: Place | null): Block[] {
  const { title, series, labels } = content;
  const axisTitles = content.axisTitles.filter(({ text }) => text !== '');
  const lines = [title, ...axisTitles, ...series.map((each) => unmarked(lineOf(each))), ...labels];
  const marked = joinMarked(
    lines.filter((line) => line !== null).filter(({ text }) => text !== ''),
    '\n',
  );
  if (marked.text === '') return [];
  return [
    {
      kind: 'chart',
      text: marked.text,
      title: title?.text || null,
      axisTitles: axisTitles.map(({ text }) => text),
      series,
      ...languageOf(marked),
      ...placed(place),
    },
  ];
}

/** What a point takes of the memory, as a number of characters. */
const CHARACTERS_PER_POINT = 50;

/**
 * The points of a series, in the order of their positions in the chart's data. Since many series may show the same
 * data, `budget` is asked before they fill the memory.
 */
export function pointsOf(
  categories: ReadonlyMap<number, string>,
  values: ReadonlyMap<number, string>,
  sizes: ReadonlyMap<number, string>,
  budget: TextBudget,
): ChartPoint[] {
  const positions = new Set([...categories.keys(), ...values.keys(), ...sizes.keys()]);
  budget.spend(positions.size * CHARACTERS_PER_POINT);
  return [...positions]
    .toSorted((a, b) => a - b)
    .map((position) => {
      const size = sizes.get(position);
      return {
        category: categories.get(position) ?? '',
        value: values.get(position) ?? null,
        ...(size === undefined ? {} : { size }),
      };
    });
}

function lineOf({ name, points }: ChartSeries): string {
  const words = points
    .map(wordsOf)
    .filter((point) => point !== '')
    .join('; ');
  return name === '' || words === '' ? name + words : `${name}: ${words}`;
}

function wordsOf({ category, value, size }: ChartPoint): string {
  const words = [category, value].filter((word) => !!word).join(' = ');
  return size === undefined ? words : `${words} (${size})`.trim();
}
