import { describe, expect, it } from 'vitest';
import { graphicFrame, picture } from '../deck-xml.ts';
import { readOnlySlide } from '../read-slide.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function readObject(attributes: string, content = '') {
  const { blocks } = await readOnlySlide(
    {
      shapes: graphicFrame(`<p:oleObj ${attributes}><p:embed/>${content}</p:oleObj>`),
      relationships: [
        { id: 'rIdE', type: 'package', target: '../embeddings/book1.xlsx' },
        { id: 'rIdX', type: 'oleObject', target: 'file:///C:/book2.xlsx', external: true },
      ],
    },
    {
      contentTypes: { 'ppt/embeddings/book1.xlsx': XLSX },
      parts: { 'ppt/embeddings/book1.xlsx': 'x' },
    },
  );
  return blocks;
}

describe('embedded documents', () => {
  it('are named, with their media type', async () => {
    expect(await readObject('name=" Worksheet " r:id="rIdE"')).toEqual([
      { kind: 'embedded', text: 'Worksheet', mediaType: XLSX },
    ]);
  });

  it('have the name of their part when they have none', async () => {
    expect(await readObject('r:id="rIdE"')).toMatchObject([{ text: 'book1.xlsx' }]);
  });

  it('have no media type when they are only linked', async () => {
    expect(await readObject('name="Linked" r:id="rIdX"')).toEqual([
      { kind: 'embedded', text: 'Linked', mediaType: null },
    ]);
  });

  it('have the alt text of the picture that stands for them', async () => {
    const picturePart = picture({ properties: 'descr="A sheet of figures"' });
    expect(await readObject('name="Worksheet" r:id="rIdE"', picturePart)).toMatchObject([
      { kind: 'embedded', text: 'Worksheet' },
      { kind: 'alt_text', text: 'A sheet of figures' },
    ]);
  });

  it('make no block when nothing names them', async () => {
    expect(await readObject('')).toEqual([]);
  });
});
