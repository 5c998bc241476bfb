import { describe, expect, it } from 'vitest';
import { fullestWindows } from './call-windows.ts';

describe('the fullest windows', () => {
  it('are of the calls that started within less than their length', () => {
    const starts = [5000, 0, 4999, 59_999, 60_000];
    expect(fullestWindows(starts, 62, 5)).toEqual([
      { seconds: 1, calls: 2, allowed: 8 },
      { seconds: 5, calls: 2, allowed: 12 },
      { seconds: 15, calls: 3, allowed: 22 },
      { seconds: 30, calls: 3, allowed: 37 },
      { seconds: 60, calls: 4, allowed: 62 },
    ]);
  });

  it('may have the limit of the provider in a minute, and not one more', () => {
    const minute = fullestWindows([], 90, 5).at(-1);
    expect(minute).toEqual({ seconds: 60, calls: 0, allowed: 90 });
  });
});
