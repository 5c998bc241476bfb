import { describe, expect, it } from 'vitest';
import { graphicFrame, paragraph } from '../deck-xml.ts';
import { readOnlySlide } from '../read-slide.ts';

const body = (text: string) => `<a:txSp><a:txBody>${paragraph(text)}</a:txBody></a:txSp>`;

describe('graphics of a kind that is not known', () => {
  it('give the text that they hold', async () => {
    const canvas = `<x:canvas xmlns:x="https://example.org/"><x:sp>${body('one')}</x:sp>${body('two')}</x:canvas>`;
    expect((await readOnlySlide({ shapes: graphicFrame(canvas) })).blocks).toEqual([
      {
        kind: 'text',
        text: 'one\ntwo',
        paragraphs: [
          { text: 'one', level: 0 },
          { text: 'two', level: 0 },
        ],
      },
    ]);
  });

  it('give nothing when they hold none', async () => {
    const { blocks, warnings } = await readOnlySlide({
      shapes: graphicFrame('<x:ink xmlns:x="https://example.org/"/>') + '<p:graphicFrame/>',
    });
    expect(blocks).toEqual([]);
    expect(warnings).toEqual([]);
  });
});
