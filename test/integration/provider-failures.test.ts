import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANTHROPIC, OPENAI, type TestedProvider } from '../llm/providers.ts';
import type { Misbehaviour } from '../simulated-llm/http-server.ts';
import type { SegmentProgress } from '../../workflows/contract.ts';
import { brokenRules } from './census.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { talk } from './talk.ts';

const TIME_LIMIT_SECONDS = 2;
const WAIT_SECONDS = 2;
const ALWAYS = Number.POSITIVE_INFINITY;

/** What a provider does to the extraction of one segment, and what is to come of it. */
interface Case {
  /** What the provider does, and the first how many times. */
  does: Misbehaviour | (() => Misbehaviour);
  times: number;
  /** Calls that are made for the extraction. */
  calls: number;
  /** Type of the segment's failure; none when it is read in the end. */
  fails?: string;
  /** Part of the message. */
  saying?: string;
  /** Whether the second call must come no sooner than it was told. */
  waits?: boolean;
  /** What the model is told of its last answer. */
  complaint?: string;
}

const invented = JSON.stringify({
  concepts: ['Unicorn', 'Phoenix'].map((name) => ({
    canonical_name: name,
    concept_type: 'ENTITY',
    surface_form: name,
    definition: null,
    confidence: 1,
  })),
  relations: [],
});

const answering = (content: string): Misbehaviour => ({ content });

/** What all providers have in common, and what each words its own way. */
function casesOf(provider: TestedProvider): Record<string, Case> {
  const refusing = (status: number, message: string, code?: string): Misbehaviour => ({
    status,
    body: provider.errorBody(message, code),
  });
  const later = () => new Date(Date.now() + (WAIT_SECONDS + 1) * 1000).toUTCString();
  const seconds = { 'retry-after': `${WAIT_SECONDS}` };
  return {
    'Limit with seconds': {
      does: { status: 429, headers: seconds },
      times: 1,
      calls: 2,
      waits: true,
    },
    'Limit with date': {
      does: () => ({ status: 429, headers: { 'retry-after': later() } }),
      times: 1,
      calls: 2,
      waits: true,
    },
    'Limit with reset': {
      does: () => ({ status: 429, headers: provider.reachedLimit(WAIT_SECONDS) }),
      times: 1,
      calls: 2,
      waits: true,
    },
    'Limit without hint': { does: { status: 429 }, times: 2, calls: 3 },
    'Overload with seconds': {
      does: { status: 529, headers: seconds },
      times: 1,
      calls: 2,
      waits: true,
    },
    'Overload without hint': { does: { status: 529 }, times: 1, calls: 2 },
    'Quota spent': {
      does: provider.quotaSpent,
      times: ALWAYS,
      calls: 1,
      fails: 'LlmQuotaExhausted',
      saying: 'no credit',
    },
    'Key refused': {
      does: refusing(401, 'invalid key'),
      times: ALWAYS,
      calls: 1,
      fails: 'LlmUnauthorized',
      saying: 'invalid key',
    },
    'Model forbidden': {
      does: refusing(403, 'not your model'),
      times: ALWAYS,
      calls: 1,
      fails: 'LlmUnauthorized',
    },
    'Request rejected': {
      does: refusing(400, 'too many tokens', 'invalid_request_error'),
      times: ALWAYS,
      calls: 1,
      fails: 'LlmRequestRejected',
      saying: 'too many tokens',
    },
    'Failure forever': {
      does: refusing(500, 'out of order'),
      times: ALWAYS,
      calls: 5,
      fails: 'LlmUnavailable',
      saying: 'out of order',
    },
    'Failure once': { does: { status: 500 }, times: 1, calls: 2 },
    'Outage twice': { does: { status: 503 }, times: 2, calls: 3 },
    'Gateway once': { does: { status: 502, body: '<html>Bad Gateway</html>' }, times: 1, calls: 2 },
    'Connection reset': { does: 'reset', times: 1, calls: 2 },
    'Connection cut': { does: 'cut', times: 1, calls: 2 },
    'Silence at first': { does: 'hang', times: 1, calls: 2 },
    'Silence halfway': { does: 'stall', times: 1, calls: 2 },
    'Chatter once': {
      does: answering('Certainly! Here is the JSON.'),
      times: 1,
      calls: 2,
      complaint: 'The answer is not JSON.',
    },
    'Chatter forever': {
      does: answering('Certainly! Here is the JSON.'),
      times: ALWAYS,
      calls: 3,
      fails: 'LlmAnswerInvalid',
      saying: 'not JSON',
      complaint: 'The answer is not JSON.',
    },
    'Answer too long': {
      does: { content: '{"concepts": [', finishReason: provider.cutShort },
      times: ALWAYS,
      calls: 3,
      fails: 'LlmAnswerInvalid',
      saying: 'cut short',
      complaint: 'Answer more briefly.',
    },
    'Schema broken': {
      does: answering('{"concepts": "many"}'),
      times: ALWAYS,
      calls: 3,
      fails: 'LlmAnswerInvalid',
      saying: 'breaks the schema',
      complaint: 'breaks the schema',
    },
    'Answer refused': {
      does: { content: null, refusal: 'I cannot help with that.' },
      times: ALWAYS,
      calls: 3,
      fails: 'LlmAnswerInvalid',
      saying: 'refuses',
      complaint: 'The model refuses',
    },
    'Evidence invented': {
      does: answering(invented),
      times: ALWAYS,
      calls: 3,
      fails: 'LlmAnswerInvalid',
      saying: 'do not stand in the text',
      complaint: 'do not stand in the text',
    },
    'Nothing said': {
      does: answering(''),
      times: ALWAYS,
      calls: 3,
      fails: 'LlmAnswerInvalid',
      saying: 'not JSON',
    },
  };
}

