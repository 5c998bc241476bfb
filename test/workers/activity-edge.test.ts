import { asyncLocalStorage, CancelledFailure, type Context } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  LlmPaused,
  LlmRateLimited,
  LlmUnauthorized,
  LlmUnavailable,
  StoreUnavailable,
} from '../../domain/errors.ts';
import { ActivityEdge } from '../../workers/activity-edge.ts';
import type { AttemptRecord } from '../../workers/attempts.ts';

const NONE: AttemptRecord = { failures: 0, waits: 0, handedBack: 0 };
const masked = (text: string) => text.replaceAll('hunter2', '***');

/** An attempt at a step, as far as the edge sees it. */
function anAttempt({ attempt = 1, details }: { attempt?: number; details?: unknown } = {}) {
  const controller = new AbortController();
  const heartbeats: unknown[] = [];
  const context = {
    info: { attempt, heartbeatDetails: details },
    heartbeat: (record: unknown) => heartbeats.push(record),
    cancellationSignal: controller.signal,
  } as unknown as Context;
  const run = (work: () => Promise<unknown>) =>
    asyncLocalStorage.run(context, () =>
      new ActivityEdge(masked).execute({ args: [], headers: {} }, work),
    );
  const fail = async (thrown: Error) => {
    const failure = await run(() => Promise.reject(thrown)).catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(ApplicationFailure);
    return failure as ApplicationFailure;
  };
  const cancel = (reason: string) => controller.abort(new CancelledFailure(reason));
  return { run, fail, cancel, heartbeats };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('ActivityEdge', () => {
  it('gives what the step gives, and says that it runs as long as it does', async () => {
    const record = { ...NONE, failures: 2 };
    const { run, heartbeats } = anAttempt({ attempt: 3, details: record });
    const done = Promise.withResolvers<string>();
    const result = run(() => done.promise);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heartbeats).toEqual([record, record, record]);
    done.resolve('done');
    expect(await result).toBe('done');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heartbeats).toHaveLength(3);
  });

  it.each([new LlmUnavailable('503'), new RangeError('out of bounds')])(
    'counts a failure, and says when to try again: %s',
    async (error) => {
      const { fail, heartbeats } = anAttempt({ attempt: 2, details: { ...NONE, failures: 1 } });
      const failure = await fail(error);
      expect(heartbeats).toEqual([{ ...NONE, failures: 2 }]);
      expect(failure.nonRetryable).toBe(false);
      expect(failure.nextRetryDelay).toBeGreaterThanOrEqual(1000);
      expect(failure.nextRetryDelay).toBeLessThanOrEqual(2000);
    },
  );

  it('ends with the fifth failure', async () => {
    const { fail } = anAttempt({ attempt: 5, details: { ...NONE, failures: 4 } });
    expect(await fail(new LlmUnavailable('503'))).toMatchObject({
      type: 'LlmUnavailable',
      nonRetryable: true,
    });
  });

  it('does not count workers that died', async () => {
    const { fail, heartbeats } = anAttempt({ attempt: 60, details: undefined });
    expect((await fail(new LlmUnavailable('503'))).nonRetryable).toBe(false);
    expect(heartbeats).toEqual([{ ...NONE, failures: 1 }]);
  });

  it('fails what a hundred workers have died of, without trying it again', async () => {
    const { run } = anAttempt({ attempt: 103, details: { ...NONE, failures: 1, waits: 1 } });
    const work = vi.fn<() => Promise<string>>();
    await expect(run(work)).rejects.toMatchObject({ type: 'WorkerLost', nonRetryable: true });
    expect(work).not.toHaveBeenCalled();
  });

  it.each([
    new LlmRateLimited('slow down', { retryAfterMs: 20_000 }),
    new StoreUnavailable('Qdrant asks to slow down', { retryAfterMs: 20_000 }),
  ])('waits as long as it is told, and does not count it: %s', async (error) => {
    const { fail, heartbeats } = anAttempt({ attempt: 50, details: { ...NONE, waits: 49 } });
    const failure = await fail(error);
    expect(heartbeats).toEqual([{ ...NONE, waits: 50 }]);
    expect(failure.nonRetryable).toBe(false);
    expect(failure.nextRetryDelay).toBeGreaterThanOrEqual(20_000);
    expect(failure.nextRetryDelay).toBeLessThanOrEqual(24_000);
  });

  it.each([new LlmUnauthorized('no'), new LlmPaused('down', { retryAfterMs: 5000 })])(
    'does not try again what trying again does not help: %s',
    async (error) => {
      const { fail, heartbeats } = anAttempt();
      expect((await fail(error)).nonRetryable).toBe(true);
      expect(heartbeats).toEqual([]);
    },
  );

  it('masks secrets', async () => {
    const { fail } = anAttempt();
    expect((await fail(new LlmUnavailable('key hunter2'))).message).toBe('key ***');
  });
});

describe('ActivityEdge, when the step is cancelled', () => {
  it('says so, whatever was interrupted threw', async () => {
    const { run, cancel, heartbeats } = anAttempt();
    const interrupted = Promise.withResolvers<never>();
    const result = run(() => interrupted.promise);
    cancel('CANCELLED');
    interrupted.reject(new TypeError('aborted'));
    await expect(result).rejects.toBeInstanceOf(CancelledFailure);
    expect(heartbeats).toEqual([]);
  });

  it('lets a step end that does not listen', async () => {
    const { run, cancel } = anAttempt();
    const done = Promise.withResolvers<string>();
    const result = run(() => done.promise);
    cancel('CANCELLED');
    done.resolve('written');
    expect(await result).toBe('written');
  });
});

describe('ActivityEdge, when the worker has no more time', () => {
  it.each(['listens', 'does not listen'])('hands a step back at once that %s', async (how) => {
    const { run, cancel, heartbeats } = anAttempt({ details: { ...NONE, failures: 3 } });
    const step = Promise.withResolvers<never>();
    const result = run(() => step.promise).catch((error: unknown) => error);
    cancel('WORKER_SHUTDOWN');
    if (how === 'listens') step.reject(new DOMException('aborted', 'AbortError'));
    const failure = (await result) as ApplicationFailure;
    expect(failure).toMatchObject({
      type: 'WorkerShutdown',
      nonRetryable: false,
      category: ApplicationFailureCategory.BENIGN,
    });
    expect(failure.nextRetryDelay).toBeLessThan(100);
    expect(heartbeats).toEqual([{ ...NONE, failures: 3, handedBack: 1 }]);
    // Whatever becomes of it now is no surprise.
    step.reject(new Error('too late'));
  });

  it('hands a step back that has only begun', async () => {
    const { run, cancel } = anAttempt();
    cancel('WORKER_SHUTDOWN');
    const never = new Promise<never>(() => undefined);
    await expect(run(() => never)).rejects.toMatchObject({ type: 'WorkerShutdown' });
  });
});
