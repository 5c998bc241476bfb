import { describe, expect, it } from 'vitest';
import { readTextBody, type TextBody } from '../../../pptx/shapes/text-body.ts';
import { xmlFragment } from '../xml-fragment.ts';

function read(...paragraphs: string[]): TextBody {
  const content = paragraphs.map((paragraph) => `<a:p>${paragraph}</a:p>`).join('');
  return readTextBody(xmlFragment(`<p:txBody><a:bodyPr/>${content}</p:txBody>`));
}

const text = (...paragraphs: string[]) => read(...paragraphs).lines.map((line) => line.text);
const run = (words: string, attributes = '') =>
  `<a:r><a:rPr ${attributes}/><a:t>${words}</a:t></a:r>`;
const linked = (words: string, id: string) =>
  `<a:r><a:rPr><a:hlinkClick r:id="${id}"/></a:rPr><a:t>${words}</a:t></a:r>`;
const formula = '<a14:m><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></a14:m>';

const spans = (...paragraphs: string[]) =>
  read(...paragraphs).lines.map((line) =>
    line.spans.map((span) => [span.language, line.text.slice(span.charStart, span.charEnd)]),
  );

describe('readTextBody: text', () => {
  it('joins runs without anything between them', () => {
    expect(text(run('one wo') + run('rd'))).toEqual(['one word']);
  });

  it('breaks the line at a:br', () => {
    expect(text(`${run('one')}<a:br><a:rPr/></a:br>${run('two')}`)).toEqual(['one\ntwo']);
  });

  it('reads fields', () => {
    expect(text(`${run('page ')}<a:fld type="slidenum"><a:rPr/><a:t>7</a:t></a:fld>`)).toEqual([
      'page 7',
    ]);
  });

  it('leaves out empty paragraphs and blanks at the ends', () => {
    expect(text('', run('  '), run(' a  b '), '<a:br/>', run('c'))).toEqual(['a  b', 'c']);
  });

  it('reads what PowerPoint writes for control characters', () => {
    expect(text(run('a_x000B_b_x0009_c_x0007_d _x00E9_'))).toEqual(['a\nb\tcd _x00E9_']);
  });

  it('reads runs in elements that it does not know', () => {
    expect(text(`<x:ins xmlns:x="https://example.org/">${run('inside')}</x:ins>`)).toEqual([
      'inside',
    ]);
  });

  it('keeps directions, joiners and combining characters', () => {
    expect(text(run('Cafe\u0301 \u200Fעברית\u200D'))).toEqual(['Cafe\u0301 \u200Fעברית\u200D']);
  });

  it('gives nothing for no body', () => {
    expect(readTextBody(undefined)).toEqual({ lines: [], links: [] });
  });
});

describe('readTextBody: levels', () => {
  it.each([
    ['2', 2],
    ['8', 8],
    ['12', 8],
    ['-1', 0],
    ['x', 0],
    ['1.5', 0],
  ])('reads lvl="%s" as %i', (value, level) => {
    expect(read(`<a:pPr lvl="${value}"/>${run('a')}`).lines[0]?.level).toBe(level);
  });

  it('is 0 where none is given', () => {
    expect(read(run('a'), `<a:pPr/>${run('b')}`).lines.map(({ level }) => level)).toEqual([0, 0]);
  });
});

describe('readTextBody: languages', () => {
  it('are those of the runs, as one where neighbours agree', () => {
    expect(
      spans(
        run('un ', 'lang="fr-FR"') + run('mot', 'lang="fr-FR"') + run(' word', 'lang="en-GB"'),
        run('mot', 'lang="fr-FR"'),
      ),
    ).toEqual([
      [
        ['fr-FR', 'un mot'],
        ['en-GB', ' word'],
      ],
      [['fr-FR', 'mot']],
    ]);
  });

  it('are empty for runs that name none, or nonsense', () => {
    expect(spans(run('a', 'lang="fr-FR"') + run('b'), run('c', 'lang="x-none"'))).toEqual([
      [
        ['fr-FR', 'a'],
        ['', 'b'],
      ],
      [['', 'c']],
    ]);
  });

  it('do not come from blanks', () => {
    const blank = run(' ', 'lang="en-GB"');
    expect(spans(run('a', 'lang="fr-FR"') + blank + run('b', 'lang="fr-FR"'))).toEqual([
      [['fr-FR', 'a b']],
    ]);
  });

  it('follow the text when the blanks at its ends go', () => {
    expect(spans(run('  a ', 'lang="fr-FR"') + run('b  ', 'lang="en-GB"'))).toEqual([
      [
        ['fr-FR', 'a '],
        ['en-GB', 'b'],
      ],
    ]);
  });

  it('leave formulas out', () => {
    expect(spans(run('with ', 'lang="en-GB"') + formula)).toEqual([[['en-GB', 'with ']]]);
  });
});

describe('readTextBody: links', () => {
  it('joins the runs of one link', () => {
    expect(read(linked('one ', 'rId1') + linked('two', 'rId1') + run(' rest')).links).toEqual([
      { relationshipId: 'rId1', label: 'one two' },
    ]);
  });

  it('keeps links apart that stand apart', () => {
    const { links } = read(
      linked('a', 'rId1') + run(' ') + linked('b', 'rId1') + linked('c', 'rId2'),
    );
    expect(links.map(({ label }) => label)).toEqual(['a', 'b', 'c']);
  });

  it('ignores an action without a target', () => {
    expect(read(linked('a', '')).links).toEqual([]);
  });
});

describe('readTextBody: formulas', () => {
  it('knows a formula that stands alone', () => {
    expect(read(run('where'), formula).lines).toMatchObject([
      { text: 'where', isFormula: false },
      { text: 'x=1', isFormula: true },
    ]);
  });

  it('leaves a formula in the sentence it stands in', () => {
    expect(read(run('with ') + formula + run(' always')).lines).toMatchObject([
      { text: 'with x=1 always', isFormula: false },
    ]);
  });
});