describe.each([OPENAI, ANTHROPIC])('$name', (provider) => {
  const cases = casesOf(provider);
  let harness: ProviderHarness;
  let segments: Map<string, SegmentProgress>;

  // All of it in one document: what one segment suffers must not harm the others.
  beforeAll(async () => {
    harness = await createProviderHarness(
      { LLM_TIMEOUT_SECONDS: String(TIME_LIMIT_SECONDS) },
      provider,
    );
    harness.provider.options = {
      misbehave: ({ kind, text }, earlier) => {
        const its = cases[text.split('\n', 1)[0]!];
        if (kind !== 'extraction' || its === undefined || earlier >= its.times) return undefined;
        return typeof its.does === 'function' ? its.does() : its.does;
      },
    };
    await harness.startWorker();
    const topics = Object.keys(cases).flatMap((topic, index): [string, string[]][] => [
      [topic, [`Warehouse${index} stores orders for Customer${index}.`]],
      // Good ones between the bad ones, as in any document.
      [`Well ${index}`, [`Harbour${index} serves Customer${index}.`]],
    ]);
    const run = await harness.start(await talk('failures.pptx', Object.fromEntries(topics)));
    const ingests = await harness.services.ingests();
    const summary = await ingests.result(run);
    expect(summary.status).toBe('partial');
    segments = new Map(
      (await ingests.segments(run)).map((segment) => [segment.topicLabel, segment]),
    );
  });
  afterAll(() => harness.close());

  const callsOf = (topic: string) =>
    harness.provider.calls.filter(
      ({ kind, text }) => kind === 'extraction' && text.startsWith(`${topic}\n`),
    );

  it.each(Object.entries(cases))('%s', (topic, { calls, fails, saying, waits, complaint }) => {
    const made = callsOf(topic);
    expect(made).toHaveLength(calls);
    const { state, failure } = segments.get(topic)!;
    if (fails === undefined) {
      expect({ state, failure }).toEqual({ state: 'succeeded', failure: null });
    } else {
      expect({ state, type: failure?.errorType }).toEqual({ state: 'failed', type: fails });
      expect(failure?.message).toContain(saying ?? '');
    }
    const [first, second] = made;
    if (waits) {
      expect(second!.startedAt - first!.startedAt).toBeGreaterThanOrEqual(WAIT_SECONDS * 1000);
    }
    if (complaint !== undefined) {
      expect(first!.input).not.toContain('could not be used');
      for (const { input } of made.slice(1)) {
        expect(input).toContain('Your last answer could not be used');
        expect(input).toContain(complaint);
      }
    }
  });

  it('reads all others, and stores what they say', async () => {
    const others = [...segments.values()].filter(({ topicLabel }) => !(topicLabel in cases));
    expect(others).toHaveLength(Object.keys(cases).length);
    for (const { state } of others) expect(state).toBe('succeeded');
    expect(await brokenRules(harness)).toEqual([]);
  });

  it('counts no failed call as an answer', () => {
    const made = harness.provider.calls.filter(({ kind }) => kind === 'extraction').length;
    const expected = Object.values(cases).reduce((sum, { calls }) => sum + calls, 0);
    expect(made).toBe(expected + Object.keys(cases).length);
  });
});
