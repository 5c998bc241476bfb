import { describe, expect, it } from 'vitest';
import { aCall } from './calls.ts';
import { impatientCalls } from './waits.ts';

const told = aCall({ misbehaviour: { status: 429 } });
const waits = [{ call: told, toldAt: 2000, notBefore: 5000 }];

describe('calls that were told to wait', () => {
  it('are found when they come back too early', () => {
    const calls = [told, aCall({ startedAt: 4800 })];
    expect(impatientCalls(waits, calls, [])).toEqual([
      'extraction of Vault came back 0.2 s too early',
    ]);
  });

  it('may come back in time, or not at all', () => {
    expect(impatientCalls(waits, [told, aCall({ startedAt: 5000 })], [])).toEqual([]);
    expect(impatientCalls(waits, [told, aCall({ text: 'other', startedAt: 1100 })], [])).toEqual(
      [],
    );
  });

  it('may have been made twice at once', () => {
    expect(impatientCalls(waits, [told, aCall({ startedAt: 1900 })], [])).toEqual([]);
  });

  it('are forgiven when the worker died in between', () => {
    const calls = [told, aCall({ startedAt: 4800 })];
    expect(impatientCalls(waits, calls, [{ from: 2000, to: 2000 }])).toEqual([]);
  });
});
