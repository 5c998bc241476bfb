import { describe, expect, it } from 'vitest';
import { DECLARATIONS } from '../deck-xml.ts';
import { rowsXml, STRICT, type WorkbookSpec } from '../workbook/workbook-parts.ts';
import {
  chartXml,
  numbers,
  readChartWithWorkbook,
  SALES,
  series,
  text,
} from './chart-with-workbook.ts';

const extendedXml = (data: string, name: string) =>
  `<cx:chartSpace ${DECLARATIONS}><cx:chartData><cx:externalData r:id="rIdW"/><cx:data id="0">${data}</cx:data></cx:chartData>
    <cx:chart><cx:plotArea><cx:plotAreaRegion><cx:series><cx:tx><cx:txData>${name}</cx:txData></cx:tx><cx:dataId val="0"/></cx:series></cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>`;
const multi = (formula: string) => `<c:multiLvlStrRef><c:f>${formula}</c:f></c:multiLvlStrRef>`;
const workbookOf = (rows: (string | number | null)[][]) => ({
  sheets: { Data: rowsXml(rows) },
});
const cached = (kind: string, points: string, count: number) =>
  `<c:${kind}Ref><c:f>Data!$A$1</c:f><c:${kind}Cache><c:ptCount val="${count}"/>${points}</c:${kind}Cache></c:${kind}Ref>`;
const point = (value: string) => `<c:pt idx="0"><c:v>${value}</c:v></c:pt>`;

