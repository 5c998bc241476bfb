import { describe, expect, it } from 'vitest';
import { LlmAnswerInvalid } from '../../domain/errors.ts';
import { extractionAnswer } from '../simulated-llm/segment-answers.ts';
import type { Misbehaviour } from '../simulated-llm/http-server.ts';
import { failureOf, PROVIDERS, SEGMENT_TEXT, simulate } from './providers.ts';

const GOOD = extractionAnswer(SEGMENT_TEXT);
const json = JSON.stringify(GOOD);

describe.each(PROVIDERS)('an answer of $name', (provider) => {
  it('is given as the schema has it, with what one call has cost', async () => {
    const { ask, requests } = await simulate(provider);
    const { answer, usage } = await ask();
    expect(answer).toEqual(GOOD);
    expect(answer.concepts).not.toHaveLength(0);
    expect(usage.calls).toBe(1);
    expect(usage.inputTokens).toBeGreaterThan(0);
    expect(usage.outputTokens).toBe(Math.ceil(json.length / 4));
    expect(requests).toHaveLength(1);
  });

  it('loses the fields that the schema does not know', async () => {
    const chatty = `{"thoughts": "none", "__proto__": {"admin": true}, ${json.slice(1)}`;
    const { ask } = await simulate(provider, { content: chatty });
    const { answer } = await ask();
    expect(answer).toEqual(GOOD);
    expect(answer).not.toHaveProperty('admin');
  });

  it('may carry fields that the API has not had so far', async () => {
    const { ask } = await simulate(provider, {
      amend: (answer) => ({ ...answer, system_fingerprint: null, novelty: { deep: [1] } }),
    });
    expect((await ask()).answer).toEqual(GOOD);
  });

  it('may have blanks around the JSON', async () => {
    const { ask } = await simulate(provider, { content: `\n ${json} \n` });
    expect((await ask()).answer).toEqual(GOOD);
  });
});

const firstConcept = GOOD.concepts[0]!;
const withConcept = (change: object) =>
  JSON.stringify({ ...GOOD, concepts: [{ ...firstConcept, ...change }] });

const USELESS_CONTENTS: { rule: string; content: string | null; message: RegExp }[] = [
  { rule: 'prose', content: 'Certainly! Here it is.', message: /not JSON/ },
  { rule: 'JSON in a code fence', content: `\`\`\`json\n${json}\n\`\`\``, message: /not JSON/ },
  { rule: 'the first half of the JSON', content: json.slice(0, 40), message: /not JSON/ },
  { rule: 'empty', content: '', message: /not JSON/ },
  { rule: 'missing', content: null, message: /not JSON/ },
  { rule: 'a list', content: '[]', message: /schema \(the answer: / },
  { rule: 'JSON null', content: 'null', message: /schema \(the answer: / },
  { rule: 'without the relations', content: '{"concepts":[]}', message: /schema \(relations: / },
  {
    rule: 'of an unknown type of concept',
    content: withConcept({ concept_type: 'GADGET' }),
    message: /schema \(concepts\.0\.concept_type: /,
  },
  {
    rule: 'surer than sure',
    content: withConcept({ confidence: 1.5 }),
    message: /schema \(concepts\.0\.confidence: /,
  },
];

describe.each(PROVIDERS)('an answer of $name that cannot be used', (provider) => {
  it.each(USELESS_CONTENTS)('because it is $rule says so, and what it has cost', async (wrong) => {
    const simulation = await simulate(provider, { content: wrong.content });
    const error = await failureOf(simulation);
    expect(error).toBeInstanceOf(LlmAnswerInvalid);
    expect(error.message).toMatch(wrong.message);
    expectCost(error, Math.ceil((wrong.content ?? '').length / 4));
  });

  it('because it was cut short says so, even if what came is whole', async () => {
    const simulation = await simulate(provider, { content: json, finishReason: provider.cutShort });
    const error = await failureOf(simulation);
    expect(error).toBeInstanceOf(LlmAnswerInvalid);
    expect(error.message).toMatch(/cut short/);
    expectCost(error, Math.ceil(json.length / 4));
  });

  it('because the model refuses says so', async () => {
    const simulation = await simulate(provider, {
      content: 'I cannot help with that.',
      refusal: 'I cannot help with that.',
    });
    const error = await failureOf(simulation);
    expect(error).toBeInstanceOf(LlmAnswerInvalid);
    expect(error.message).toMatch(/refuses/);
    expectCost(error, 6);
  });

  it('is told in few words, however much is wrong', async () => {
    const concepts = Array.from({ length: 1000 }, () => ({ ...firstConcept, confidence: 7 }));
    const error = await failureOf(
      await simulate(provider, { content: JSON.stringify({ concepts, relations: [] }) }),
    );
    expect(error).toBeInstanceOf(LlmAnswerInvalid);
    expect(error.message.length).toBeLessThan(500);
  });
});

function expectCost(error: Error, outputTokens: number): void {
  const { usage } = error as LlmAnswerInvalid;
  expect(usage).toMatchObject({ calls: 1, outputTokens });
  expect(usage!.inputTokens).toBeGreaterThan(0);
}

const html = '<html><body>Sign in to the guest network</body></html>';
const withBody = (body: string, contentType = 'application/json'): Misbehaviour => ({
  status: 200,
  body,
  headers: { 'content-type': contentType },
});

const NOT_THE_API: { rule: string; misbehaviour: Misbehaviour }[] = [
  { rule: 'a web page', misbehaviour: withBody(html, 'text/html') },
  { rule: 'a web page that says it is JSON', misbehaviour: withBody(html) },
  { rule: 'JSON that breaks off', misbehaviour: withBody('{"id": "x", "cho') },
  { rule: 'an empty body', misbehaviour: withBody('') },
  { rule: 'no content', misbehaviour: { status: 204, body: '' } },
  { rule: 'null', misbehaviour: withBody('null') },
  { rule: 'an empty object', misbehaviour: withBody('{}') },
  { rule: 'a number', misbehaviour: withBody('7') },
  { rule: 'an error under status 200', misbehaviour: withBody('{"error":{"message":"down"}}') },
  {
    rule: 'choices that are none',
    misbehaviour: { amend: (answer) => ({ ...answer, choices: [{}], content: [{}] }) },
  },
  {
    rule: 'lists that are null',
    misbehaviour: { amend: (answer) => ({ ...answer, choices: null, content: null }) },
  },
];

describe.each(PROVIDERS)('a server in the place of $name that answers with', (provider) => {
  it.each(NOT_THE_API)('$rule fails the call with one of our types', async ({ misbehaviour }) => {
    const error = await failureOf(await simulate(provider, misbehaviour));
    expect(['LlmAnswerInvalid', 'LlmUnavailable']).toContain(error.name);
  });
});
