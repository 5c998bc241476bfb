import { describe, expect, it } from 'vitest';
import { foundNamesArtifact } from '../../activities/artifacts.ts';
import {
  canonicaliseNames,
  type CanonicaliseNamesInput,
} from '../../activities/canonicalise-names.ts';
import { answeredNames, nameQuestions } from '../../activities/name-questions.ts';
import { BudgetSpent, LlmAnswerInvalid, LlmRequestRejected } from '../../domain/errors.ts';
import { NO_USAGE } from '../../domain/llm-usage.ts';
import type { NameGroups } from '../../domain/name-groups.ts';
import type { ChatModel, ChatRequest } from '../../llm/chat-model.ts';
import { NameCanonicaliser } from '../../llm/name-canonicaliser.ts';
import { aDocumentConcept } from '../domain/builders.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';
import { USAGE } from './readers.ts';

const { signal } = new AbortController();
const tenantId = 'acme';
const ACRONYM = { from: 'slo', to: 'service level objective', rule: 'acronym' as const };

const concept = (canonicalName: string) =>
  aDocumentConcept({ canonicalKey: canonicalName, canonicalName });
const PAIRS = [
  { kept: concept('database'), other: concept('data base') },
  { kept: concept('database'), other: concept('databaze') },
  { kept: concept('failover'), other: concept('fail over') },
];

/** A model that answers so, and notes what it was asked. */
function aModel(groups: NameGroups, model = 'small') {
  const asked: ChatRequest<unknown>[] = [];
  const chat: ChatModel = {
    provider: 'openai',
    model,
    answer: (request) => {
      asked.push(request);
      return Promise.resolve({ answer: request.schema.parse({ groups }), usage: USAGE });
    },
  };
  return { canonicaliser: new NameCanonicaliser(chat), asked };
}

const FAILOVER = [{ preferred: 'fail over', others: ['failover'] }];

async function questions() {
  const { artifacts } = await tempStore();
  const found = { joins: [ACRONYM], nearDuplicates: PAIRS };
  const given = await nameQuestions(artifacts, tenantId, found, 0.75);
  const ask = (
    { canonicaliser }: Partial<ReturnType<typeof aModel>>,
    input: Partial<CanonicaliseNamesInput> = {},
  ) =>
    canonicaliseNames(
      artifacts,
      canonicaliser,
      { tenantId, found: given.found, from: 0, to: 3, ...input },
      signal,
    );
  return { artifacts, ...given, ask };
}

describe('canonicaliseNames', () => {
  it('asks about the names of a batch in one call, and once', async () => {
    const { ask } = await questions();
    const model = aModel(FAILOVER);
    const first = await ask(model);
    expect(first).toMatchObject({ usage: USAGE, reused: false });
    expect(first.answers).toMatchObject([{ from: 0, to: 3 }]);
    expect(await ask(model)).toEqual({ answers: first.answers, usage: NO_USAGE, reused: true });
    expect(model.asked).toHaveLength(1);
    for (const name of ['database', 'data base', 'databaze', 'failover', 'fail over']) {
      expect(model.asked[0]!.input).toContain(JSON.stringify(name));
    }
  });

  it('asks again about other names, and asks another model', async () => {
    const { ask } = await questions();
    const [model, other] = [aModel([]), aModel([], 'other')];
    await ask(model);
    await ask(model, { to: 2 });
    await ask(other);
    expect(model.asked).toHaveLength(2);
    expect(other.asked).toHaveLength(1);
    expect(model.asked[1]!.input).not.toContain('failover');
  });

  it('knows a batch whose parts were answered before', async () => {
    const { ask } = await questions();
    const model = aModel([]);
    const parts = [await ask(model, { to: 2 }), await ask(model, { from: 2 })];
    expect(await ask(model)).toEqual({
      answers: parts.flatMap(({ answers }) => answers),
      usage: NO_USAGE,
      reused: true,
    });
    expect(model.asked).toHaveLength(2);
  });

  it('takes no answer that says more than it may, says what it cost, and keeps nothing', async () => {
    const { ask } = await questions();
    const bad = aModel([{ preferred: 'database', others: ['failover'] }]);
    const failure = await ask(bad).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(LlmAnswerInvalid);
    expect(failure).toMatchObject({ usage: USAGE });
    const good = aModel(FAILOVER);
    expect(await ask(good)).toMatchObject({ reused: false });
  });

  it('makes no call without a budget, and gives what is known all the same', async () => {
    const { ask } = await questions();
    const model = aModel(FAILOVER);
    await expect(ask(model, { withoutCall: 'spent' })).rejects.toThrow(BudgetSpent);
    await ask(model);
    expect(await ask(model, { withoutCall: 'spent' })).toMatchObject({ reused: true });
  });

  it('says that a worker without a model cannot be asked', async () => {
    const { ask } = await questions();
    await expect(ask({})).rejects.toThrow(LlmRequestRejected);
  });
});

describe('nameQuestions', () => {
  it.each([
    [0.75, PAIRS.length],
    [1, 0],
  ])(
    'has, with a similarity of %d, the embedding model compare %i pairs',
    async (similarity, n) => {
      const { artifacts } = await tempStore();
      const found = { joins: [], nearDuplicates: PAIRS };
      const { toCompare } = await nameQuestions(artifacts, tenantId, found, similarity);
      expect(toCompare).toBe(n);
    },
  );
});

describe('answeredNames', () => {
  it('are those found, with what the model joined, and what is left to the rules', async () => {
    const { artifacts, found, ask } = await questions();
    const { nearDuplicates } = await artifacts.get(tenantId, foundNamesArtifact, found);
    const isFailover = nearDuplicates.map(({ kept }) => kept.canonicalKey === 'failover');
    const from = isFailover.indexOf(true);
    const { answers } = await ask(aModel(FAILOVER), { from, to: from + 1 });
    const names = await answeredNames(artifacts, tenantId, { found, answers });
    expect(names.joins).toEqual([ACRONYM, { from: 'failover', to: 'fail over', rule: 'llm' }]);
    expect(names.nearDuplicates).toHaveLength(2);
    expect(names.nearDuplicates).toEqual(expect.arrayContaining(PAIRS.slice(0, 2)));
  });

  it('are not left to the rules where the model said that they differ, or joined one of them', async () => {
    const { artifacts, found, ask } = await questions();
    const apart = { found, answers: (await ask(aModel([]))).answers };
    expect(await answeredNames(artifacts, tenantId, apart)).toEqual({
      joins: [ACRONYM],
      nearDuplicates: [],
    });
    const joining = aModel([{ preferred: 'database', others: ['data base'] }], 'other');
    const { answers } = await ask(joining, { to: 1 });
    const joined = { found, answers };
    const names = await answeredNames(artifacts, tenantId, joined);
    expect(names.nearDuplicates.map(({ kept }) => kept.canonicalKey)).toEqual(['failover']);
  });
});
