import type { Block, ChartSeries, Place } from '../../domain/deck.ts';
import { readTextBody, textOf } from '../shapes/text-body.ts';
import type { SlideContext } from '../slide-context.ts';
import type { TextBudget } from '../text-budget.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { chartBlock, pointsOf } from './chart-block.ts';
import { readCache, readCategories } from './chart-cache.ts';
import { readReferredPart } from './referred-part.ts';

const STYLING: ReadonlySet<string> = new Set(['c:spPr', 'c:txPr', 'c:extLst', 'a:extLst', 'a:pPr']);

/** A chart (ECMA-376 part 1, 21.2), from its own part and the values cached there. */
export function readChart(
  reference: XmlElement,
  place: Place | null,
  context: SlideContext,
): Block[] {
  const space = readReferredPart(reference.attributes['r:id'], 'chart', context, STYLING);
  const chart = space?.child('c:chart');
  const plotArea = chart?.child('c:plotArea');
  if (chart === undefined || plotArea === undefined) return [];
  const axes = plotArea.children.filter(({ name }) => /^c:\w+Ax$/.test(name));
  const plotted = plotArea.children.flatMap((plot) => plot.childrenNamed('c:ser'));
  return chartBlock(
    {
      title: readTitle(chart),
      axisTitles: axes.map(readTitle).filter((title) => title !== null),
      series: plotted.map((series) => readSeries(series, context.budget)),
      labels: plotted.flatMap(readLabels),
    },
    place,
  );
}

function readTitle(titled: XmlElement): string | null {
  return readText(titled.descend('c:title', 'c:tx')) || null;
}

/** A c:tx: text of its own, or cached from the workbook. */
function readText(tx: XmlElement | undefined): string {
  const own = textOf(readTextBody(tx?.child('c:rich')).lines);
  if (own !== '') return own;
  const cached = [...readCache(tx?.child('c:strRef')).values()].join(' ');
  return cached || (tx?.child('c:v')?.text.trim() ?? '');
}

function readSeries(series: XmlElement, budget: TextBudget): ChartSeries {
  // A scatter or bubble chart has coordinates instead of categories and values.
  const categories = readCategories(series.child('c:cat') ?? series.child('c:xVal'), budget);
  const values = readCache((series.child('c:val') ?? series.child('c:yVal'))?.children[0]);
  return { name: readText(series.child('c:tx')), points: pointsOf(categories, values) };
}

function readLabels(series: XmlElement): string[] {
  const labels = series.child('c:dLbls')?.childrenNamed('c:dLbl') ?? [];
  return labels.map((label) => readText(label.child('c:tx'))).filter((text) => text !== '');
}
