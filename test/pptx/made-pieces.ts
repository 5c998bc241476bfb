import * as fc from 'fast-check';
import type { Block } from '../../domain/deck.ts';
import type { RelationshipSpec } from './deck-builder.ts';
import { type Box, escapeXml, graphicFrame, group, picture, shape } from './deck-xml.ts';
import {
  alternateContent,
  chartXml,
  type ChartXml,
  diagramXml,
  extendedChartXml,
  fractionParagraph,
} from './part-xml.ts';

/** Something on a slide, made at random, with what is to be read of it. */
export interface MadePiece {
  /** `id` is that of the piece within the deck, for names of parts and relationships. */
  make(id: string, box: Box): MadeXml;
  blocks(box: Box): Partial<Block>[];
}

interface MadeXml {
  xml: string;
  relationships?: RelationshipSpec[];
  parts?: Record<string, string>;
}

/** A text of several scripts, with what XML escapes, without blanks at its ends. */
export const madeText = fc
  .array(
    fc.constantFrom('word', 'ünï', '語', '😀', '<b>', '&amp;', '"x"', "it's", 'עברית', '1,5 %'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(' '));

const textPiece: fc.Arbitrary<MadePiece> = madeText.map((text) => ({
  make: (_, box) => ({ xml: shape({ text, box }) }),
  blocks: ([x, y, width, height]) => [{ kind: 'text', text, place: { x, y, width, height } }],
}));

const picturePiece: fc.Arbitrary<MadePiece> = fc.tuple(madeText, madeText).map(([title, text]) => ({
  make: (_, box) => ({
    xml: picture({ box, properties: `title="${escapeXml(title)}" descr="${escapeXml(text)}"` }),
  }),
  blocks: () => [{ kind: 'alt_text', text: title === text ? text : `${title}\n${text}` }],
}));

const chartData: fc.Arbitrary<ChartXml> = fc
  .record({
    title: madeText,
    axisTitle: madeText,
    categories: fc.array(madeText, { minLength: 1, maxLength: 4 }),
    names: fc.array(madeText, { minLength: 1, maxLength: 3 }),
    values: fc.infiniteStream(fc.integer({ min: -999, max: 999 })),
  })
  .map(({ title, axisTitle, categories, names, values }) => ({
    title,
    axisTitle,
    categories,
    series: names.map((name) => ({
      name,
      values: categories.map(() => (values.next().value ?? 0) / 8),
    })),
  }));

const chartPiece: fc.Arbitrary<MadePiece> = fc
  .tuple(chartData, fc.boolean())
  .map(([data, isExtended]) => ({
    make: (id, box) => {
      const name = `ppt/charts/chart${id}.xml`;
      const prefix = isExtended ? 'cx' : 'c';
      return {
        xml: graphicFrame(`<${prefix}:chart r:id="chart${id}"/>`, box),
        relationships: [{ id: `chart${id}`, type: 'chart', target: `/${name}` }],
        parts: { [name]: isExtended ? extendedChartXml(data) : chartXml(data) },
      };
    },
    blocks: () => [
      {
        kind: 'chart',
        title: data.title,
        axisTitles: [data.axisTitle],
        series: data.series.map(({ name, values }) => ({
          name,
          points: values.map((value, index) => ({
            category: data.categories[index]!,
            value: String(value),
          })),
        })),
      },
    ],
  }));

/** Items of a tree, each at most one level below the one before it. */
const treeItems = fc
  .array(fc.tuple(madeText, fc.nat(3)), { minLength: 1, maxLength: 8 })
  .map((items) => {
    let deepest = 0;
    return items.map(([text, depth]) => {
      const level = Math.min(depth, deepest);
      deepest = level + 1;
      return { text, level };
    });
  });

const diagramPiece: fc.Arbitrary<MadePiece> = treeItems.map((items) => ({
  make: (id, box) => {
    const name = `ppt/diagrams/data${id}.xml`;
    return {
      xml: graphicFrame(`<dgm:relIds r:dm="data${id}"/>`, box),
      relationships: [{ id: `data${id}`, type: 'diagramData', target: `/${name}` }],
      parts: { [name]: diagramXml(items) },
    };
  },
  blocks: () => [{ kind: 'diagram', items }],
}));

const letters = fc.constantFrom('a', 'xy', 'π', 'ü', '12');

const formulaPiece: fc.Arbitrary<MadePiece> = fc.tuple(letters, letters).map(([above, below]) => ({
  make: (_, box) => ({
    xml: alternateContent(
      'a14',
      shape({ paragraphs: fractionParagraph(above, below), box }),
      shape({ text: 'a formula', box }),
    ),
  }),
  blocks: () => [{ kind: 'math', text: `${above}/${below}` }],
}));

const alternatePiece: fc.Arbitrary<MadePiece> = fc
  .tuple(madeText, fc.constantFrom('p14', 'unknown', 'p14 unknown'))
  .map(([text, requires]) => ({
    make: (_, box) => {
      const read = shape({ text, box });
      const other = shape({ text: 'the other content', box });
      return {
        xml:
          requires === 'p14'
            ? alternateContent(requires, read, other)
            : alternateContent(requires, other, read),
      };
    },
    blocks: () => [{ kind: 'text', text }],
  }));

/** A group in a group, each with coordinates of its own, and in it one text box below the other. */
const groupPiece: fc.Arbitrary<MadePiece> = fc
  .record({
    upper: madeText,
    lower: madeText,
    origin: fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })),
    scale: fc.constantFrom(1, 2, 5),
  })
  .map(({ upper, lower, origin: [x, y], scale }) => ({
    make: (_, box) => {
      const inner: Box = [x, y, box[2] / scale, box[3] / scale];
      const boxes = boxesIn(inner);
      const texts = shape({ text: lower, box: boxes[1]! }) + shape({ text: upper, box: boxes[0]! });
      return { xml: group(group(texts, inner, inner), box, inner) };
    },
    blocks: ([left, top, width, height]) =>
      boxesIn([x, y, width / scale, height / scale]).map(
        ([boxX, boxY, boxWidth, boxHeight], index): Partial<Block> => ({
          kind: 'text',
          text: index === 0 ? upper : lower,
          place: {
            x: left + (boxX - x) * scale,
            y: top + (boxY - y) * scale,
            width: boxWidth * scale,
            height: boxHeight * scale,
          },
        }),
      ),
  }));

/** The upper and the lower quarter of a box. */
function boxesIn([x, y, width, height]: Box): Box[] {
  const quarter = height / 4;
  return [
    [x, y, width, quarter],
    [x, y + 3 * quarter, width, quarter],
  ];
}

export const madePiece: fc.Arbitrary<MadePiece> = fc.oneof(
  textPiece,
  picturePiece,
  chartPiece,
  diagramPiece,
  formulaPiece,
  alternatePiece,
  groupPiece,
);
