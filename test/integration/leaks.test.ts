import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANTHROPIC, OPENAI } from '../llm/providers.ts';
import type { Misbehaviour } from '../simulated-llm/http-server.ts';
import { startWorkerProcess, type WorkerProcess } from './command-line.ts';
import { createProviderHarness, PROVIDER_KEY, type ProviderHarness } from './provider-harness.ts';
import { talk } from './talk.ts';

const SECRET_LINE = 'Project Bluebird buys Contoso for forty million euros in March.';

/** What a server says that repeats all it was sent. */
function echo(input: string): string {
  return `Bearer ${PROVIDER_KEY} sent ${JSON.stringify({ input })}`;
}

describe.each([OPENAI, ANTHROPIC])('a failure of $name', (provider) => {
  const failing = (status: number, input: string) => ({
    status,
    body: provider.errorBody(echo(input)),
  });
  let harness: ProviderHarness;
  let worker: WorkerProcess;
  beforeAll(async () => {
    harness = await createProviderHarness({}, provider);
    // The providers' SDKs would log whole requests if this told them to.
    worker = await startWorkerProcess(harness, {
      LOG_LEVEL: 'trace',
      OPENAI_LOG: 'debug',
      ANTHROPIC_LOG: 'debug',
    });
  });
  afterAll(async () => {
    await worker.kill('SIGKILL');
    await harness.close();
  });

  it('leaves neither key nor prompt in history, summary or log, whatever it repeats', async () => {
    const cases: Record<string, (input: string) => Misbehaviour> = {
      Rejected: (input) => failing(400, input),
      Refused: (input) => failing(401, input),
      Broken: (input) => failing(500, input),
      Limited: (input) => ({ ...failing(429, input), headers: { 'retry-after-ms': '10' } }),
      Gateway: (input) => ({ status: 502, body: `<html>${echo(input)}</html>` }),
      Prose: (input) => ({ content: echo(input) }),
      Shape: (input) => ({ content: JSON.stringify({ concepts: input, [input]: input }) }),
      Refusal: (input) => ({ content: null, refusal: echo(input) }),
      Invented: (input) => ({
        content: JSON.stringify({
          concepts: ['one', 'two'].map((name) => ({
            canonical_name: name,
            concept_type: 'ENTITY',
            surface_form: `${name}: ${echo(input)}`,
            definition: null,
            confidence: 1,
          })),
          relations: [],
        }),
      }),
    };
    harness.provider.options = {
      misbehave: ({ kind, text, input }, earlier) => {
        const does = cases[text.split('\n', 1)[0]!];
        if (kind !== 'extraction' || does === undefined) return undefined;
        // One that asks to wait is not given up on.
        return text.startsWith('Limited') && earlier > 2 ? undefined : does(input);
      },
    };
    const topics = Object.keys(cases).map((topic): [string, string[]] => [topic, [SECRET_LINE]]);
    const run = await harness.start(await talk('secrets.pptx', Object.fromEntries(topics)));
    const ingests = await harness.services.ingests();
    const summary = await ingests.result(run);
    expect(summary.segments).toMatchObject({ total: topics.length, succeeded: 1 });

    const history = JSON.stringify(await harness.history(run), decodePayload);
    const places = { history, summary: JSON.stringify(summary), log: worker.log() };
    for (const [place, text] of Object.entries(places)) {
      expect(text, place).toContain('Rejected');
      for (const secret of [PROVIDER_KEY, 'Bluebird buys', 'forty million']) {
        expect(text, `${place} holds ${secret}`).not.toContain(secret);
      }
    }
  });
});

function decodePayload(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value;
}
