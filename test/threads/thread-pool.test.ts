import { describe, expect, it, onTestFinished } from 'vitest';
import { EncryptedDeck, InvalidDeck, KnowbaseError, LlmRateLimited } from '../../domain/errors.ts';
import { ThreadLimitExceeded } from '../../threads/thread-limit-exceeded.ts';
import { ThreadPool, type ThreadPoolOptions } from '../../threads/thread-pool.ts';
import type * as brokenAfterLoad from './fixtures/broken-after-load.thread.ts';
import type * as working from './fixtures/working.thread.ts';

/** For machines with much else to do. */
const UNHURRIED = { timeout: 20_000 };

/** A pool of the running test's own, with one thread unless it says otherwise. */
function openPool<Functions extends typeof working.functions | typeof brokenAfterLoad.functions>(
  fixture: string,
  options: Partial<ThreadPoolOptions> = {},
): ThreadPool<Functions> {
  const file = new URL(`./fixtures/${fixture}.thread.ts`, import.meta.url);
  const pool = new ThreadPool<Functions>(file, { maxThreads: 1, ...options });
  onTestFinished(() => pool.close());
  return pool;
}

const workingPool = (options: Partial<ThreadPoolOptions> = {}) =>
  openPool<typeof working.functions>('working', options);

/** A counter that both sides see. */
const sharedCounter = () => new Int32Array(new SharedArrayBuffer(4));

describe('ThreadPool.call', () => {
  it('gives what the function gives, now or later', async () => {
    const pool = workingPool();
    expect(await pool.call('double', [1, 2, 3])).toEqual([2, 4, 6]);
    expect(await pool.call('later', 'text')).toBe('TEXT');
    expect(await pool.call('nothing', null)).toBeUndefined();
    expect(await pool.call('vector', 3)).toEqual(new Float32Array([0.5, 0.5, 0.5]));
  });

  it('answers many calls, each with its own result', async () => {
    const pool = workingPool({ maxThreads: 2 });
    const inputs = Array.from({ length: 50 }, (_, index) => [index]);
    const results = await Promise.all(inputs.map((input) => pool.call('double', input)));
    expect(results).toEqual(inputs.map(([number = 0]) => [2 * number]));
  });

  it('runs in another thread than the caller', async () => {
    const { threadId } = await import('node:worker_threads');
    expect(await workingPool().call('thread', null)).not.toBe(threadId);
  });

  it('hands each thread what it is told at its start', async () => {
    const workerData = { artifactUrl: 'file:///srv', limits: { entries: 3 } };
    expect(await workingPool({ workerData }).call('data', null)).toEqual(workerData);
  });

  it('gives back the memory that a call has taken', async () => {
    const pool = workingPool();
    const before = await pool.call('thread', null);
    expect(await pool.call('fill', 400)).toBe(400);
    expect(await pool.call('heapMb', null)).toBeLessThan(200);
    expect(await pool.call('thread', null)).toBe(before);
  });

  it('takes no more threads than it may', async () => {
    const pool = workingPool({ maxThreads: 1 });
    const threads = await Promise.all(Array.from({ length: 8 }, () => pool.call('thread', null)));
    expect(new Set(threads).size).toBe(1);
  });
});

describe('ThreadPool.call, of a function that throws', () => {
  it('throws our errors as themselves', async () => {
    const pool = workingPool();
    const refused = pool.call('refuse', 'it is no deck');
    await expect(refused).rejects.toThrow(new InvalidDeck('it is no deck'));
    await expect(refused).rejects.toBeInstanceOf(InvalidDeck);
    await expect(pool.call('refuseLater', 'locked')).rejects.toBeInstanceOf(EncryptedDeck);
    const slowed = pool.call('slowDown', 1500);
    await expect(slowed).rejects.toBeInstanceOf(LlmRateLimited);
    await expect(slowed).rejects.toMatchObject({ retryAfterMs: 1500 });
  });

  it('throws other errors under their names, with where they come from', async () => {
    const error = await workingPool()
      .call('crash', 'out of bounds')
      .catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(KnowbaseError);
    expect(error).toMatchObject({
      name: 'RangeError',
      message: 'out of bounds',
      stack: expect.stringContaining('working.thread.ts'),
    });
  });

  it('throws an error with the words of what was thrown instead of one', async () => {
    const thrown = workingPool().call('throwText', 'oops');
    await expect(thrown).rejects.toBeInstanceOf(Error);
    await expect(thrown).rejects.toThrow(/^oops$/);
  });

  it('keeps the thread for the next call', async () => {
    const pool = workingPool();
    const before = await pool.call('thread', null);
    await expect(pool.call('crash', 'oops')).rejects.toThrow('oops');
    expect(await pool.call('thread', null)).toBe(before);
  });

  it('refuses an input that cannot cross to a thread', async () => {
    const pool = workingPool();
    await expect(pool.call('data', (() => null) as unknown as null)).rejects.toThrow(/clone/);
    expect(await pool.call('double', [1])).toEqual([2]);
  });
});

