import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedCall } from '../simulated-llm/openai-server.ts';
import { waitFor, type StartedAs } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

const DECKS = 12;
const SEGMENTS = 6;
const CALLS_OF_A_DECK = 2 * SEGMENTS;

let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness({
    MAX_CONCURRENT_LLM_CALLS: '1',
    EMBEDDING_PROVIDER: 'openai',
  });
  harness.provider.options = { latencyMs: { prepass: 40, extraction: 40 } };
  await harness.startWorker();
});
afterAll(() => harness.close());

/**
 * Starts many decks, and a single one once they keep the provider busy. Gives the calls that were made for the
 * many between the first and the last for the single one.
 */
async function callsMeanwhile(
  many: StartedAs,
  single: StartedAs,
  subject: string,
): Promise<number> {
  const { provider } = harness;
  const isOf =
    (deck: string) =>
    ({ kind, text }: SimulatedCall) =>
      kind !== 'embedding' && text.includes(subject + deck);
  const ingests = await harness.services.ingests();
  const backlog = await Promise.all(
    Array.from({ length: DECKS }, async (_, index) =>
      harness.start(await longTalk(`${subject}Many${index}`, SEGMENTS), undefined, many),
    ),
  );
  await waitFor(() => provider.calls.filter(isOf('Many')).length >= DECKS);
  const alone = await harness.start(
    await longTalk(`${subject}Single`, SEGMENTS),
    undefined,
    single,
  );
  await Promise.all([alone, ...backlog].map((run) => ingests.result(run)));

  const first = provider.calls.findIndex(isOf('Single'));
  const last = provider.calls.findLastIndex(isOf('Single'));
  const meanwhile = provider.calls.slice(first, last).filter(isOf('Many')).length;
  expect(provider.calls.filter(isOf('Single'))).toHaveLength(CALLS_OF_A_DECK);
  // Or there was nobody to stand back.
  expect(provider.calls.slice(last).filter(isOf('Many')).length).toBeGreaterThan(0);
  return meanwhile;
}

describe('many decks before a single one', () => {
  it('of another tenant delay it by no more than its share', async () => {
    const meanwhile = await callsMeanwhile(
      { tenantId: `${harness.tenantId}-many` },
      { tenantId: `${harness.tenantId}-single` },
      'Fair',
    );
    // Turn about: one for one, and those that were handed out when the single deck came.
    expect(meanwhile).toBeLessThanOrEqual(2 * CALLS_OF_A_DECK);
  });

  it('of the same tenant stand back when they are bulk', async () => {
    const meanwhile = await callsMeanwhile({ urgency: 'bulk' }, {}, 'Bulk');
    expect(meanwhile).toBeLessThanOrEqual(CALLS_OF_A_DECK);
  });
});

describe('many decks', () => {
  it('are read one after the other, and not all of them at once', async () => {
    const DECKS_IN_TURN = 6;
    const ingests = await harness.services.ingests();
    const subjects = Array.from({ length: DECKS_IN_TURN }, (_, index) => `InTurn${index}x`);
    const runs = await Promise.all(
      subjects.map(async (subject) => harness.start(await longTalk(subject, SEGMENTS))),
    );
    await Promise.all(runs.map((run) => ingests.result(run)));
    const read = harness.provider.calls
      .filter(({ kind }) => kind !== 'embedding')
      .map(({ text }) => subjects.find((subject) => text.includes(subject)))
      .filter((subject) => subject !== undefined);
    expect(read).toHaveLength(DECKS_IN_TURN * CALLS_OF_A_DECK);
    // Were all segments begun before any is finished, it would be more than half of the calls.
    const untilOneIsRead = Math.min(...subjects.map((subject) => read.lastIndexOf(subject) + 1));
    expect(untilOneIsRead).toBeLessThan(read.length / 2);
  });
});
