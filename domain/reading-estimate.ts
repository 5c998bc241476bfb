import { estimateCall, type ReadingStep } from './call-estimate.ts';
import { costUsd } from './llm-cost.ts';
import { addUsage, NO_USAGE, type LlmUsage } from './llm-usage.ts';
import type { ModelPrice } from './budget.ts';
import type { Route } from './routing.ts';

/** How long a call takes, as measured on the pipeline that this one replaces (docs/architecture.md). */
const SECONDS: Record<ReadingStep, number> = { prepass: 4, extraction: 7.5 };

/** A segment that is to be read, and by whom. */
export interface PlannedSegment {
  /** Of its text. */
  characters: number;
  prepass: Route;
  extraction: Route;
}

export interface ReadingPlan {
  /** Which model a route asks; BIG is SMALL where there is no bigger one. */
  models: { SMALL: string; BIG: string | undefined };
  prices: Readonly<Record<string, ModelPrice>>;
  /** Calls at once, by the workers' slots and the document's lanes. */
  callsAtOnce: number;
  callsPerMinute: number;
}

export interface ReadingEstimate extends LlmUsage {
  /** Null when a model has no known price. */
  costUsd: number | null;
  /** Of LLM calls alone. */
  seconds: number;
}

/** What the calls for a segment may cost; the same numbers as budgets go by (`domain/call-estimate.ts`). */
export function estimateSegment(
  { characters, prepass, extraction }: PlannedSegment,
  { models }: Pick<ReadingPlan, 'models'>,
): LlmUsage {
  const call = (step: ReadingStep, route: Route): LlmUsage => {
    if (route === 'LOCAL') return NO_USAGE;
    const usage = estimateCall(step, characters);
    const model = (route === 'BIG' ? models.BIG : undefined) ?? models.SMALL;
    return { ...usage, byModel: [{ model, ...usage }] };
  };
  return addUsage(call('prepass', prepass), call('extraction', extraction));
}

/** What reading the segments may cost and how long it may take, if every answer can be used and none is known. */
export function estimateReading(
  segments: readonly PlannedSegment[],
  plan: ReadingPlan,
): ReadingEstimate {
  const usage = segments
    .map((segment) => estimateSegment(segment, plan))
    .reduce(addUsage, NO_USAGE);
  const chains = segments.map(
    ({ prepass, extraction }) =>
      secondsOf('prepass', prepass) + secondsOf('extraction', extraction),
  );
  const busy = chains.reduce((sum, seconds) => sum + seconds, 0) / plan.callsAtOnce;
  // One chain is the least, and no minute holds more calls than it may.
  const rate = ((usage.calls - 1) * 60) / plan.callsPerMinute;
  return {
    ...usage,
    costUsd: costUsd(usage, plan.prices),
    seconds: Math.max(0, busy, rate, ...chains),
  };
}

function secondsOf(step: ReadingStep, route: Route): number {
  return route === 'LOCAL' ? 0 : SECONDS[step];
}
