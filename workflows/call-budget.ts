import { amountOf } from '../domain/budget.ts';
import { estimateCall, type CallStep } from '../domain/call-estimate.ts';
import { NO_USAGE, type LlmUsage } from '../domain/llm-usage.ts';
import type { Route } from '../llm/segment-reader.ts';
import { describeFailure } from './failure-description.ts';
import type { IngestBudget } from './ingest-budget.ts';

/** What a call is for, as far as its cost depends on it. */
export interface CallSubject {
  step: CallStep;
  route: Route;
  /** Of the segment's text, or of the names. */
  characters: number;
}

/**
 * Makes a call within the budget: sets aside what it may cost, and replaces that by what it has cost. When nothing
 * is left, `ask` is told why no call may be made, and gives what is known without one.
 */
export async function withinBudget<Answer extends { usage: LlmUsage }>(
  budget: IngestBudget | undefined,
  { step, route, characters }: CallSubject,
  ask: (refusal: { withoutCall?: string }) => Promise<Answer>,
): Promise<Answer> {
  // The local reader makes no calls.
  if (budget === undefined || route === 'LOCAL') return ask({});
  const price = budget.plan.prices[route];
  const reservation = await budget.reserve(amountOf(estimateCall(step, characters), price));
  if (typeof reservation === 'string') return ask({ withoutCall: reservation });
  let usage = NO_USAGE;
  try {
    const answer = await ask({});
    usage = answer.usage;
    return answer;
  } catch (error) {
    usage = describeFailure(error).usage;
    throw error;
  } finally {
    budget.settle(reservation, amountOf(usage, price));
  }
}
