import { describe, expect, it } from 'vitest';
import { pacedEmbedder } from '../../client/paced-embedder.ts';
import { LlmPaused, LlmRateLimited, LlmUnauthorized, LlmUnavailable } from '../../domain/errors.ts';
import { anEmbedder } from '../activities/readers.ts';

/** An embedder, ten calls a minute, by a clock of its own; call by call it fails as told. */
function paced(...failures: (Error | undefined)[]) {
  let time = 0;
  const calledAt: number[] = [];
  const waits: string[] = [];
  const scripted = anEmbedder();
  const embedder = pacedEmbedder(
    {
      ...scripted,
      embed: (texts) => {
        calledAt.push(time);
        const failure = failures.shift();
        return failure === undefined ? scripted.embed(texts) : Promise.reject(failure);
      },
    },
    {
      maxCallsPerMinute: 10,
      patienceMs: 60_000,
      onWait: (reason) => waits.push(reason),
      now: () => time,
      wait: (ms) => Promise.resolve((time += ms)),
    },
  );
  return { embedder, calledAt, waits, later: (ms: number) => (time += ms) };
}

describe('a paced embedder', () => {
  it('begins no call sooner than its rate allows, and makes up for no pause', async () => {
    const { embedder, calledAt, later } = paced();
    await embedder.embed(['one']);
    await embedder.embed(['two']);
    later(60_000);
    for (const text of ['three', 'four']) expect(await embedder.embed([text])).toHaveLength(1);
    expect(calledAt).toEqual([0, 6000, 66_000, 72_000]);
  });

  it('waits for as long as it is asked to', async () => {
    const slowDown = new LlmRateLimited('slow down', { retryAfterMs: 20_000 });
    const { embedder, calledAt, waits } = paced(slowDown, slowDown);
    expect(await embedder.embed(['one'])).toHaveLength(1);
    expect(calledAt).toHaveLength(3);
    expect(calledAt[1]).toBeGreaterThanOrEqual(20_000);
    expect(calledAt[2]).toBeGreaterThanOrEqual(40_000);
    expect(waits).toEqual(['slow down', 'slow down']);
  });

  it.each([
    ['does not answer', new LlmUnavailable('down')],
    ['is left alone', new LlmPaused('down', { retryAfterMs: 5000 })],
  ])('waits for an endpoint that %s, until its patience is at an end', async (_, failure) => {
    const once = paced(failure);
    expect(await once.embedder.embed(['one'])).toHaveLength(1);
    const { embedder, calledAt } = paced(...Array.from({ length: 100 }, () => failure));
    await expect(embedder.embed(['one'])).rejects.toBe(failure);
    expect(calledAt.at(-1)).toBeGreaterThanOrEqual(60_000);
    expect(calledAt.at(-1)).toBeLessThan(120_000);
  });

  it('waits for nothing that does not pass', async () => {
    const refusal = new LlmUnauthorized('no');
    const { embedder, calledAt } = paced(refusal);
    await expect(embedder.embed(['one'])).rejects.toBe(refusal);
    expect(calledAt).toEqual([0]);
  });
});
