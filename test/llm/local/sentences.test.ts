import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../llm/local/sentences.ts';

const ABBREVIATIONS = new Set(['e.g.', 'dr.', 'm.']);

function split(text: string, topicLabel = ''): [kind: string, text: string][] {
  const slides = [{ slide: 1, charStart: 0, charEnd: text.length }];
  return splitSentences({ text, topicLabel, slides }, ABBREVIATIONS).map((s) => [s.kind, s.text]);
}

function texts(text: string): string[] {
  return split(`Title\n${text}`)
    .slice(1)
    .map(([, sentence]) => sentence);
}

describe('sentences of a segment', () => {
  test('end at full stops, question and exclamation marks', () => {
    expect(texts('It works. Does it? Yes! Good…')).toEqual([
      'It works.',
      'Does it?',
      'Yes!',
      'Good…',
    ]);
  });

  test('end at line breaks of every kind', () => {
    expect(texts('first\nsecond\r\nthird\u000Bfourth\u2028fifth')).toEqual([
      'first',
      'second',
      'third',
      'fourth',
      'fifth',
    ]);
  });

  test('do not end after an abbreviation, an initial or inside a number', () => {
    expect(
      texts('Tools, e.g. Git, are used by Dr. Who and J. Doe since 1.25 came out'),
    ).toHaveLength(1);
  });

  test('do not end before a lower-case word', () => {
    expect(texts('It takes 5 min. per order')).toHaveLength(1);
  });

  test('end where Japanese and Chinese do', () => {
    expect(texts('在庫は毎朝確定する。次の文。')).toEqual(['在庫は毎朝確定する。', '次の文。']);
  });

  test('do not hold the bullet or the number before them', () => {
    expect(texts('• one\n- two\n3. three\na) four\n✓ five')).toEqual([
      'one',
      'two',
      'three',
      'four',
      'five',
    ]);
  });

  test('are cells where a line has borders or tabs', () => {
    expect(split('Title\nRole | Duty | Since\nname\tvalue').slice(1)).toEqual([
      ['cell', 'Role'],
      ['cell', 'Duty'],
      ['cell', 'Since'],
      ['cell', 'name'],
      ['cell', 'value'],
    ]);
  });

  test('are a title when first on a slide', () => {
    const text = 'First slide\nbody\nSecond slide\nbody';
    const at = text.indexOf('Second');
    const slides = [
      { slide: 1, charStart: 0, charEnd: at },
      { slide: 2, charStart: at, charEnd: text.length },
    ];
    const kinds = splitSentences({ text, topicLabel: '', slides }, ABBREVIATIONS).map(
      (s) => s.kind,
    );
    expect(kinds).toEqual(['title', 'text', 'title', 'text']);
  });

  test('are a title when they are the topic', () => {
    expect(split('Intro\nbody\nRisks', 'Risks').map(([kind]) => kind)).toEqual([
      'title',
      'text',
      'title',
    ]);
  });

  test('are no title when they read as a sentence', () => {
    expect(split('This slide has no title, only text.')[0]![0]).toBe('text');
  });

  test('fill their line only when they are alone on it', () => {
    const text = 'Title\nalone\nOne. Two.';
    const slides = [{ slide: 1, charStart: 0, charEnd: text.length }];
    const filling = splitSentences({ text, topicLabel: '', slides }, ABBREVIATIONS);
    expect(filling.map((s) => s.fillsLine)).toEqual([true, true, false, false]);
  });

  test('are verbatim slices, in order and apart, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let end = 0;
        for (const s of splitSentences({ text, topicLabel: '', slides: [] }, ABBREVIATIONS)) {
          expect(text.slice(s.start, s.end)).toBe(s.text);
          expect(s.start).toBeGreaterThanOrEqual(end);
          end = s.end;
        }
      }),
    );
  });
});
