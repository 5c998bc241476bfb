import { ServiceError, type Client } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { awaitOutcome } from '../../client/await-outcome.ts';

const run = { workflowId: 'ingest/acme/deck', runId: 'run' };

/** A client of Temporal that answers the question for the result with these, one after the other. */
function temporal(...answers: (() => Promise<unknown>)[]): Client {
  const handle = { result: () => answers.shift()!() };
  return { workflow: { getHandle: () => handle }, withAbortSignal } as unknown as Client;
}

function withAbortSignal(_: AbortSignal, wait: () => Promise<unknown>): Promise<unknown> {
  return wait();
}

function serverFailure(code: number): ServiceError {
  const cause = Object.assign(new Error('No connection established'), {
    code,
    details: '',
    metadata: {},
  });
  return new ServiceError('Failed to get Workflow execution history', { cause });
}

const away = () => Promise.reject(serverFailure(14));

describe('waiting for the end of a run', () => {
  it('goes on while Temporal is away', async () => {
    const client = temporal(away, away, () => Promise.resolve({ status: 'complete' }));
    expect(await awaitOutcome(client, run)).toEqual({ status: 'complete' });
  });

  it('ends when it is given up, also while Temporal is away', async () => {
    const giveUp = new AbortController();
    const client = temporal(() => {
      giveUp.abort(new Error('enough'));
      return away();
    });
    await expect(awaitOutcome(client, run, giveUp.signal)).rejects.toThrow('enough');
  });

  it('ends when Temporal answers something else', async () => {
    const client = temporal(() => Promise.reject(serverFailure(7)));
    await expect(awaitOutcome(client, run)).rejects.toThrow(
      'Failed to get Workflow execution history',
    );
  });
});
