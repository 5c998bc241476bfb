import pptxgen from 'pptxgenjs';
import type {
  Bullet,
  BulletSlide,
  ChartContent,
  ComparisonSlide,
  DeckContent,
  SlideContent,
  TableSlide,
} from './deck-content.ts';
import {
  CONTENT_WIDTH,
  FONT,
  INK,
  LAYOUT_TYPES,
  MARGIN,
  OBJECT_HEIGHT,
  OBJECT_TOP,
  slideLayouts,
} from './slide-layouts.ts';
import type { LayoutName } from './slide-layouts.ts';
import { settlePackage } from './settle-package.ts';

type Slide = pptxgen.default.Slide;
type TextRun = pptxgen.default.TextProps;

// TypeScript takes the package's declarations for CommonJS; what is imported is its ES module.
const Presentation = pptxgen as unknown as typeof pptxgen.default;

const LAYOUT_OF: Record<SlideContent['kind'], LayoutName> = {
  opening: 'Title Slide',
  section: 'Section Header',
  bullets: 'Title and Content',
  comparison: 'Comparison',
  table: 'Title, Lead and Object',
  chart: 'Title, Lead and Object',
};

/** The bytes of the deck as a PPTX file; the same content gives the same bytes. */
export async function drawDeck(content: DeckContent): Promise<Uint8Array> {
  const deck = new Presentation();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = content.title;
  deck.author = 'Knowbase';
  deck.company = 'Knowbase';
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  for (const layout of slideLayouts(content.accent, content.title)) deck.defineSlideMaster(layout);
  for (const section of content.sections) {
    deck.addSection({ title: section.name });
    for (const slide of section.slides) {
      const masterName = LAYOUT_OF[slide.kind];
      drawSlide(deck.addSlide({ masterName, sectionTitle: section.name }), slide, content);
    }
  }
  const drawn = (await deck.write({ outputType: 'uint8array' })) as Uint8Array;
  return settlePackage(drawn, { language: content.language, layoutTypes: LAYOUT_TYPES });
}

function drawSlide(slide: Slide, content: SlideContent, deck: DeckContent): void {
  const lang = deck.language;
  slide.addText([{ text: content.title, options: { lang } }], { placeholder: 'title' });
  if (content.notes !== undefined) slide.addNotes(content.notes);
  switch (content.kind) {
    case 'opening':
      slide.addText(paragraphs(content.subtitle, lang, 6), { placeholder: 'body' });
      break;
    case 'section':
      slide.addText(paragraphs(content.paragraphs, lang, 14), { placeholder: 'body' });
      break;
    case 'bullets':
      drawBullets(slide, content, lang);
      break;
    case 'comparison':
      drawComparison(slide, content, lang);
      break;
    case 'table':
      slide.addText(paragraphs([content.lead], lang, 0), { placeholder: 'body' });
      drawTable(slide, content, deck);
      break;
    case 'chart':
      slide.addText(paragraphs([content.lead], lang, 0), { placeholder: 'body' });
      drawChart(slide, content.chart, deck.accent);
      break;
  }
}

function paragraphs(texts: string[], lang: string, paraSpaceAfter: number): TextRun[] {
  return texts.map((text) => ({ text, options: { lang, paraSpaceAfter, breakLine: true } }));
}

function drawBullets(slide: Slide, content: BulletSlide, lang: string): void {
  const marker = content.numbered === true ? ({ type: 'number' } as const) : {};
  const runs = content.bullets.flatMap((bullet) => bulletRuns(bullet, marker, lang));
  slide.addText(runs, { placeholder: 'body' });
}

function drawComparison(slide: Slide, content: ComparisonSlide, lang: string): void {
  for (const side of ['left', 'right'] as const) {
    const { heading, bullets } = content[side];
    slide.addText(paragraphs([heading], lang, 0), { placeholder: `${side} heading` });
    slide.addText(
      bullets.flatMap((bullet) => bulletRuns(bullet, {}, lang)),
      { placeholder: `${side} text` },
    );
  }
}

function bulletRuns(bullet: Bullet, marker: { type?: 'number' }, lang: string): TextRun[] {
  const { text, details = [], url } = typeof bullet === 'string' ? { text: bullet } : bullet;
  const options = { lang, paraSpaceAfter: 10, breakLine: true, bullet: { indent: 22, ...marker } };
  return [
    { text, options: url === undefined ? options : { ...options, hyperlink: { url } } },
    ...details.map((detail) => ({
      text: detail,
      options: { ...options, fontSize: 20, color: INK, bullet: { indent: 22 }, indentLevel: 1 },
    })),
  ];
}

function drawTable(slide: Slide, content: TableSlide, deck: DeckContent): void {
  const total = content.columnWeights.reduce((sum, weight) => sum + weight, 0);
  const cells = content.rows.map((row, index) =>
    row.map((text) => ({
      text,
      options:
        index === 0
          ? { lang: deck.language, bold: true, color: 'FFFFFF', fill: { color: deck.accent } }
          : { lang: deck.language, fill: { color: index % 2 === 0 ? 'F3F6FA' : 'FFFFFF' } },
    })),
  );
  slide.addTable(cells, {
    x: MARGIN,
    y: OBJECT_TOP,
    w: CONTENT_WIDTH,
    colW: content.columnWeights.map((weight) => (CONTENT_WIDTH * weight) / total),
    rowH: 0.5,
    fontFace: FONT,
    fontSize: 18,
    color: INK,
    valign: 'middle',
    margin: [0.06, 0.1, 0.06, 0.1],
    border: { type: 'solid', pt: 0.75, color: 'CBD5E1' },
  });
}

function drawChart(slide: Slide, chart: ChartContent, accent: string): void {
  const series = {
    name: chart.series,
    labels: chart.points.map(([category]) => category),
    values: chart.points.map(([, value]) => value),
  };
  slide.addChart(chart.shape, [series], {
    x: MARGIN,
    y: OBJECT_TOP,
    w: CONTENT_WIDTH,
    h: OBJECT_HEIGHT,
    altText: chart.altText,
    chartColors: [accent],
    showTitle: true,
    title: chart.title,
    titleFontFace: FONT,
    titleFontSize: 16,
    titleColor: INK,
    showCatAxisTitle: true,
    catAxisTitle: chart.categoryAxis,
    catAxisTitleFontFace: FONT,
    catAxisTitleFontSize: 14,
    catAxisLabelFontFace: FONT,
    catAxisLabelFontSize: 14,
    showValAxisTitle: true,
    valAxisTitle: chart.valueAxis,
    valAxisTitleFontFace: FONT,
    valAxisTitleFontSize: 14,
    valAxisLabelFontFace: FONT,
    valAxisLabelFontSize: 14,
    valAxisLabelFormatCode: chart.numberFormat,
    valGridLine: { color: 'E5E7EB', size: 0.75 },
    showValue: true,
    dataLabelFormatCode: chart.numberFormat,
    dataLabelFontFace: FONT,
    dataLabelFontSize: 14,
    dataLabelPosition: chart.shape === 'bar' ? 'outEnd' : 't',
    showLegend: false,
    barGapWidthPct: 60,
    lineSize: 2.5,
  });
}
