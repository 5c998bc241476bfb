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
    expect(readTextBody(undefined)).toEqual({ lines: [], language: null, links: [] });
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

describe('readTextBody: language', () => {
  it('is that of all runs', () => {
    expect(read(run('a', 'lang="fr-FR"'), run('b', 'lang="fr-FR"')).language).toBe('fr-FR');
  });

  it('is none when runs differ or do not say', () => {
    expect(read(run('a', 'lang="fr-FR"') + run('b', 'lang="en-GB"')).language).toBeNull();
    expect(read(run('a', 'lang="fr-FR"') + run('b')).language).toBeNull();
    expect(read(run('a')).language).toBeNull();
  });

  it('does not ask blanks', () => {
    expect(read(run('a', 'lang="fr-FR"') + run(' ', 'lang="en-GB"')).language).toBe('fr-FR');
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
