import type { Block, ChartSeries, Place } from '../../domain/deck.ts';
import { type MarkedText, unmarked } from '../shapes/marked-text.ts';
import { markedTextOf, readTextBody } from '../shapes/text-body.ts';
import { shortestNumber } from '../shortest-number.ts';
import type { SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { chartBlock, pointsOf } from './chart-block.ts';
import { joinLevels } from './chart-cache.ts';
import { ChartWorkbook } from './chart-workbook.ts';
import type { ReferredPart } from './referred-part.ts';

/** Elements of its part that say only how it looks. */
export const EXTENDED_CHART_STYLING = ['cx:spPr', 'cx:txPr', 'cx:extLst', 'a:pPr'] as const;

/** A chart of the kinds that came with Office 2016, such as waterfall or treemap ([MS-ODRAWXML] 2.24). */
export function readExtendedChart(
  space: ReferredPart,
  place: Place | null,
  context: SlideContext,
): Block[] {
  const chart = space.root.child('cx:chart');
  const plotArea = chart?.child('cx:plotArea');
  if (chart === undefined || plotArea === undefined) return [];
  const chartData = space.root.child('cx:chartData');
  const data = new Map(
    (chartData?.childrenNamed('cx:data') ?? []).map((each) => [each.attributes['id'], each]),
  );
  const workbookId = chartData?.child('cx:externalData')?.attributes['r:id'];
  const workbook = new ChartWorkbook(workbookId, space, context);
  const plotted = plotArea.child('cx:plotAreaRegion')?.childrenNamed('cx:series') ?? [];
  const axes = plotArea.childrenNamed('cx:axis');
  return chartBlock(
    {
      title: readTitle(chart, workbook),
      axisTitles: axes.map((axis) => readTitle(axis, workbook)),
      series: plotted.map((series): ChartSeries => {
        const ofSeries = data.get(series.child('cx:dataId')?.attributes['val']);
        const [values] = readLevels(ofSeries?.child('cx:numDim'), workbook);
        return {
          name: readText(series.child('cx:tx'), workbook).text,
          points: pointsOf(
            joinLevels(readLevels(ofSeries?.child('cx:strDim'), workbook), context.budget),
            shortestNumbers(values ?? new Map<number, string>()),
            new Map(),
            context.budget,
          ),
        };
      }),
      labels: [],
    },
    place,
  );
}

function readTitle(titled: XmlElement, workbook: ChartWorkbook): MarkedText {
  return readText(titled.descend('cx:title', 'cx:tx'), workbook);
}

/** A cx:tx: text of its own, or cached from the workbook, or in it. */
function readText(tx: XmlElement | undefined, workbook: ChartWorkbook): MarkedText {
  const own = markedTextOf(readTextBody(tx?.child('cx:rich')).lines);
  if (own.text !== '') return own;
  const data = tx?.child('cx:txData');
  const cached = data?.child('cx:v')?.text.trim();
  const referred = cached ? [cached] : workbook.values(data?.child('cx:f')?.text).values();
  return unmarked([...referred].join(' '));
}

/** The innermost level comes first. */
function readLevels(
  dimension: XmlElement | undefined,
  workbook: ChartWorkbook,
): Map<number, string>[] {
  const levels = dimension?.childrenNamed('cx:lvl') ?? [];
  const formula = dimension?.child('cx:f');
  return levels.length > 0
    ? levels.map(readLevel)
    : workbook.levels(formula?.text, formula?.attributes['dir'] === 'row');
}

function readLevel(level: XmlElement): Map<number, string> {
  return new Map(
    level
      .childrenNamed('cx:pt')
      .map((point) => [Number(point.attributes['idx']), point.text.trim()] as const)
      .filter(([position, text]) => Number.isInteger(position) && text !== ''),
  );
}

function shortestNumbers(values: ReadonlyMap<number, string>): Map<number, string> {
  return new Map([...values].map(([position, value]) => [position, shortestNumber(value)]));
}
