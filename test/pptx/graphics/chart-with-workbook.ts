import { DEFAULT_DECK_LIMITS } from '../../../pptx/limits.ts';
import { relationshipsXml, type RelationshipSpec } from '../deck-builder.ts';
import { DECLARATIONS, graphicFrame } from '../deck-xml.ts';
import { readOnlySlide } from '../read-slide.ts';
import { buildWorkbook, rowsXml, type WorkbookSpec } from '../workbook/workbook-parts.ts';

/** Charts without cached values, and the workbooks that are embedded with them. */

export const BOOK = 'ppt/embeddings/book1.xlsx';
export const TO_BOOK: RelationshipSpec = {
  id: 'rIdW',
  type: 'package',
  target: '../embeddings/book1.xlsx',
};

export const text = (formula: string) => `<c:strRef><c:f>${formula}</c:f></c:strRef>`;
export const numbers = (formula: string) => `<c:numRef><c:f>${formula}</c:f></c:numRef>`;
export const series = (name: string, categories: string, values: string) =>
  `<c:ser><c:tx>${name}</c:tx><c:cat>${categories}</c:cat><c:val>${values}</c:val></c:ser>`;
export const chartXml = (plotted: string) =>
  `<c:chartSpace ${DECLARATIONS}><c:chart><c:plotArea><c:barChart>${plotted}</c:barChart></c:plotArea></c:chart><c:externalData r:id="rIdW"/></c:chartSpace>`;

export const SALES = rowsXml([
  [null, 'Sales', 'Costs'],
  ['Q1', 8.2, 5],
  ['Q2', null, 6],
  ['Q3', 3, 7],
]);

export interface ChartGiven {
  chart: string;
  workbook?: WorkbookSpec | Uint8Array | null;
  relationships?: RelationshipSpec[];
  limits?: Partial<typeof DEFAULT_DECK_LIMITS>;
}

/** The text of the only slide, which shows the chart, and its blocks and warnings. */
export async function readChartWithWorkbook({
  chart,
  workbook = null,
  relationships = [TO_BOOK],
  limits = {},
}: ChartGiven) {
  const bytes =
    workbook === null || workbook instanceof Uint8Array ? workbook : await buildWorkbook(workbook);
  const { blocks, warnings } = await readOnlySlide(
    {
      shapes: graphicFrame('<c:chart r:id="rIdC"/>'),
      relationships: [{ id: 'rIdC', type: 'chart', target: '../charts/chart1.xml' }],
    },
    {
      parts: {
        'ppt/charts/chart1.xml': chart,
        'ppt/charts/_rels/chart1.xml.rels': relationshipsXml(relationships),
        [BOOK]: bytes,
      },
    },
    { limits: { ...DEFAULT_DECK_LIMITS, ...limits } },
  );
  return { text: blocks.map((block) => block.text).join('\n'), blocks, warnings };
}
