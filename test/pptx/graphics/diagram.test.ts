import { describe, expect, it } from 'vitest';
import { relationshipsXml } from '../deck-builder.ts';
import { DECLARATIONS, graphicFrame, paragraph } from '../deck-xml.ts';
import { readOnlySlide } from '../read-slide.ts';

const point = (id: string, text: string, type = 'node') =>
  `<dgm:pt modelId="${id}" type="${type}"><dgm:t>${text ? paragraph(text) : ''}</dgm:t></dgm:pt>`;
const connection = (from: string, to: string, order: number, type = 'parOf') =>
  `<dgm:cxn type="${type}" srcId="${from}" destId="${to}" srcOrd="${order}"/>`;

async function readDiagram(points: string, connections: string) {
  const data = `<dgm:dataModel ${DECLARATIONS}><dgm:ptLst>${points}</dgm:ptLst><dgm:cxnLst>${connections}</dgm:cxnLst></dgm:dataModel>`;
  return readOnlySlide(
    {
      shapes: graphicFrame('<dgm:relIds r:dm="rIdD" r:lo="rIdL"/>'),
      relationships: [{ id: 'rIdD', type: 'diagramData', target: '../diagrams/data1.xml' }],
    },
    { parts: { 'ppt/diagrams/data1.xml': data } },
  );
}

describe('diagrams', () => {
  it('have their items in the order of the tree', async () => {
    const points =
      point('c', 'Gamma') +
      point('a', 'Alpha') +
      point('doc', '', 'doc') +
      point('b', 'Beta') +
      point('d', 'Delta') +
      point('x', 'drawn twice', 'pres');
    const connections =
      connection('doc', 'd', 2) +
      connection('a', 'b', 0) +
      connection('doc', 'a', 1) +
      connection('b', 'c', 0) +
      connection('x', 'a', 0, 'presOf');
    expect((await readDiagram(points, connections)).blocks).toEqual([
      {
        kind: 'diagram',
        text: 'Alpha\nBeta\nGamma\nDelta',
        items: [
          { text: 'Alpha', level: 0 },
          { text: 'Beta', level: 1 },
          { text: 'Gamma', level: 2 },
          { text: 'Delta', level: 0 },
        ],
      },
    ]);
  });

  it('keep at the end what hangs nowhere', async () => {
    const points =
      point('lost', 'on an arrow', 'sibTrans') + point('doc', '', 'doc') + point('a', 'Alpha');
    const { blocks } = await readDiagram(points, connection('doc', 'a', 0));
    expect(blocks).toMatchObject([{ text: 'Alpha\non an arrow' }]);
  });

  it('say everything once when the connections run in a circle', async () => {
    const points = point('doc', '', 'doc') + point('a', 'Alpha') + point('b', 'Beta');
    const connections =
      connection('doc', 'a', 0) +
      connection('a', 'b', 0) +
      connection('b', 'a', 0) +
      connection('b', 'doc', 1);
    expect((await readDiagram(points, connections)).blocks).toMatchObject([
      { text: 'Alpha\nBeta' },
    ]);
  });

  it('may be very deep', async () => {
    const depth = 20_000;
    const ids = Array.from({ length: depth }, (_, index) => `n${index}`);
    const points = point('doc', '', 'doc') + ids.map((id) => point(id, id)).join('');
    const connections = ids.map((id, index) => connection(ids[index - 1] ?? 'doc', id, 0)).join('');
    const [block] = (await readDiagram(points, connections)).blocks;
    expect(block).toMatchObject({ kind: 'diagram', items: { length: depth } });
  });

  it('may have links, which their own part gives', async () => {
    const linked = `<a:p><a:r><a:rPr><a:hlinkClick r:id="h"/></a:rPr><a:t>there</a:t></a:r></a:p>`;
    const data = `<dgm:dataModel ${DECLARATIONS}><dgm:ptLst><dgm:pt modelId="a"><dgm:t>${linked}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`;
    const { blocks, warnings } = await readOnlySlide(
      {
        shapes: graphicFrame('<dgm:relIds r:dm="rIdD"/>'),
        relationships: [{ id: 'rIdD', type: 'diagramData', target: '../diagrams/data1.xml' }],
      },
      {
        parts: {
          'ppt/diagrams/data1.xml': data,
          'ppt/diagrams/_rels/data1.xml.rels': relationshipsXml([
            { id: 'h', type: 'hyperlink', target: 'https://example.org/', external: true },
          ]),
        },
      },
    );
    expect(warnings).toEqual([]);
    expect(blocks).toMatchObject([
      { kind: 'diagram', text: 'there' },
      { kind: 'link', text: 'https://example.org/', label: 'there' },
    ]);
  });

  it('make no block when they say nothing', async () => {
    expect((await readDiagram(point('doc', '', 'doc'), '')).blocks).toEqual([]);
  });

  it('cost a warning when their data is missing', async () => {
    const { blocks, warnings } = await readOnlySlide({
      shapes: graphicFrame('<dgm:relIds r:dm="rIdD"/>'),
      relationships: [{ id: 'rIdD', type: 'diagramData', target: '../diagrams/gone.xml' }],
    });
    expect(blocks).toEqual([]);
    expect(warnings).toEqual(['ppt/diagrams/gone.xml: The part is missing.']);
  });
});