describe('a chart without cached values', () => {
  it('has those of its workbook', async () => {
    const chart = chartXml(
      series(text('Data!$B$1'), text('Data!$A$2:$A$4'), numbers('Data!$B$2:$B$4')) +
        series(text('Data!$C$1'), text('Data!$A$2:$A$4'), numbers('Data!$C$2:$C$4')),
    );
    const { blocks, warnings } = await readChartWithWorkbook({
      chart,
      workbook: { sheets: { Data: SALES } },
    });
    expect(warnings).toEqual([]);
    expect(blocks).toEqual([
      {
        kind: 'chart',
        text: 'Sales: Q1 = 8.2; Q2; Q3 = 3\nCosts: Q1 = 5; Q2 = 6; Q3 = 7',
        title: null,
        axisTitles: [],
        series: [
          {
            name: 'Sales',
            points: [
              { category: 'Q1', value: '8.2' },
              { category: 'Q2', value: null },
              { category: 'Q3', value: '3' },
            ],
          },
          {
            name: 'Costs',
            points: [
              { category: 'Q1', value: '5' },
              { category: 'Q2', value: '6' },
              { category: 'Q3', value: '7' },
            ],
          },
        ],
      },
    ]);
  });

  it.each<[string, string, string, string, WorkbookSpec]>([
    [
      'in rows',
      'Data!$A$2',
      'Data!$B$1:$C$1',
      'Data!$B$2:$C$2',
      {
        sheets: {
          Data: rowsXml([
            [null, 'Q1', 'Q2'],
            ['Sales', 1, 2],
          ]),
        },
      },
    ],
    [
      'on a sheet with an odd name',
      "'Ann''s, data'!$B$1",
      "'Ann''s, data'!$A$2:$A$3",
      "'Ann''s, data'!$B$2:$B$3",
      {
        sheets: {
          Other: '',
          "Ann's, data": rowsXml([
            [null, 'Sales'],
            ['Q1', 1],
            ['Q2', 2],
          ]),
        },
      },
    ],
    [
      'in several areas',
      'Data!$B$1',
      '(Data!$A$2,Data!$A$4)',
      '(Data!$B$2,Data!$B$4)',
      {
        sheets: {
          Data: rowsXml([
            [null, 'Sales'],
            ['Q1', 1],
            ['left out', 9],
            ['Q2', 2],
          ]),
        },
      },
    ],
    [
      'under names',
      'Book.xlsx!SalesName',
      'Data!Quarters',
      '[0]!Sales',
      {
        sheets: {
          Data: rowsXml([
            [null, 'Sales'],
            ['Q1', 1],
            ['Q2', 2],
          ]),
        },
        names: {
          SalesName: 'Data!$B$1',
          QUARTERS: 'Data!$A$2:$A$3',
          Sales: 'Data!$B$2:$B$3',
        },
      },
    ],
    [
      'in shared strings of a strict workbook',
      'Data!$B$1',
      'Data!$A$2:$A$3',
      'Data!$B$2:$B$3',
      {
        namespace: STRICT,
        strings: '<si><t>Sales</t></si><si><t>Q1</t></si><si><r><t>Q</t></r><r><t>2</t></r></si>',
        sheets: {
          Data: '<row><c/><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c><c><v>1</v></c></row><row><c t="s"><v>2</v></c><c><v>2</v></c></row>',
        },
      },
    ],
  ])('reads them %s', async (_, name, categories, values, workbook) => {
    const chart = chartXml(series(text(name), text(categories), numbers(values)));
    expect(await readChartWithWorkbook({ chart, workbook })).toMatchObject({
      text: 'Sales: Q1 = 1; Q2 = 2',
      warnings: [],
    });
  });

  it('names every level of a category, down or across', async () => {
    const down = [
      ['EU', 'a', 1],
      [null, 'b', 2],
      ['US', 'a', 3],
    ];
    const across = [0, 1, 2].map((row) => down.map((cells) => cells[row] ?? null));
    const expected = 'EU / a = 1; EU / b = 2; US / a = 3';
    const ofDown = chartXml(series('', multi('Data!$A$1:$B$3'), numbers('Data!$C$1:$C$3')));
    const ofAcross = chartXml(series('', multi('Data!$A$1:$C$2'), numbers('Data!$A$3:$C$3')));
    expect((await readChartWithWorkbook({ chart: ofDown, workbook: workbookOf(down) })).text).toBe(
      expected,
    );
    expect(
      (await readChartWithWorkbook({ chart: ofAcross, workbook: workbookOf(across) })).text,
    ).toBe(expected);
  });

  it('has its title, and the sizes of bubbles, from there too', async () => {
    const chart = chartXml(
      `<c:ser><c:xVal>${numbers('A!$A$2')}</c:xVal><c:yVal>${numbers('A!$B$2')}</c:yVal><c:bubbleSize>${numbers('A!$C$2')}</c:bubbleSize></c:ser>`,
    ).replace('<c:plotArea>', `<c:title><c:tx>${text('A!$A$1')}</c:tx></c:title><c:plotArea>`);
    const workbook = { sheets: { A: rowsXml([['Headline'], [1, 2, 30]]) } };
    expect((await readChartWithWorkbook({ chart, workbook })).text).toBe('Headline\n1 = 2 (30)');
  });

  it('of Office 2016 has those of its workbook', async () => {
    const data =
      '<cx:strDim type="cat"><cx:f>Data!$A$2:$A$4</cx:f></cx:strDim><cx:numDim type="val"><cx:f>Data!$C$2:$C$4</cx:f></cx:numDim>';
    const chart = extendedXml(data, '<cx:f>Data!$C$1</cx:f>');
    expect(
      await readChartWithWorkbook({ chart, workbook: { sheets: { Data: SALES } } }),
    ).toMatchObject({
      text: 'Costs: Q1 = 5; Q2 = 6; Q3 = 7',
      warnings: [],
    });
  });

  it('of Office 2016 may have them in rows', async () => {
    const data =
      '<cx:strDim type="cat"><cx:f dir="row">Data!$A$1:$B$1</cx:f></cx:strDim><cx:numDim type="val"><cx:f dir="row">Data!$A$2:$B$2</cx:f></cx:numDim>';
    const workbook = {
      sheets: {
        Data: rowsXml([
          ['a', 'b'],
          [1, 2],
        ]),
      },
    };
    const { text: found } = await readChartWithWorkbook({
      chart: extendedXml(data, '<cx:v>S</cx:v>'),
      workbook,
    });
    expect(found).toBe('S: a = 1; b = 2');
  });
});

describe('a chart with cached values', () => {
  it('is read without its workbook, however broken that is', async () => {
    const chart = chartXml(
      series(
        cached('str', point('Sales'), 1),
        cached('str', point('Q1'), 1),
        cached('num', point('5'), 1),
      ),
    );
    const broken = await readChartWithWorkbook({ chart, workbook: Buffer.from('broken') });
    expect(broken).toMatchObject({ text: 'Sales: Q1 = 5', warnings: [] });
  });

  it('that are all empty is read without its workbook too', async () => {
    const chart = chartXml(
      series('<c:v>Sales</c:v>', cached('str', point('Q1'), 1), cached('num', '', 1)),
    );
    expect(await readChartWithWorkbook({ chart })).toMatchObject({
      text: 'Sales: Q1',
      warnings: [],
    });
  });
});
