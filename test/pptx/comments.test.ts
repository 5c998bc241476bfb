import { describe, expect, it } from 'vitest';
import { DECLARATIONS, paragraph, title } from './deck-xml.ts';
import { readOnlySlide } from './read-slide.ts';

const MODERN = 'http://schemas.microsoft.com/office/2018/10/relationships/';
const LEGACY_AUTHORS = `<p:cmAuthorLst ${DECLARATIONS}><p:cmAuthor id="7" name="Ada"/></p:cmAuthorLst>`;
const MODERN_AUTHORS = `<p188:authorLst ${DECLARATIONS}><p188:author id="{A}" name="Grace"/><p188:author id="{B}" name="Edsger"/></p188:authorLst>`;

async function readComments(
  content: string,
  type = 'comments',
  authors: string | null = LEGACY_AUTHORS,
) {
  return readOnlySlide(
    {
      shapes: title('T'),
      relationships: [{ id: 'c', type, target: '../comments/comment1.xml' }],
    },
    {
      relationships: [
        type === 'comments'
          ? { id: 'a', type: 'commentAuthors', target: 'authors.xml' }
          : { id: 'a', type: `${MODERN}authors`, target: 'authors.xml' },
      ],
      parts: { 'ppt/comments/comment1.xml': content, 'ppt/authors.xml': authors },
    },
  );
}

const body = (text: string) => `<p188:txBody><a:bodyPr/>${paragraph(text)}</p188:txBody>`;

describe('comments', () => {
  it('come last, with their authors', async () => {
    const comments = `<p:cmLst ${DECLARATIONS}><p:cm authorId="7"><p:text> Is this so? </p:text></p:cm><p:cm authorId="8"><p:text>Who knows</p:text></p:cm><p:cm authorId="7"><p:text/></p:cm></p:cmLst>`;
    expect((await readComments(comments)).blocks).toEqual([
      { kind: 'title', text: 'T' },
      { kind: 'comment', text: 'Is this so?', author: 'Ada' },
      { kind: 'comment', text: 'Who knows', author: null },
    ]);
  });

  it('of today are followed by their replies', async () => {
    const comments = `<p188:cmLst ${DECLARATIONS}><p188:cm authorId="{A}"><p188:replyLst><p188:reply authorId="{B}">${body('No')}</p188:reply></p188:replyLst>${body('Keep it?')}</p188:cm></p188:cmLst>`;
    const { blocks } = await readComments(comments, `${MODERN}comments`, MODERN_AUTHORS);
    expect(blocks.slice(1)).toEqual([
      { kind: 'comment', text: 'Keep it?', author: 'Grace' },
      { kind: 'comment', text: 'No', author: 'Edsger' },
    ]);
  });

  it('have no author, with a warning, when the list of authors is missing', async () => {
    const comments = `<p:cmLst ${DECLARATIONS}><p:cm authorId="7"><p:text>a</p:text></p:cm><p:cm authorId="7"><p:text>b</p:text></p:cm></p:cmLst>`;
    const { blocks, warnings } = await readComments(comments, 'comments', null);
    expect(blocks.slice(1)).toMatchObject([{ author: null }, { author: null }]);
    expect(warnings).toEqual(['ppt/authors.xml: The part is missing.']);
  });

  it('cost a warning when they are damaged', async () => {
    const { blocks, warnings } = await readComments('<p:cmLst');
    expect(blocks).toHaveLength(1);
    expect(warnings).toEqual([expect.stringContaining('comment1.xml: ')]);
  });
});
