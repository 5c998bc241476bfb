import PptxGenJS from 'pptxgenjs';
import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../pptx/parse-deck.ts';

const DOT =
  'image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

// The types of the library describe a module, but Node gives its class as the default export.
const Presentation = PptxGenJS as unknown as typeof PptxGenJS.default;

async function madeWithPptxGenJs(): Promise<Uint8Array> {
  const deck = new Presentation();
  deck.addSection({ title: 'Intro' });
  deck.addSection({ title: 'Data & more' });
  deck.defineSlideMaster({
    title: 'PLACED',
    objects: [
      {
        placeholder: {
          options: { name: 'body', type: 'body', x: 1, y: 2, w: 8, h: 3 },
          text: 'prompt',
        },
      },
    ],
    slideNumber: { x: 0.3, y: '95%' },
  });
  const first = deck.addSlide({ sectionTitle: 'Intro' });
  first.addText(
    [
      { text: 'below', options: { bullet: true, breakLine: true } },
      { text: 'deeper', options: { bullet: true, indentLevel: 1, breakLine: true } },
      { text: 'link', options: { hyperlink: { url: 'https://example.org/?a=1&b=2' } } },
    ],
    { x: 1, y: 3, w: 8, h: 2 },
  );
  first.addText('above', { x: 1, y: 1, w: 8, h: 1 });
  first.addNotes('Say hello');
  const second = deck.addSlide({ sectionTitle: 'Data & more', masterName: 'PLACED' });
  second.hidden = true;
  second.addText('placed', { placeholder: 'body' });
  second.addTable([[{ text: 'wide', options: { colspan: 2 } }], [{ text: 'a' }, { text: 'b' }]], {
    x: 1,
    y: 6,
    w: 5,
  });
  const third = deck.addSlide({ sectionTitle: 'Data & more' });
  third.addChart(deck.ChartType.bar, [{ name: 'Sales', labels: ['A', 'B'], values: [1, 2.5] }], {
    x: 1,
    y: 1,
    w: 5,
    h: 3,
    showTitle: true,
    title: 'Chart',
  });
  third.addImage({ data: DOT, x: 7, y: 1, w: 1, h: 1, altText: 'A dot' });
  return (await deck.write({ outputType: 'uint8array' })) as Uint8Array;
}

describe('a deck made with PptxGenJS', () => {
  it('is read whole', async () => {
    const { slides, warnings } = await parseDeck(await madeWithPptxGenJs());
    expect(warnings).toEqual([]);
    expect(slides).toMatchObject([
      {
        section: 'Intro',
        hidden: false,
        blocks: [
          { kind: 'text', text: 'above' },
          {
            kind: 'text',
            paragraphs: [
              { text: 'below', level: 0 },
              { text: 'deeper', level: 1 },
              { text: 'link', level: 0 },
            ],
          },
          { kind: 'link', text: 'https://example.org/?a=1&b=2', label: 'link' },
          { kind: 'notes', text: 'Say hello' },
        ],
      },
      {
        section: 'Data & more',
        hidden: true,
        blocks: [
          { kind: 'text', text: 'placed', place: { x: 914_400, y: 1_828_800 } },
          {
            kind: 'table',
            rows: [
              ['wide', ''],
              ['a', 'b'],
            ],
          },
        ],
      },
      {
        section: 'Data & more',
        blocks: [
          { kind: 'chart', text: 'Chart\nSales: A = 1; B = 2.5' },
          { kind: 'alt_text', text: 'A dot' },
        ],
      },
    ]);
  });
});
