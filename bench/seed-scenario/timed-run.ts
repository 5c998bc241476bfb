import type { ServerAddresses } from '../../stack/servers.ts';
import type { SimulatedOpenAi } from '../../test/simulated-llm/openai-server.ts';
import { DECK, jobOf, openScenario, WARM_UP_DECK, type Job, type Scenario } from './scenario.ts';

/** Makes ready in a scenario; what it gives does a job there. */
export type Way = (
  scenario: Scenario,
  closing: AsyncDisposableStack,
) => Promise<(job: Job) => Promise<void>>;

export interface TimedRun {
  name: string;
  callsAtOnce: number;
  addresses: ServerAddresses;
  provider: SimulatedOpenAi;
  /** What the simulated calls take, in milliseconds. */
  latencyMs: { prepass: number; extraction: number };
  way: Way;
}

/** Seconds that the job takes, after another job has warmed up threads, connections and plans of queries. */
export async function timeRun(run: TimedRun): Promise<number> {
  const { provider, latencyMs, way, name, callsAtOnce, addresses } = run;
  const closing = new AsyncDisposableStack();
  try {
    const options = { name, callsAtOnce, addresses, llmBaseUrl: provider.baseUrl };
    const scenario = await openScenario(options, closing);
    const doJob = await way(scenario, closing);
    provider.options = {};
    await doJob(jobOf(scenario, WARM_UP_DECK));

    provider.options = { latencyMs };
    const job = jobOf(scenario, DECK);
    const start = performance.now();
    await doJob(job);
    const seconds = (performance.now() - start) / 1000;
    process.stderr.write(`${name}: ${seconds.toFixed(2)} s\n`);
    return seconds;
  } finally {
    await closing.disposeAsync();
  }
}
