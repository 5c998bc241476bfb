import { resolve } from 'node:path';
import { Services } from '../../client/services.ts';
import { parseConfig } from '../../config/config.ts';
import { ChaosProvider } from './chaos-provider.ts';
import type { ChaosStack } from './chaos-stack.ts';
import { Chronicle } from './chronicle.ts';
import { chaosDeck } from './deck.ts';
import { openLinks, throughLinks } from './network/links.ts';
import { until } from './patience.ts';
import { LASTING_SEGMENTS, scheduleOf, type ChaosSize } from './schedule.ts';
import { lookAtEverything } from './phases/everything.ts';
import { lastingFailures } from './phases/lasting-failures.ts';
import type { Decks, Scene } from './phases/scene.ts';
import { readingUnderFire } from './phases/reading.ts';
import { undisturbedRun } from './phases/undisturbed.ts';
import { writingUnderFire } from './phases/writing.ts';
import { commonSettings, IN_PAGES, underFireSettings, UNDISTURBED_SETTINGS } from './settings.ts';
import { WorkerProcess } from './worker-process.ts';

export interface ChaosOptions {
  seed: number;
  size: ChaosSize;
  /** Whether documents under fire are read in pages, as large ones are; the undisturbed ones never are. */
  inPages: boolean;
  /** The servers; told of everything that happens as they start. */
  openStack: (report: (message: string) => void) => Promise<ChaosStack>;
  /** Told of everything as it happens. */
  say: (line: string) => void;
}

const NO_LIMIT = 100_000;
/** Exit status after Ctrl-C: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/**
 * Ingests decks while the worker is killed, servers and networks go away, the provider fails and the user cancels,
 * all as the seed says; and compares what comes of it with what an undisturbed run gave on the same servers.
 */
export async function runChaos({
  seed,
  size,
  inPages,
  openStack,
  say,
}: ChaosOptions): Promise<Chronicle> {
  const chronicle = new Chronicle(say);
  const schedule = scheduleOf(seed, size);
  await using closing = new AsyncDisposableStack();
  const interrupt = () => void closing.disposeAsync().finally(() => process.exit(INTERRUPTED));
  process.once('SIGINT', interrupt);
  closing.defer(() => void process.off('SIGINT', interrupt));
  const stack = await openStack((line) => chronicle.tell(line));
  closing.defer(() => stack.close());
  const provider = await ChaosProvider.start(chronicle, size.callMs);
  closing.defer(() => provider.close());
  const links = await openLinks(stack.addresses);
  closing.defer(async () => {
    await Promise.all(Object.values(links).map((link) => link.close()));
  });

  const settings = commonSettings(stack, provider.baseUrl);
  const services = new Services(parseConfig(settings), stack.addresses);
  closing.defer(() => services.close());
  const startWorker = (more: Record<string, string>) => {
    const worker = new WorkerProcess(
      { ...settings, ...more },
      resolve(stack.folder, 'logs', 'worker.log'),
    );
    closing.defer(() => worker.stop());
    return worker;
  };

  const decks: Decks = {
    voyage: [
      await chaosDeck('Voyage', size.segments, 1),
      await chaosDeck('Voyage', size.segments, 2),
    ],
    lasting: await chaosDeck('Mishap', LASTING_SEGMENTS),
  };
  const calm = startWorker(UNDISTURBED_SETTINGS);
  const expected = await undisturbedRun({ services, provider, chronicle, worker: calm, decks });
  await calm.stop();

  const startStruckWorker = async (callsPerMinute: number) => {
    const worker = startWorker({
      ...underFireSettings(callsPerMinute, size),
      ...(inPages ? IN_PAGES : {}),
      ...throughLinks(links, stack.addresses),
    });
    await until('a worker', () => worker.isReady);
    return worker;
  };
  const reader = await startStruckWorker(size.callsPerMinute);
  const scene: Scene = {
    stack,
    links,
    worker: reader,
    provider,
    chronicle,
    services,
    size,
    decks,
    expected,
  };
  const starts = [
    ...(await lastingFailures(scene, schedule.lasting)),
    ...(await readingUnderFire(scene, schedule)),
  ];
  await reader.stop();

  // What is read already is not to wait for the rate of the calls again and again.
  const writer = await startStruckWorker(NO_LIMIT);
  await writingUnderFire({ ...scene, worker: writer }, schedule.rounds);
  await lookAtEverything(scene, starts, [reader, writer]);
  return chronicle;
}
