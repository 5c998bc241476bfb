import { describe, expect, it } from 'vitest';
import { foremostTerms, glossaryOf } from '../../../llm/local/document-terms.ts';
import { segmentOf } from '../segments.ts';

describe('glossaryOf', () => {
  it('keeps the expansion that comes first', () => {
    const segments = ['A service level objective (SLO)', 'a student learning outcome (SLO)'];
    expect(
      glossaryOf(
        segments.map((text) => segmentOf(text)),
        'en',
      ),
    ).toEqual([{ acronym: 'SLO', expansion: 'service level objective' }]);
  });

  it.each([
    ['fr', 'le délégué à la protection des données (DPO)', 'délégué à la protection des données'],
    ['de', 'der Datenschutz Per Objekt (DPO)', 'Datenschutz Per Objekt'],
  ])('reads %s', (language, text, expansion) => {
    expect(glossaryOf([segmentOf(text)], language)).toEqual([{ acronym: 'DPO', expansion }]);
  });

  // Each takes a fraction of a second; what is quadratic in them takes minutes.
  it.each([
    ['capitals', 'AB'.repeat(100_000), 0],
    ['capitals and marks', 'AB(-'.repeat(50_000), 0],
    ['brackets', '('.repeat(200_000), 0],
    ['acronyms in brackets', 'words of a thing (WOT) '.repeat(10_000), 1],
  ])('reads a long line of %s', (_, text, expected) => {
    expect(glossaryOf([segmentOf(text)], 'en')).toHaveLength(expected);
  });

  it('has nothing where nothing is expanded', () => {
    expect(glossaryOf([segmentOf('The SLO and the DPO.\nA list (of things)')], 'en')).toEqual([]);
  });
});

describe('foremostTerms', () => {
  it('hears of the end of a long deck, too', () => {
    const segments = Array.from({ length: 100 }, (_, index) =>
      segmentOf(index < 60 ? 'Nothing of it.' : 'The Warehouse Ledger keeps stock.'),
    );
    expect(foremostTerms(segments, 'en')).toContain('Warehouse Ledger');
  });

  it('has nothing to say of nothing', () => {
    expect(foremostTerms([], 'en')).toEqual([]);
  });
});
