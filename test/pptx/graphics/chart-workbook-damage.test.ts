import { describe, expect, it } from 'vitest';
import { DEFAULT_DECK_LIMITS } from '../../../pptx/limits.ts';
import { parseDeck } from '../../../pptx/parse-deck.ts';
import { buildDeck, relationshipsXml } from '../deck-builder.ts';
import { graphicFrame, paragraph } from '../deck-xml.ts';
import { readOnlySlide } from '../read-slide.ts';
import { buildWorkbook, rowsXml } from '../workbook/workbook-parts.ts';
import { buildZip } from '../zip-builder.ts';
import {
  BOOK,
  chartXml,
  numbers,
  readChartWithWorkbook,
  SALES,
  series,
  text,
  TO_BOOK,
  type ChartGiven,
} from './chart-with-workbook.ts';

describe('a workbook that cannot be read', () => {
  const chart = chartXml(
    series('<c:v>Sales</c:v>', text('Data!$A$2:$A$4'), numbers('Data!$B$2:$B$4')),
  );
  const encrypted = buildZip([{ name: '_rels/.rels', content: 'x', flags: 1 }]);
  const legacy = Buffer.from('d0cf11e0a1b11ae1', 'hex');

  it.each<[string, Omit<ChartGiven, 'chart'>, string, RegExp]>([
    ['is missing', {}, BOOK, /workbook of the chart is missing/],
    ['has no relationship', { relationships: [] }, 'ppt/charts/chart1.xml', /is not in the file/],
    [
      'is outside the file',
      { relationships: [{ ...TO_BOOK, target: 'file:///C:/book.xlsx', external: true }] },
      'ppt/charts/chart1.xml',
      /is not in the file/,
    ],
    ['is an old .xls', { workbook: legacy }, BOOK, /is no zip/],
    ['is cut short', { workbook: Buffer.from('PK\x03\x04abc', 'latin1') }, BOOK, /cut short/],
    ['is protected', { workbook: encrypted }, BOOK, /password/],
    [
      'is something else',
      { workbook: { sheets: {}, parts: { 'xl/workbook.xml': '<a/>' } } },
      BOOK,
      /xl\/workbook\.xml, is no workbook/,
    ],
    ['has not that sheet', { workbook: { sheets: { Other: SALES } } }, BOOK, /has no sheet Data/],
    [
      'has a broken sheet',
      { workbook: { sheets: { Data: '<row>' } } },
      BOOK,
      /in xl\/worksheets\/sheet1\.xml, is not well-formed/,
    ],
    [
      'has a DOCTYPE',
      {
        workbook: {
          sheets: {},
          parts: { 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY e "e">]><a>&e;</a>' },
        },
      },
      BOOK,
      /has a DOCTYPE/,
    ],
    [
      'is over a limit',
      {
        workbook: { sheets: { Data: `<row>${'<c/>'.repeat(500)}</row>` } },
        limits: { xmlNodes: 400 },
      },
      BOOK,
      /more than 400 elements/,
    ],
  ])('because it %s costs a warning', async (_, given, part, message) => {
    const { text: found, warnings } = await readChartWithWorkbook({ chart, ...given });
    expect(found).toBe('Sales');
    expect(warnings).toEqual([expect.stringMatching(message)]);
    expect(warnings[0]).toContain(`${part}: `);
    expect(warnings[0]).toContain('the chart has only what it says itself');
  });

  it('names the slide in its warning', async () => {
    const file = await buildDeck({
      slides: [
        { shapes: paragraph('one') },
        {
          shapes: graphicFrame('<c:chart r:id="rIdC"/>'),
          relationships: [{ id: 'rIdC', type: 'chart', target: '../charts/chart1.xml' }],
        },
      ],
      parts: {
        'ppt/charts/chart1.xml': chart,
        'ppt/charts/_rels/chart1.xml.rels': relationshipsXml([TO_BOOK]),
      },
    });
    expect((await parseDeck(file)).warnings).toMatchObject([{ slide: 2, part: BOOK }]);
  });
});

describe('a hostile workbook', () => {
  it('counts what it inflates to as inflated of the deck', async () => {
    const filler = ' '.repeat(50_000);
    const chart = chartXml(series('<c:v>S</c:v>', text('Data!$A$1'), numbers('Data!$A$1')));
    const limits = { inflatedBytes: 40_000 };
    // The relationships of the slide's notes would be read after it.
    await expect(
      readOnlySlide(
        {
          shapes: graphicFrame('<c:chart r:id="rIdC"/>'),
          relationships: [{ id: 'rIdC', type: 'chart', target: '../charts/chart1.xml' }],
          notes: ['after it'],
        },
        {
          parts: {
            'ppt/charts/chart1.xml': chart,
            'ppt/charts/_rels/chart1.xml.rels': relationshipsXml([TO_BOOK]),
            [BOOK]: await buildWorkbook({ sheets: { Data: filler } }),
          },
        },
        { limits: { ...DEFAULT_DECK_LIMITS, ...limits } },
      ),
    ).rejects.toThrow(/together larger/);
  });

  it.each(['Data!$A:$XFD', 'Data!$A$1:$XFD$1048576'])(
    'is not searched cell by cell for %s',
    async (formula) => {
      const chart = chartXml(series('<c:v>S</c:v>', text('Data!$A$1'), numbers(formula)));
      const workbook = { sheets: { Data: rowsXml([['a', 1]]) } };
      expect((await readChartWithWorkbook({ chart, workbook })).text).toBe('S: a = a; 1');
    },
  );

  it('may not have a chart look at the same cells without end', async () => {
    const rows = Array.from({ length: 2000 }, () => '<row><c><v>1</v></c></row>').join('');
    const formula = Array<string>(700).fill('A!A1:A2000').join(',');
    const chart = chartXml(
      `<c:ser><c:tx><c:v>S</c:v></c:tx><c:val>${numbers(formula)}</c:val></c:ser>`,
    );
    const { warnings } = await readChartWithWorkbook({ chart, workbook: { sheets: { A: rows } } });
    expect(warnings).toEqual([expect.stringMatching(/more cells .* than a chart shows/)]);
  });

  it('counts what is taken again and again as text', async () => {
    const chart = chartXml(
      `<c:ser><c:val>${numbers(Array<string>(700).fill('A!A1').join(','))}</c:val></c:ser>`,
    );
    const workbook = { sheets: { A: rowsXml([['x'.repeat(1000)]]) } };
    await expect(
      readChartWithWorkbook({ chart, workbook, limits: { textCharacters: 50_000 } }),
    ).rejects.toThrow(/more than 50000 characters/);
  });
});
