import { describe, expect, it } from 'vitest';
import { aCall } from './calls.ts';
import { keepLedger, type Interruption } from './ledger.ts';

const OPTIONS = { slots: 2, timeoutMs: 10_000 };
const again = aCall({ startedAt: 9000, endedAt: 9500 });

function killAt(at: number): Interruption {
  return { from: at, to: at };
}

describe('the ledger of calls', () => {
  it('has nothing to say of questions that are asked once', () => {
    const calls = [aCall(), aCall({ kind: 'prepass' }), aCall({ text: 'other' })];
    expect(keepLedger(calls, [], OPTIONS)).toEqual({
      asked: 3,
      failed: 0,
      inFlight: 0,
      repeated: 0,
      unexplained: [],
    });
  });

  it('finds a call that was made again for no reason', () => {
    const { unexplained, repeated } = keepLedger([aCall(), again], [killAt(500)], OPTIONS);
    expect(unexplained).toEqual([
      'extraction of Vault was answered, and was asked again 8.0 s after it',
    ]);
    expect(repeated).toBe(0);
  });

  it('finds one that was given up for no reason', () => {
    const { unexplained } = keepLedger([aCall({ answered: false }), again], [], OPTIONS);
    expect(unexplained).toHaveLength(1);
  });

  it('accepts what was under way at a kill', () => {
    const calls = [aCall({ answered: false }), again];
    expect(keepLedger(calls, [killAt(1500)], OPTIONS)).toMatchObject({
      inFlight: 1,
      repeated: 1,
      unexplained: [],
    });
  });

  it('accepts answers that had come and were not noted yet, as many as there are slots', () => {
    const calls = ['A', 'B', 'C'].flatMap((text) => [
      aCall({ text }),
      aCall({ text, startedAt: 9000, endedAt: 9500 }),
    ]);
    expect(keepLedger(calls, [killAt(2100)], OPTIONS)).toMatchObject({
      inFlight: 2,
      repeated: 2,
      unexplained: ['extraction of C was answered, and was asked again 8.0 s after it'],
    });
  });

  it('accepts what was served a failure, and what the worker was tired of waiting for', () => {
    const calls = [
      aCall({ misbehaviour: { status: 500 } }),
      aCall({ startedAt: 20_000, endedAt: 31_000, answered: false }),
      aCall({ startedAt: 40_000, endedAt: 41_000 }),
    ];
    expect(keepLedger(calls, [], OPTIONS)).toMatchObject({ failed: 1, unexplained: [] });
  });

  it('accepts what was under way at any time of a long interruption', () => {
    const calls = [aCall({ answered: false }), again];
    expect(keepLedger(calls, [{ from: 0, to: 1000 }], OPTIONS).unexplained).toEqual([]);
    expect(keepLedger(calls, [{ from: 0, to: 900 }], OPTIONS).unexplained).toHaveLength(1);
  });
});
