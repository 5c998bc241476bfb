import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  LlmAnswerInvalid,
  LlmRateLimited,
  LlmRequestRejected,
  LlmUnavailable,
} from '../../domain/errors.ts';
import { usageOfCall } from '../../domain/llm-usage.ts';
import type { ChatModel } from '../../llm/chat-model.ts';
import { MeteredModel, type SentCall } from '../../llm/metered-model.ts';
import type { Reading } from '../../llm/segment-reader.ts';
import { rejectionOf } from './providers.ts';

const USAGE = usageOfCall('model-1', { input: 30, output: 5, cachedInput: 10 });
const CALL = { provider: 'openai', model: 'model-1', step: 'extraction' };

/** A metered model whose calls end as `outcome` does, and what it told of them. */
function aModel(outcome: Reading<unknown> | Error) {
  const told: SentCall[] = [];
  const inner: ChatModel = {
    provider: 'openai',
    model: 'model-1',
    answer: async <Answer>() => {
      if (outcome instanceof Error) throw outcome;
      return outcome as Reading<Answer>;
    },
  };
  const model = new MeteredModel(inner, (call) => told.push(call));
  const ask = () =>
    model.answer({
      subject: 'segment-1',
      instructions: 'Extract.',
      input: 'Warehouse Ledger keeps stock.',
      schema: z.unknown(),
      schemaName: 'extraction',
    });
  return { model, ask, told };
}

describe('MeteredModel', () => {
  it('answers as the model does, and tells what it cost', async () => {
    const { model, ask, told } = aModel({ answer: 'answer', usage: USAGE });
    expect(model).toMatchObject({ provider: 'openai', model: 'model-1' });
    expect(await ask()).toEqual({ answer: 'answer', usage: USAGE });
    expect(told).toEqual([{ ...CALL, usage: USAGE, errorType: undefined }]);
  });

  it('tells what an answer cost that is of no use', async () => {
    const invalid = new LlmAnswerInvalid('no JSON');
    invalid.usage = USAGE;
    const { ask, told } = aModel(invalid);
    expect(await rejectionOf(ask())).toBe(invalid);
    expect(told).toEqual([{ ...CALL, usage: USAGE, errorType: 'LlmAnswerInvalid' }]);
  });

  it.each([
    new LlmRateLimited('429'),
    new LlmUnavailable('503'),
    new LlmRequestRejected('no such model'),
  ])('tells why a call was not answered: $name', async (error) => {
    const { ask, told } = aModel(error);
    expect(await rejectionOf(ask())).toBe(error);
    expect(told).toEqual([{ ...CALL, usage: undefined, errorType: error.name }]);
  });

  it('tells nothing of a call that was cancelled', async () => {
    const cancelled = new DOMException('aborted', 'AbortError');
    const { ask, told } = aModel(cancelled);
    expect(await rejectionOf(ask())).toBe(cancelled);
    expect(told).toEqual([]);
  });
});
