import { describe, expect, it } from 'vitest';
import { DEFAULT_DECK_LIMITS } from '../../../pptx/limits.ts';
import { relationshipsXml } from '../deck-builder.ts';
import { DECLARATIONS, graphicFrame, paragraph } from '../deck-xml.ts';
import { readOnlySlide } from '../read-slide.ts';

const points = (...values: (string | null)[]) =>
  values
    .map((value, index) =>
      value === null ? '' : `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`,
    )
    .join('');
const strings = (...values: string[]) =>
  `<c:strRef><c:strCache>${points(...values)}</c:strCache></c:strRef>`;
const numbers = (...values: (string | null)[]) =>
  `<c:numRef><c:numCache>${points(...values)}</c:numCache></c:numRef>`;
const richTitle = (text: string) =>
  `<c:title><c:tx><c:rich>${paragraph(text)}</c:rich></c:tx></c:title>`;

async function readChart(chart: string, options = {}) {
  return readOnlySlide(
    {
      shapes: graphicFrame('<c:chart r:id="rIdC"/>', [1, 2, 3, 4]),
      relationships: [{ id: 'rIdC', type: 'chart', target: '../charts/chart1.xml' }],
    },
    { parts: { 'ppt/charts/chart1.xml': `<c:chartSpace ${DECLARATIONS}>${chart}</c:chartSpace>` } },
    options,
  );
}

