import type { Block, ChartPoint, ChartSeries, Place } from '../../domain/deck.ts';
import { placed } from '../slide-context.ts';

export interface ChartContent {
  title: string | null;
  axisTitles: string[];
  series: ChartSeries[];
  /** What somebody wrote on points in place of their values. */
  labels: string[];
}

/** The block of a chart: its titles, a line for each series, and its labels. None for a chart that says nothing. */
export function chartBlock(content: ChartContent, place: Place | null): Block[] {
  const { title, axisTitles, series, labels } = content;
  const text = [title, ...axisTitles, ...series.map(lineOf), ...labels]
    .filter((line) => !!line)
    .join('\n');
  return text === '' ? [] : [{ kind: 'chart', text, title, axisTitles, series, ...placed(place) }];
}

/** The points of a series, in the order of their positions in the chart's data. */
export function pointsOf(
  categories: ReadonlyMap<number, string>,
  values: ReadonlyMap<number, string>,
): ChartPoint[] {
  const positions = new Set([...categories.keys(), ...values.keys()]);
  return [...positions]
    .toSorted((a, b) => a - b)
    .map((position) => ({
      category: categories.get(position) ?? '',
      value: values.get(position) ?? null,
    }));
}

function lineOf({ name, points }: ChartSeries): string {
  const words = points
    .map(wordsOf)
    .filter((point) => point !== '')
    .join('; ');
  return name === '' || words === '' ? name + words : `${name}: ${words}`;
}

function wordsOf({ category, value }: ChartPoint): string {
  return [category, value].filter((word) => !!word).join(' = ');
}