describe('ThreadPool.call, aborted', () => {
  it('ends a busy thread, with the reason of the signal', async () => {
    const pool = workingPool();
    const progress = sharedCounter();
    const controller = new AbortController();
    const reason = new Error('the ingest was cancelled');
    const call = pool.call('spin', progress, controller.signal);
    await expect.poll(() => Atomics.load(progress, 0), UNHURRIED).toBeGreaterThan(0);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    // The pool has one thread: only when the busy one has ended is there room for another call.
    expect(await pool.call('double', [1])).toEqual([2]);
    const ended = Atomics.load(progress, 0);
    expect(await pool.call('double', [2])).toEqual([4]);
    expect(Atomics.load(progress, 0)).toBe(ended);
  });

  it('before it starts does not start', async () => {
    const pool = workingPool();
    const reason = new Error('too late');
    const progress = sharedCounter();
    await expect(pool.call('spin', progress, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(await pool.call('double', [1])).toEqual([2]);
    expect(Atomics.load(progress, 0)).toBe(0);
  });

  it('while it waits for a thread does not start', async () => {
    const pool = workingPool();
    const first = sharedCounter();
    const second = sharedCounter();
    const [running, waiting] = [new AbortController(), new AbortController()];
    const busy = pool.call('spin', first, running.signal);
    const queued = pool.call('spin', second, waiting.signal);
    await expect.poll(() => Atomics.load(first, 0), UNHURRIED).toBeGreaterThan(0);
    waiting.abort(new Error('no longer wanted'));
    await expect(queued).rejects.toThrow('no longer wanted');
    running.abort(new Error('enough'));
    await expect(busy).rejects.toThrow('enough');
    expect(await pool.call('double', [1])).toEqual([2]);
    expect(Atomics.load(second, 0)).toBe(0);
  });

  it('lets the call that waits behind it have a thread', async () => {
    const pool = workingPool();
    const progress = sharedCounter();
    const controller = new AbortController();
    const busy = pool.call('spin', progress, controller.signal);
    const queued = pool.call('double', [2]);
    await expect.poll(() => Atomics.load(progress, 0), UNHURRIED).toBeGreaterThan(0);
    controller.abort(new Error('enough'));
    await expect(busy).rejects.toThrow('enough');
    expect(await queued).toEqual([4]);
  });

  it('after its end changes nothing', async () => {
    const pool = workingPool();
    const controller = new AbortController();
    const before = await pool.call('thread', null, controller.signal);
    controller.abort();
    expect(await pool.call('thread', null)).toBe(before);
  });
});

describe('ThreadPool.call, of a thread that ends', () => {
  it('fails when the thread cannot be loaded, each time', async () => {
    const pool = openPool<typeof working.functions>('broken-at-load');
    await expect(pool.call('double', [1])).rejects.toThrow('the model cannot be loaded');
    await expect(pool.call('double', [1])).rejects.toThrow('the model cannot be loaded');
  });

  it('fails when there is no such module', async () => {
    await expect(openPool<typeof working.functions>('missing').call('double', [1])).rejects.toThrow(
      /Cannot find module .*missing\.thread\.ts/,
    );
  });

  it('fails when the thread throws outside the call', async () => {
    const pool = openPool<typeof brokenAfterLoad.functions>('broken-after-load');
    await expect(pool.call('hang', null)).rejects.toThrow('thrown outside a call');
  });

  it('fails when the thread needs more memory than it may have, and has a new one next', async () => {
    const pool = workingPool({ maxHeapMb: 24 });
    const hoarding = pool.call('hoard', null);
    const queued = pool.call('double', [1]);
    await expect(hoarding).rejects.toBeInstanceOf(ThreadLimitExceeded);
    await expect(hoarding).rejects.toMatchObject({ limit: 'memory' });
    expect(await queued).toEqual([2]);
  });

  it('fails, and is ended, when a call takes longer than it may', async () => {
    const pool = workingPool({ maxCallMs: 1000 });
    const progress = sharedCounter();
    const spinning = pool.call('spin', progress);
    await expect(spinning).rejects.toBeInstanceOf(ThreadLimitExceeded);
    await expect(spinning).rejects.toMatchObject({ limit: 'time' });
    let counted = -1;
    const counts = () => {
      const before = counted;
      counted = Atomics.load(progress, 0);
      return counted - before;
    };
    await expect.poll(counts, UNHURRIED).toBe(0);
  });

  it('fails when the thread exits, and has a new one next', async () => {
    const pool = workingPool();
    await expect(pool.call('exit', 3)).rejects.toThrow(/exit/i);
    expect(await pool.call('double', [1])).toEqual([2]);
  });
});

describe('ThreadPool.close', () => {
  it('lets no call begin that waits', async () => {
    const pool = workingPool();
    const [first, second] = [sharedCounter(), sharedCounter()];
    const calls = [pool.call('spin', first), pool.call('spin', second)];
    const ended = Promise.allSettled(calls);
    await expect.poll(() => Atomics.load(first, 0), UNHURRIED).toBeGreaterThan(0);
    await pool.close();
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(Atomics.load(second, 0)).toBe(0);
  });

  it('ends the calls that run', async () => {
    const pool = workingPool();
    const progress = sharedCounter();
    const call = pool.call('spin', progress);
    const failed = expect(call).rejects.toThrow();
    await expect.poll(() => Atomics.load(progress, 0), UNHURRIED).toBeGreaterThan(0);
    await pool.close();
    await failed;
  });

  it('may come before the first call, and again', async () => {
    const pool = workingPool();
    await pool.close();
    await expect(pool.close()).resolves.toBeUndefined();
  });
});