describe('charts', () => {
  it('have titles, series, categories, values and labels', async () => {
    const series = `<c:ser><c:tx>${strings('Sales')}</c:tx><c:cat>${strings('Q1', 'Q2')}</c:cat><c:val>${numbers('8.1999999999999993', '3')}</c:val>
      <c:dLbls><c:dLbl><c:tx><c:rich>${paragraph('a record')}</c:rich></c:tx></c:dLbl><c:dLbl/></c:dLbls></c:ser>`;
    const { blocks } = await readChart(
      `<c:chart>${richTitle('Revenue')}<c:plotArea><c:barChart>${series}</c:barChart><c:catAx>${richTitle('Quarter')}</c:catAx><c:valAx>${richTitle('EUR')}</c:valAx><c:dateAx/></c:plotArea></c:chart>`,
    );
    expect(blocks).toEqual([
      {
        kind: 'chart',
        text: 'Revenue\nQuarter\nEUR\nSales: Q1 = 8.2; Q2 = 3\na record',
        title: 'Revenue',
        axisTitles: ['Quarter', 'EUR'],
        series: [
          {
            name: 'Sales',
            points: [
              { category: 'Q1', value: '8.2' },
              { category: 'Q2', value: '3' },
            ],
          },
        ],
        place: { x: 1, y: 2, width: 3, height: 4 },
      },
    ]);
  });

  it('say where a category has no value', async () => {
    const series = `<c:ser><c:cat>${strings('a', 'b', 'c')}</c:cat><c:val>${numbers('1', null, '0')}</c:val></c:ser>`;
    const { blocks } = await readChart(
      `<c:chart><c:plotArea><c:lineChart>${series}</c:lineChart></c:plotArea></c:chart>`,
    );
    expect(blocks).toMatchObject([
      {
        text: 'a = 1; b; c = 0',
        title: null,
        series: [
          {
            name: '',
            points: [
              { category: 'a', value: '1' },
              { category: 'b', value: null },
              { category: 'c', value: '0' },
            ],
          },
        ],
      },
    ]);
  });

  it('name every level of a category', async () => {
    const levels = `<c:lvl>${points('Jan', 'Feb', 'Mar')}</c:lvl><c:lvl>${points('2023', null, '2024')}</c:lvl>`;
    const series = `<c:ser><c:cat><c:multiLvlStrRef><c:multiLvlStrCache>${levels}</c:multiLvlStrCache></c:multiLvlStrRef></c:cat><c:val>${numbers('1', '2', '3')}</c:val></c:ser>`;
    const { blocks } = await readChart(
      `<c:chart><c:plotArea><c:barChart>${series}</c:barChart></c:plotArea></c:chart>`,
    );
    expect(blocks).toMatchObject([{ text: '2023 / Jan = 1; 2023 / Feb = 2; 2024 / Mar = 3' }]);
  });

  it('read coordinates, literals and plain names', async () => {
    const series = `<c:ser><c:tx><c:v>Plain</c:v></c:tx><c:xVal><c:numLit>${points('1')}</c:numLit></c:xVal><c:yVal>${numbers('2.50')}</c:yVal></c:ser>`;
    const { blocks } = await readChart(
      `<c:chart><c:plotArea><c:scatterChart>${series}</c:scatterChart></c:plotArea></c:chart>`,
    );
    expect(blocks).toMatchObject([{ text: 'Plain: 1 = 2.5' }]);
  });

  it('have what is written on trend lines', async () => {
    const label = `<c:trendlineLbl><c:tx><c:rich>${paragraph('growing')}</c:rich></c:tx></c:trendlineLbl>`;
    const series = `<c:ser><c:tx><c:v>S</c:v></c:tx><c:trendline><c:name>Trend</c:name>${label}</c:trendline></c:ser>`;
    const { blocks } = await readChart(
      `<c:chart><c:plotArea><c:lineChart>${series}</c:lineChart></c:plotArea></c:chart>`,
    );
    expect(blocks).toMatchObject([{ text: 'S\nTrend\ngrowing' }]);
  });

  it('have labels that are taken from cells, and no words in their place', async () => {
    const label = `<c:dLbl><c:tx><c:rich><a:p><a:fld type="CELLRANGE"><a:t>[CELLRANGE]</a:t></a:fld></a:p></c:rich></c:tx></c:dLbl>`;
    const range = `<c15:datalabelsRange><c15:f>A1:A2</c15:f><c15:dlblRangeCache>${points('Alpha', 'Beta')}</c15:dlblRangeCache></c15:datalabelsRange>`;
    const extension = `<c:extLst><c:ext xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">${range}</c:ext></c:extLst>`;
    const series = `<c:ser><c:tx><c:v>S</c:v></c:tx><c:dLbls>${label}</c:dLbls>${extension}</c:ser>`;
    const { blocks } = await readChart(
      `<c:chart><c:plotArea><c:scatterChart>${series}</c:scatterChart></c:plotArea></c:chart>`,
    );
    expect(blocks).toMatchObject([{ text: 'S\nAlpha\nBeta' }]);
  });

  it('have the unit of an axis', async () => {
    const unit = `<c:dispUnits><c:dispUnitsLbl><c:tx><c:rich>${paragraph('in millions')}</c:rich></c:tx></c:dispUnitsLbl></c:dispUnits>`;
    const { blocks } = await readChart(
      `<c:chart><c:plotArea><c:valAx>${richTitle('EUR')}${unit}</c:valAx></c:plotArea></c:chart>`,
    );
    expect(blocks).toMatchObject([{ axisTitles: ['EUR'], text: 'EUR\nin millions' }]);
  });

  it('have the sizes of bubbles', async () => {
    const series = `<c:ser><c:xVal>${numbers('1')}</c:xVal><c:yVal>${numbers('2')}</c:yVal><c:bubbleSize>${numbers('30.0')}</c:bubbleSize></c:ser>`;
    const { blocks } = await readChart(
      `<c:chart><c:plotArea><c:bubbleChart>${series}</c:bubbleChart></c:plotArea></c:chart>`,
    );
    expect(blocks).toMatchObject([
      { text: '1 = 2 (30)', series: [{ points: [{ category: '1', value: '2', size: '30' }] }] },
    ]);
  });

  it('have the text that is drawn on them', async () => {
    const drawing = `<c:userShapes ${DECLARATIONS} xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"><cdr:relSizeAnchor><cdr:sp><cdr:txBody>${paragraph('Launch')}${paragraph('in May')}</cdr:txBody></cdr:sp></cdr:relSizeAnchor></c:userShapes>`;
    const { blocks, warnings } = await readOnlySlide(
      {
        shapes: graphicFrame('<c:chart r:id="rIdC"/>'),
        relationships: [{ id: 'rIdC', type: 'chart', target: '../charts/chart1.xml' }],
      },
      {
        parts: {
          'ppt/charts/chart1.xml': `<c:chartSpace ${DECLARATIONS}><c:chart>${richTitle('T')}</c:chart><c:userShapes r:id="rIdU"/></c:chartSpace>`,
          'ppt/charts/_rels/chart1.xml.rels': relationshipsXml([
            { id: 'rIdU', type: 'chartUserShapes', target: '../drawings/drawing1.xml' },
          ]),
          'ppt/drawings/drawing1.xml': drawing,
        },
      },
    );
    expect(warnings).toEqual([]);
    expect(blocks).toMatchObject([{ kind: 'chart', text: 'T\nLaunch\nin May' }]);
  });

  it('count the repeated names of outer levels as text', async () => {
    const many = points(...Array<string>(100).fill('x'));
    const levels = `<c:lvl>${many}</c:lvl><c:lvl>${points('long name '.repeat(10))}</c:lvl>`;
    const chart = `<c:chart><c:plotArea><c:barChart><c:ser><c:cat><c:multiLvlStrRef><c:multiLvlStrCache>${levels}</c:multiLvlStrCache></c:multiLvlStrRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart>`;
    const limits = { ...DEFAULT_DECK_LIMITS, textCharacters: 5000 };
    await expect(readChart(chart, { limits })).rejects.toThrow(/5000 characters/);
  });

  it('count the levels of categories as text, for each is gone through for each category', async () => {
    const late = Array.from(
      { length: 300 },
      (_, index) => `<c:pt idx="${index}"><c:v>x</c:v></c:pt>`,
    );
    const levels = `<c:lvl>${late.join('')}</c:lvl>${`<c:lvl>${late.at(-1)}</c:lvl>`.repeat(300)}`;
    const chart = `<c:chart><c:plotArea><c:barChart><c:ser><c:cat><c:multiLvlStrRef><c:multiLvlStrCache>${levels}</c:multiLvlStrCache></c:multiLvlStrRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart>`;
    const limits = { ...DEFAULT_DECK_LIMITS, textCharacters: 60_000 };
    await expect(readChart(chart, { limits })).rejects.toThrow(/60000 characters/);
  });

  it('pass over levels that name nothing', async () => {
    const levels = `<c:lvl>${points('Jan')}</c:lvl>${'<c:lvl/>'.repeat(1000)}<c:lvl>${points('2023')}</c:lvl>`;
    const chart = `<c:chart><c:plotArea><c:barChart><c:ser><c:cat><c:multiLvlStrRef><c:multiLvlStrCache>${levels}</c:multiLvlStrCache></c:multiLvlStrRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart>`;
    const limits = { ...DEFAULT_DECK_LIMITS, textCharacters: 500 };
    expect((await readChart(chart, { limits })).blocks).toMatchObject([{ text: '2023 / Jan' }]);
  });

  it.each([
    ['without a chart', ''],
    ['without a plot area', '<c:chart/>'],
    [
      'that says nothing',
      '<c:chart><c:plotArea><c:pieChart><c:ser/></c:pieChart></c:plotArea></c:chart>',
    ],
  ])('%s make no block', async (_, chart) => {
    expect((await readChart(chart)).blocks).toEqual([]);
  });

  it('cost a warning when they have no part', async () => {
    const { blocks, warnings } = await readOnlySlide({
      shapes: graphicFrame('<c:chart r:id="rIdGone"/>'),
    });
    expect(blocks).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/slide1\.xml: The chart has no part/)]);
  });

  it('cost a warning when the part is damaged', async () => {
    const { blocks, warnings } = await readChart('<c:chart>');
    expect(blocks).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/chart1\.xml: .*not well-formed/)]);
  });
});
