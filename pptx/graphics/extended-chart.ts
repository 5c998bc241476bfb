import type { Block, ChartSeries, Place } from '../../domain/deck.ts';
import { readTextBody, textOf } from '../shapes/text-body.ts';
import type { SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { chartBlock, pointsOf } from './chart-block.ts';
import { joinLevels, shortest } from './chart-cache.ts';
import { readReferredPart } from './referred-part.ts';

const STYLING: ReadonlySet<string> = new Set(['cx:spPr', 'cx:txPr', 'cx:extLst', 'a:pPr']);

/** A chart of the kinds that came with Office 2016, such as waterfall or treemap ([MS-ODRAWXML] 2.24). */
export function readExtendedChart(
  reference: XmlElement,
  place: Place | null,
  context: SlideContext,
): Block[] {
  const space = readReferredPart(reference.attributes['r:id'], 'chart', context, STYLING);
  const chart = space?.child('cx:chart');
  const plotArea = chart?.child('cx:plotArea');
  if (space === undefined || chart === undefined || plotArea === undefined) return [];
  const data = new Map(
    (space.child('cx:chartData')?.childrenNamed('cx:data') ?? []).map((each) => [
      each.attributes['id'],
      each,
    ]),
  );
  const plotted = plotArea.child('cx:plotAreaRegion')?.childrenNamed('cx:series') ?? [];
  const axes = plotArea.childrenNamed('cx:axis');
  return chartBlock(
    {
      title: readTitle(chart),
      axisTitles: axes.map(readTitle).filter((title) => title !== null),
      series: plotted.map((series) =>
        readSeries(series, data.get(series.child('cx:dataId')?.attributes['val']), context),
      ),
      labels: [],
    },
    place,
  );
}

function readTitle(titled: XmlElement): string | null {
  return readText(titled.descend('cx:title', 'cx:tx')) || null;
}

function readText(tx: XmlElement | undefined): string {
  const own = textOf(readTextBody(tx?.child('cx:rich')).lines);
  return own || (tx?.descend('cx:txData', 'cx:v')?.text.trim() ?? '');
}

function readSeries(
  series: XmlElement,
  data: XmlElement | undefined,
  { budget }: SlideContext,
): ChartSeries {
  const categories = joinLevels(readLevels(data?.child('cx:strDim')), budget);
  const [values] = readLevels(data?.child('cx:numDim'));
  return {
    name: readText(series.child('cx:tx')),
    points: pointsOf(
      categories,
      new Map([...(values ?? [])].map(([position, value]) => [position, shortest(value)])),
    ),
  };
}

/** The innermost level comes first. */
function readLevels(dimension: XmlElement | undefined): Map<number, string>[] {
  return (dimension?.childrenNamed('cx:lvl') ?? []).map(
    (level) =>
      new Map(
        level
          .childrenNamed('cx:pt')
          .map((point) => [Number(point.attributes['idx']), point.text.trim()] as const)
          .filter(([position, text]) => Number.isInteger(position) && text !== ''),
      ),
  );
}
