import { setTimeout as sleep } from 'node:timers/promises';
import { sha256 } from '../../domain/ids.ts';
import type { Misbehaviour, SimulatedCall } from '../simulated-llm/http-server.ts';
import { startSimulatedOpenAi, type SimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import type { AskedToWait } from './calls/waits.ts';
import type { Chronicle } from './chronicle.ts';
import { askedWait, LASTING_FAILURES, PASSING_FAILURES } from './provider-failures.ts';
import type { ChaosSize, PlannedFailure } from './schedule.ts';

const MISBEHAVIOURS: Record<string, () => Misbehaviour> = {
  ...PASSING_FAILURES,
  ...Object.fromEntries(
    Object.entries(LASTING_FAILURES).map(([name, { misbehave }]) => [name, misbehave]),
  ),
};

/**
 * The simulated provider, which fails as it was planned. What it answers, and how long it takes to, depends on
 * the text alone: so that a disturbed run hears the same as an undisturbed one.
 */
export class ChaosProvider {
  readonly #simulated: SimulatedOpenAi;
  readonly #chronicle: Chronicle;
  /** Failures to come, by what the call is about. */
  #planned = new Map<string, string[]>();
  /** What it does with every call just now, if anything. */
  weather: (() => Misbehaviour) | undefined;
  waits: AskedToWait[] = [];

  private constructor(
    simulated: SimulatedOpenAi,
    chronicle: Chronicle,
    callMs: ChaosSize['callMs'],
  ) {
    this.#simulated = simulated;
    this.#chronicle = chronicle;
    simulated.options = {
      before: (call) => sleep(latencyOf(call, callMs)),
      misbehave: (call) => this.#misbehave(call),
    };
  }

  /** @param chronicle is told of every failure that is served */
  static async start(chronicle: Chronicle, callMs: ChaosSize['callMs']): Promise<ChaosProvider> {
    return new ChaosProvider(await startSimulatedOpenAi(), chronicle, callMs);
  }

  get baseUrl(): string {
    return this.#simulated.baseUrl;
  }

  /** The calls since the phase began that read a segment. */
  get calls(): SimulatedCall[] {
    return this.#simulated.calls.filter(({ kind }) => kind !== 'embedding');
  }

  get callsUnderWay(): number {
    return this.calls.filter(({ endedAt }) => endedAt === undefined).length;
  }

  /** Begins a phase of the suite: without calls, and with these failures of segments to come. */
  begin(failures: PlannedFailure[], topics: string[]): void {
    this.#simulated.calls = [];
    this.waits = [];
    this.#planned = new Map(
      [...Map.groupBy(failures, ({ kind, segment }) => slotOf(kind, topics[segment] ?? ''))].map(
        ([slot, planned]) => [slot, planned.map(({ failure }) => failure)],
      ),
    );
  }

  /** Failures that were planned and did not come to be. */
  get unserved(): string[] {
    return [...this.#planned].flatMap(([slot, failures]) =>
      failures.map((failure) => `${failure} (${slot})`),
    );
  }

  close(): Promise<void> {
    return this.#simulated.close();
  }

  #misbehave(call: SimulatedCall): Misbehaviour | undefined {
    // Whoever asked is gone: a failure would be wasted.
    if (call.kind === 'embedding' || call.endedAt !== undefined) return undefined;
    const misbehaviour = this.weather === undefined ? this.#nextFailure(call) : this.weather();
    const wait = misbehaviour === undefined ? undefined : askedWait(misbehaviour);
    const now = Date.now();
    if (wait !== undefined) this.waits.push({ call, toldAt: now, notBefore: now + wait });
    return misbehaviour;
  }

  #nextFailure({ kind, text }: SimulatedCall): Misbehaviour | undefined {
    const slot = slotOf(kind, text.split('\n', 1)[0] ?? '');
    const failure = this.#planned.get(slot)?.shift();
    if (failure === undefined) return undefined;
    this.#chronicle.note(`provider: ${failure}`, 1, 'calls failed');
    return MISBEHAVIOURS[failure]!();
  }
}

function slotOf(kind: string, topic: string): string {
  return `${kind} ${topic}`;
}

function latencyOf({ kind, text }: SimulatedCall, { min, max }: ChaosSize['callMs']): number {
  if (kind === 'embedding') return 0;
  const random = Number.parseInt(sha256(`${kind} ${text}`).slice(0, 8), 16) / 0x1_0000_0000;
  return min + random * (max - min);
}
