import { afterAll, beforeAll, expect, it } from 'vitest';
import getPort from 'get-port';
import type { IngestSummary } from '../../workflows/contract.ts';
import { knowbase, startWorkerProcess, type WorkerProcess } from './command-line.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { talk } from './talk.ts';

const PRICE = { input: 1, output: 2 };
const BUSY = 'Busy';
const MISREAD = 'Misread';

let harness: ProviderHarness;
let worker: WorkerProcess;
let address: string;
beforeAll(async () => {
  address = `127.0.0.1:${await getPort()}`;
  harness = await createProviderHarness({
    OPENAI_MODEL: 'small-model',
    OPENAI_BIG_MODEL: 'big-model',
    ROUTE_BIG_FROM_ENTITIES: '8',
    LLM_PRICES: JSON.stringify({ 'small-model': PRICE }),
  });
  worker = await startWorkerProcess(harness, { METRICS_ADDRESS: address });
});
afterAll(async () => {
  await worker.kill('SIGTERM');
  await harness.close();
});

/** A sample of the text that Prometheus scrapes, such as `name{label="value"} 1`. */
interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

async function scrape(): Promise<{ text: string; sum: typeof sum }> {
  const response = await fetch(`http://${address}/metrics`);
  const text = await response.text();
  const samples = [...text.matchAll(/^(\w+)\{(.*)\} (\S+)$/gm)].map(
    ([, name, labels, value]): Sample => ({
      name: name!,
      labels: Object.fromEntries(
        [...labels!.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, of]) => [label!, of!]),
      ),
      value: Number(value),
    }),
  );
  /** The samples of that name with these labels, added up; undefined when there is none. */
  function sum(name: string, labels: Record<string, string>): number | undefined {
    const found = samples.filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    );
    return found.length === 0 ? undefined : found.reduce((total, { value }) => total + value, 0);
  }
  return { text, sum };
}

async function expectFiguresOf({ llm }: IngestSummary): Promise<void> {
  const { sum } = await scrape();
  const figures = llm.byModel!.map(({ model }) => ({
    model,
    calls: sum('knowbase_llm_calls_total', { provider: 'openai', model }),
    inputTokens: sum('knowbase_llm_input_tokens_total', { model }),
    outputTokens: sum('knowbase_llm_output_tokens_total', { model }),
  }));
  expect(figures).toEqual(llm.byModel);
}

const deck = () =>
  talk('metrics.pptx', {
    [BUSY]: ['Warehouse Ledger keeps stock.', 'Courier Portal tracks parcels.'],
    [MISREAD]: ['Parcel Desk calls Courier Portal.', 'Stock Keeper fills the Ledger.'],
    Rich: Array.from({ length: 10 }, (_, index) => `Ledger${'abcdefghij'[index]} is kept.`),
  });

it('a worker counts the calls that were made, as the summary does, and what they cost', async () => {
  harness.provider.options = {
    misbehave: ({ kind, text }, earlier) => {
      if (earlier > 0) return undefined;
      if (kind === 'prepass' && text.startsWith(BUSY)) return { status: 503 };
      if (kind === 'extraction' && text.startsWith(MISREAD)) return { content: 'Well, no.' };
      return undefined;
    },
  };
  const summary = await harness.ingest(await deck());
  expect(summary).toMatchObject({ status: 'complete', llm: { calls: 7 } });
  await expectFiguresOf(summary);

  const { text, sum } = await scrape();
  const extractions = { model: 'small-model', step: 'extraction' };
  expect(sum('knowbase_llm_calls_total', extractions)).toBe(3);
  const failed = (error_type: string) => sum('knowbase_llm_failed_calls_total', { error_type });
  expect(failed('LlmUnavailable')).toBe(1);
  expect(failed('LlmAnswerInvalid')).toBe(1);
  const { inputTokens, outputTokens } = summary.llm.byModel!.at(-1)!;
  const dollars = (PRICE.input * inputTokens + PRICE.output * outputTokens) / 1_000_000;
  expect(sum('knowbase_llm_call_cost_usd_sum', { model: 'small-model' })).toBeCloseTo(dollars, 9);
  expect(sum('knowbase_llm_call_cost_usd_sum', { model: 'big-model' })).toBeUndefined();

  // Temporal's own are there too, and nothing says whose deck it was.
  const finished = { activity_type: 'extractSegment', task_queue: 'llm-openai' };
  expect(sum('temporal_activity_execution_latency_seconds_count', finished)).toBeGreaterThan(0);
  for (const named of [harness.tenantId, 'metrics.pptx', 'Ledger', 'sk-test']) {
    expect(text).not.toContain(named);
  }

  const again = await harness.ingest(await deck());
  expect(again.llm.calls).toBe(0);
  await expectFiguresOf(summary);
});

it('a second worker is told that the address is taken', async () => {
  const environment = { ...harness.environment, METRICS_ADDRESS: address };
  const { exitStatus, stderr } = await knowbase({ environment }, 'worker');
  expect(exitStatus).toBe(2);
  expect(stderr).toContain(`METRICS_ADDRESS is ${address}, where this process cannot listen`);
});
