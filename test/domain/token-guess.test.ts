import { describe, expect, it } from 'vitest';
import { countTokens } from '../../domain/token-count.ts';
import { guessTokens } from '../../domain/token-guess.ts';

describe('guessTokens', () => {
  it.each([
    ['English', 'The warehouse keeps its stock in a ledger, and the portal asks for it every hour.'],
    ['French', "L'entrepôt tient son stock dans un registre, que le portail consulte chaque heure."],
    ['Chinese', '仓库把库存记录在账本中，门户网站每小时查询一次。'],
    ['Russian', 'Склад ведёт учёт запасов в журнале, и портал запрашивает его каждый час.'],
  ])('comes within a factor of two of what a tokeniser counts in %s', (_, text) => {
    const ratio = guessTokens(text) / countTokens(text);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2.1);
  });

  it('is nothing for nothing, and more for more', () => {
    expect(guessTokens('')).toBe(0);
    expect(guessTokens('stock and ledger')).toBeGreaterThan(guessTokens('stock'));
  });
});
