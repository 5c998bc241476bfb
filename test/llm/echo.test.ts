import { describe, expect, it } from 'vitest';
import { withoutEcho } from '../../llm/echo.ts';

const PROMPT =
  '<segment>\nProject Bluebird buys Contoso for 40 million euros.\nLe conseil d’administration a approuvé l’achat.\n東京本社は来年の春に新しい倉庫へ移転する予定です\n</segment>';

describe('withoutEcho', () => {
  it.each([
    ['Invalid value at position 7.', 'Invalid value at position 7.'],
    ['', ''],
    ['Project Bluebird is no model.', 'Project Bluebird is no model.'],
    [
      'Cannot parse "Project Bluebird buys Contoso for 40 million euros." at 7.',
      'Cannot parse "…." at 7.',
    ],
    ['bad: PROJECT  BLUEBIRD, BUYS: CONTOSO!', 'bad: …!'],
    [
      'body {"input":"40 million euros.\\nLe conseil d\\u2019administration a approuv\\u00e9"} is bad',
      'body {"input":"…"} is bad',
    ],
    ['不正: 東京本社は来年の春に新しい倉庫へ移転する予定です', '不正: …'],
    ['buys Contoso for 40; and conseil d’administration a approuvé', '…; and …'],
  ])('makes of %j %j', (message, kept) => {
    expect(withoutEcho(message, PROMPT)).toBe(kept);
  });

  it('leaves nothing of a whole prompt', () => {
    const kept = withoutEcho(`Rejected: ${PROMPT}`, PROMPT);
    expect(kept).not.toMatch(/bluebird|contoso|conseil|東京/i);
    expect(kept).toContain('Rejected: ');
  });
});
