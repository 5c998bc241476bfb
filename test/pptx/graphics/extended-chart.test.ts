import { describe, expect, it } from 'vitest';
import { DEFAULT_DECK_LIMITS } from '../../../pptx/limits.ts';
import { DECLARATIONS, graphicFrame, paragraph } from '../deck-xml.ts';
import { chartXml, extendedChartXml } from '../part-xml.ts';
import { readOnlySlide, textsOf } from '../read-slide.ts';

const level = (...values: string[]) =>
  `<cx:lvl>${values.map((value, index) => `<cx:pt idx="${index}">${value}</cx:pt>`).join('')}</cx:lvl>`;

describe('charts of Office 2016', () => {
  it('have titles, series, categories and values', async () => {
    const chart = `<cx:chartSpace ${DECLARATIONS}>
      <cx:chartData><cx:data id="0"><cx:strDim type="cat">${level('Leaf', 'Twig')}${level('Tree')}</cx:strDim>
        <cx:numDim type="val">${level('10.10', '2')}</cx:numDim></cx:data></cx:chartData>
      <cx:chart><cx:title><cx:tx><cx:txData><cx:v>Cash flow</cx:v></cx:txData></cx:tx></cx:title>
        <cx:plotArea><cx:plotAreaRegion><cx:series layoutId="waterfall"><cx:tx><cx:txData><cx:v>Money</cx:v></cx:txData></cx:tx><cx:dataId val="0"/></cx:series></cx:plotAreaRegion>
        <cx:axis id="0"><cx:title><cx:tx><cx:rich>${paragraph('Step')}</cx:rich></cx:tx></cx:title></cx:axis></cx:plotArea></cx:chart>
      </cx:chartSpace>`;
    const shapes = `<mc:AlternateContent xmlns:cx1="http://schemas.microsoft.com/office/drawing/2015/9/8/chartex">
      <mc:Choice Requires="cx1">${graphicFrame('<cx:chart r:id="rIdC"/>')}</mc:Choice>
      <mc:Fallback><p:sp><p:txBody>${paragraph('This chart is not available in your version of Office.')}</p:txBody></p:sp></mc:Fallback></mc:AlternateContent>`;
    const { blocks } = await readOnlySlide(
      {
        shapes,
        relationships: [
          {
            id: 'rIdC',
            type: 'http://schemas.microsoft.com/office/2014/relationships/chartEx',
            target: '/ppt/charts/chartEx1.xml',
          },
        ],
      },
      { parts: { 'ppt/charts/chartEx1.xml': chart } },
    );
    expect(blocks).toEqual([
      {
        kind: 'chart',
        text: 'Cash flow\nStep\nMoney: Tree / Leaf = 10.1; Tree / Twig = 2',
        title: 'Cash flow',
        axisTitles: ['Step'],
        series: [
          {
            name: 'Money',
            points: [
              { category: 'Tree / Leaf', value: '10.1' },
              { category: 'Tree / Twig', value: '2' },
            ],
          },
        ],
      },
    ]);
  });

  it('are known by their part, whatever the slide calls them', async () => {
    const data = {
      title: 'T',
      axisTitle: 'A',
      categories: ['c'],
      series: [{ name: 's', values: [1] }],
    };
    const { blocks, warnings } = await readOnlySlide(
      {
        shapes: graphicFrame('<c:chart r:id="rIdX"/>') + graphicFrame('<cx:chart r:id="rIdC"/>'),
        relationships: [
          { id: 'rIdX', type: 'chart', target: '/ppt/charts/extended.xml' },
          { id: 'rIdC', type: 'chart', target: '/ppt/charts/chart.xml' },
        ],
      },
      {
        parts: {
          'ppt/charts/extended.xml': extendedChartXml(data),
          'ppt/charts/chart.xml': chartXml(data),
        },
      },
    );
    expect(warnings).toEqual([]);
    expect(textsOf(blocks)).toEqual(['T\nA\ns: c = 1', 'T\nA\ns: c = 1']);
  });

  it('may not show the same data again and again without end', async () => {
    const series = '<cx:series><cx:dataId val="0"/></cx:series>'.repeat(200);
    const values = level(...Array<string>(200).fill('1'));
    const chart = `<cx:chartSpace ${DECLARATIONS}><cx:chartData><cx:data id="0"><cx:numDim>${values}</cx:numDim></cx:data></cx:chartData>
      <cx:chart><cx:plotArea><cx:plotAreaRegion>${series}</cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>`;
    const read = readOnlySlide(
      {
        shapes: graphicFrame('<cx:chart r:id="rIdC"/>'),
        relationships: [{ id: 'rIdC', type: 'chart', target: '/ppt/charts/chart.xml' }],
      },
      { parts: { 'ppt/charts/chart.xml': chart } },
      { limits: { ...DEFAULT_DECK_LIMITS, textCharacters: 1_000_000 } },
    );
    await expect(read).rejects.toThrow(/1000000 characters/);
  });

  it('cost a warning when they have no part', async () => {
    const { warnings } = await readOnlySlide({
      shapes: graphicFrame('<cx:chart r:id="rIdGone"/>'),
    });
    expect(warnings).toHaveLength(1);
  });
});
