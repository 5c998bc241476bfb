import { describe, expect, it } from 'vitest';
import { detached } from '../../../pptx/xml/detached.ts';

describe('detached', () => {
  it.each(['', ' ', 'one', ' two words ', 'ünï 語 😀', 'x'.repeat(10_000)])('keeps %j', (text) => {
    expect(detached(`<a>${text}</a>`.slice(3, -4))).toBe(text);
  });
});
