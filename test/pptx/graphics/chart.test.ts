import { describe, expect, it } from 'vitest';
import { DEFAULT_DECK_LIMITS } from '../../../pptx/limits.ts';
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

  it('count the repeated names of outer levels as text', async () => {
    const many = points(...Array<string>(100).fill('x'));
    const levels = `<c:lvl>${many}</c:lvl><c:lvl>${points('long name '.repeat(10))}</c:lvl>`;
    const chart = `<c:chart><c:plotArea><c:barChart><c:ser><c:cat><c:multiLvlStrRef><c:multiLvlStrCache>${levels}</c:multiLvlStrCache></c:multiLvlStrRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart>`;
    const limits = { ...DEFAULT_DECK_LIMITS, textCharacters: 5000 };
    await expect(readChart(chart, { limits })).rejects.toThrow(/5000 characters/);
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
