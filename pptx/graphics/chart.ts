import type { Block, ChartSeries, Place } from '../../domain/deck.ts';
import { readOrWarn } from '../part-unreadable.ts';
import { type MarkedText, unmarked } from '../shapes/marked-text.ts';
import { SHAPE_STYLING } from '../shapes/styling.ts';
import { markedTextOf, readTextBody } from '../shapes/text-body.ts';
import type { SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { chartBlock, pointsOf } from './chart-block.ts';
import { ChartValues } from './chart-values.ts';
import { ChartWorkbook } from './chart-workbook.ts';
import { EXTENDED_CHART_STYLING, readExtendedChart } from './extended-chart.ts';
import { type ReferredPart, readReferredPart } from './referred-part.ts';

const STYLING: ReadonlySet<string> = new Set([
  ...EXTENDED_CHART_STYLING,
  'c:spPr',
  'c:txPr',
  'a:extLst',
  'a:pPr',
]);

/**
 * A chart (ECMA-376 part 1, 21.2), from its own part and the values cached there, or else from its workbook. Which
 * kind of chart it is the part says, and not the slide: some programs call every chart c:chart.
 */
export function readChart(
  reference: XmlElement,
  place: Place | null,
  context: SlideContext,
): Block[] {
  const chart = readReferredPart(reference.attributes['r:id'], 'chart', context, STYLING);
  if (chart === undefined) return [];
  return chart.root.name === 'cx:chartSpace'
    ? readExtendedChart(chart, place, context)
    : chartBlock(new ChartReader(chart, context).read(), place);
}

class ChartReader {
  readonly #chart: ReferredPart;
  readonly #context: SlideContext;
  readonly #values: ChartValues;

  constructor(chart: ReferredPart, context: SlideContext) {
    this.#chart = chart;
    this.#context = context;
    const workbookId = chart.root.child('c:externalData')?.attributes['r:id'];
    this.#values = new ChartValues(new ChartWorkbook(workbookId, chart, context), context.budget);
  }

  read() {
    const chart = this.#chart.root.child('c:chart');
    const plots = chart?.child('c:plotArea')?.children ?? [];
    const axes = plots.filter(({ name }) => /^c:\w+Ax$/.test(name));
    const plotted = plots.flatMap((plot) => plot.childrenNamed('c:ser'));
    const units = axes.map((axis) => axis.descend('c:dispUnits', 'c:dispUnitsLbl', 'c:tx'));
    return {
      title: this.#text(chart?.descend('c:title', 'c:tx')),
      axisTitles: axes.map((axis) => this.#text(axis.descend('c:title', 'c:tx'))),
      series: plotted.map((series) => this.#series(series)),
      labels: [
        ...units.map((unit) => this.#text(unit)),
        ...plotted.flatMap((series) => this.#labels(series)),
        ...this.#drawnText(),
      ],
    };
  }

  /** A c:tx: text of its own, or of the workbook. */
  #text(tx: XmlElement | undefined): MarkedText {
    const own = markedTextOf(readTextBody(tx?.child('c:rich')).lines);
    if (own.text !== '') return own;
    const referred = [...this.#values.of(tx?.child('c:strRef')).values()].join(' ');
    return unmarked(referred || (tx?.child('c:v')?.text.trim() ?? ''));
  }

  #series(series: XmlElement): ChartSeries {
    // A scatter or bubble chart has coordinates instead of categories and values.
    const values = (series.child('c:val') ?? series.child('c:yVal'))?.children[0];
    const categories = series.child('c:cat') ?? series.child('c:xVal');
    return {
      name: this.#text(series.child('c:tx')).text,
      points: pointsOf(
        this.#values.categories(categories, values),
        this.#values.of(values),
        this.#values.of(series.child('c:bubbleSize')?.children[0]),
        this.#context.budget,
      ),
    };
  }

  /** What is written on points, and the names of trend lines with what is written on them. */
  #labels(series: XmlElement): MarkedText[] {
    const labels = series.child('c:dLbls')?.childrenNamed('c:dLbl') ?? [];
    const trendLines = series.childrenNamed('c:trendline');
    return [
      ...labels
        .map((label) => label.child('c:tx'))
        .filter((tx) => !isPlaceHolding(tx))
        .map((tx) => this.#text(tx)),
      ...trendLines.flatMap((line) => [
        unmarked(line.child('c:name')?.text.trim() ?? ''),
        this.#text(line.descend('c:trendlineLbl', 'c:tx')),
      ]),
      ...readRangeLabels(series),
    ];
  }

  /** The text boxes that people drew on the chart (21.3), which are a part of their own. */
  #drawnText(): MarkedText[] {
    const id = this.#chart.root.child('c:userShapes')?.attributes['r:id'];
    const part = id && this.#chart.relationships.byId(id)?.part;
    if (!part) return [];
    const { package: deck, warn } = this.#context;
    const drawing = readOrWarn(warn, () => deck.readXml(part, warn, SHAPE_STYLING));
    return [...(drawing?.outermost('cdr:txBody') ?? [])].map((body) =>
      markedTextOf(readTextBody(body).lines),
    );
  }
}

/** Whether a label shows nothing but values of the data, whose places the file holds by words such as [CELLRANGE]. */
function isPlaceHolding(tx: XmlElement | undefined): boolean {
  const paragraphs = tx?.child('c:rich')?.childrenNamed('a:p') ?? [];
  const runs = paragraphs.flatMap((paragraph) => paragraph.children);
  return runs.some(isField) && runs.every(saysNothing);
}

function isField({ name }: XmlElement): boolean {
  return name === 'a:fld';
}

function saysNothing(run: XmlElement): boolean {
  const text = run.child('a:t')?.text ?? '';
  return isField(run) ? /^\[.*\]$/.test(text) : !/[\p{L}\p{N}]/u.test(text);
}

/** [MS-ODRAWXML] 2.24.3.11: labels that are taken from a range of cells, as cached. */
function readRangeLabels(series: XmlElement): MarkedText[] {
  const ranges = series
    .child('c:extLst')
    ?.childrenNamed('c:ext')
    .flatMap((extension) => extension.childrenNamed('c15:datalabelsRange'));
  return (ranges ?? [])
    .flatMap((range) => range.child('c15:dlblRangeCache')?.childrenNamed('c:pt') ?? [])
    .map((point) => unmarked(point.child('c:v')?.text.trim() ?? ''));
}
