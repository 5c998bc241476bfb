import { describe, expect, test } from 'vitest';
import { WinkModel } from '../../../../llm/local/languages/wink-model.ts';

describe('WinkModel', () => {
  const model = new WinkModel();

  test('gives one reading for each word, however it splits them', () => {
    const words = ["don't", 'state-of-the-art', 'U.S.', '$', 'tools', ''];
    expect(model.read(words)).toHaveLength(words.length);
    expect(model.read(['event-driven', 'platforms'])[1]!.partOfSpeech).toBe('NOUN');
  });

  test('tells known words from unknown ones, also at the second reading', () => {
    for (let reading = 0; reading < 2; reading++) {
      const known = model.read(['the', 'frobnicator', 'runs']).map(({ isKnown }) => isKnown);
      expect(known).toEqual([true, false, true]);
    }
    expect(new WinkModel().read(['frobnicator'])[0]!.isKnown).toBe(false);
  });

  test('tells dictionary forms', () => {
    const forms = model.read(['teams', 'store', 'data']).map(({ isBaseForm }) => isBaseForm);
    expect(forms[0]).toBe(false);
    expect(forms[1]).toBe(true);
  });

  test('counts what it has read', () => {
    const fresh = new WinkModel();
    fresh.read(['two', 'words']);
    expect(fresh.tokensRead).toBe(2);
  });
});
