import type { DeckSpec } from './deck-builder.ts';
import {
  type Box,
  graphicFrame,
  group,
  paragraph,
  picture,
  shape,
  table,
  title,
} from './deck-xml.ts';
import {
  alternateContent,
  chartXml,
  commentAuthorsXml,
  commentsXml,
  diagramXml,
  extendedChartXml,
  fractionParagraph,
  MODERN_AUTHORS,
  MODERN_COMMENTS,
  modernAuthorsXml,
  modernCommentsXml,
} from './part-xml.ts';

const FULL: Box = [0, 0, 9_000_000, 5_000_000];
const CHART = {
  title: 'Revenue',
  axisTitle: 'Quarter',
  categories: ['Q1', 'Q2'],
  series: [{ name: 'Sales', values: [1.5, 2] }],
};

/** A small deck with something of every kind that is read, for damage to be done to. */
export const RICH_DECK: DeckSpec = {
  slides: [
    {
      shapes:
        title('A deck of everything', 'ctrTitle') +
        shape({ text: 'by nobody', placeholder: 'type="subTitle" idx="1"' }) +
        shape({ text: '7', placeholder: 'type="sldNum" idx="12"' }) +
        shape({
          paragraphs: `<a:p><a:r><a:rPr lang="de-DE"><a:hlinkClick r:id="rIdH"/></a:rPr><a:t>hier</a:t></a:r><a:br/><a:fld type="datetime1"><a:t>1.1.2030</a:t></a:fld></a:p>`,
          box: FULL,
        }),
      layout: 'title',
      section: 'Opening',
      notes: ['Say hello', 'and smile'],
      relationships: [
        { id: 'rIdH', type: 'hyperlink', target: 'https://example.org/', external: true },
        { id: 'rIdC', type: 'comments', target: '../comments/comment1.xml' },
      ],
    },
    {
      shapes:
        title('Groups and tables') +
        group(
          group(shape({ text: 'deep', box: [0, 0, 10, 10] }), [5, 5, 50, 50], [0, 0, 10, 10]) +
            picture({ box: [60, 5, 9, 9], properties: 'descr="A picture" title="Picture"' }),
          FULL,
          [0, 0, 100, 100],
        ) +
        graphicFrame(
          table(
            [
              ['head', { attributes: 'hMerge="1"', text: '' }],
              ['cell\nof two', { attributes: 'rowSpan="2"', text: 'tall' }],
              ['last', { attributes: 'vMerge="1"', text: '' }],
            ],
            'firstRow="1"',
          ),
          FULL,
        ),
      section: 'Middle',
      relationships: [{ id: 'rIdC', type: MODERN_COMMENTS, target: '../comments/comment2.xml' }],
    },
    {
      shapes:
        title('Graphics') +
        graphicFrame('<c:chart r:id="rIdChart"/>', FULL) +
        alternateContent(
          'cx',
          graphicFrame('<cx:chart r:id="rIdExtended"/>', FULL),
          shape({ text: 'not to be read' }),
        ) +
        graphicFrame('<dgm:relIds r:dm="rIdData"/>', FULL) +
        graphicFrame('<p:oleObj name="Sheet" r:id="rIdObject"/>', FULL),
      section: 'Middle',
      hidden: true,
      relationships: [
        { id: 'rIdChart', type: 'chart', target: '../charts/chart1.xml' },
        { id: 'rIdExtended', type: 'chartEx', target: '../charts/chartEx1.xml' },
        { id: 'rIdData', type: 'diagramData', target: '../diagrams/data1.xml' },
        { id: 'rIdObject', type: 'package', target: '../embeddings/sheet.xlsx' },
      ],
    },
    {
      shapes:
        title('Summary') +
        alternateContent(
          'a14',
          shape({
            paragraphs: paragraph('so that', 1) + fractionParagraph('a+b', 'c'),
            box: FULL,
          }),
          shape({ text: 'no formula here' }),
        ) +
        alternateContent('unknown', shape({ text: 'strange' }), shape({ text: 'familiar' })),
      layout: 'secHead',
      notes: ['The end'],
    },
  ],
  layouts: { title: shape({ placeholder: 'type="subTitle" idx="1"', box: FULL }) },
  master: shape({ placeholder: 'type="title"', box: FULL }),
  relationships: [
    { id: 'rIdA', type: 'commentAuthors', target: 'commentAuthors.xml' },
    { id: 'rIdM', type: MODERN_AUTHORS, target: 'authors.xml' },
  ],
  parts: {
    'ppt/commentAuthors.xml': commentAuthorsXml('Ada'),
    'ppt/authors.xml': modernAuthorsXml('Grace'),
    'ppt/comments/comment1.xml': commentsXml(['Is it?', 'It is']),
    'ppt/comments/comment2.xml': modernCommentsXml('Why so?', ['Because', 'I see']),
    'ppt/charts/chart1.xml': chartXml(CHART),
    'ppt/charts/chartEx1.xml': extendedChartXml({ ...CHART, title: 'Funnel' }),
    'ppt/diagrams/data1.xml': diagramXml([
      { text: 'Root', level: 0 },
      { text: 'Branch', level: 1 },
      { text: 'Leaf', level: 2 },
      { text: 'Other', level: 0 },
    ]),
    'ppt/embeddings/sheet.xlsx': 'no workbook',
  },
};
