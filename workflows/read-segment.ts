import { isCancellation, proxyActivities } from '@temporalio/workflow';
import type { ReadingActivities } from '../activities/index.ts';
import type { LlmUsage } from '../domain/llm-usage.ts';
import type { Route, RoutingSettings } from '../domain/routing.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { readingOptions } from './activity-options.ts';
import { describeFailure } from './failure-description.ts';
import { withinBudget, type CallSubject } from './call-budget.ts';
import type { IngestBudget } from './ingest-budget.ts';
import type { ProviderOutage } from './provider-outage.ts';
import type { SegmentRef } from './segment-window.ts';
import { shorten } from './shorten.ts';
import { standBack } from './stand-back.ts';
import { QUEUE_OF_PROVIDER } from './task-queues.ts';

/** How often a model is told what was wrong with its answer. */
const MAX_COMPLAINTS = 2;

const LABEL_MAX_CHARACTERS = 60;

/** Of a segment whose length was not noted yet when its deck was read. */
const TYPICAL_CHARACTERS = 3000;

export interface ReadSegmentOptions {
  tenantId: string;
  taskQueue: string;
  /** Segments of the document, for the summaries in Temporal's Web UI. */
  total: number;
  /** Whether there is a bigger model to ask when the usual one has no answer that can be used. */
  hasBigReader: boolean;
  /** How it is decided who reads; in runs that an earlier version has planned the usual model reads all. */
  routing: RoutingSettings | undefined;
  outages: { reader: ProviderOutage; bigReader: ProviderOutage };
  /** What the calls may cost, where there is a limit. */
  budget: IngestBudget | undefined;
  /** Told when no budget is left, and the local reader reads the segment instead. */
  onDegraded: (reason: string) => void;
  /** Told of what each call cost, also of calls whose answer was of no use. */
  onUsage: (usage: LlmUsage) => void;
  /** Told when the prepass is done. */
  onPrepass: () => void;
}

interface ReadSegment {
  extraction: ArtifactRef;
  reused: boolean;
}

/**
 * Reads a segment; by the local reader when there is nothing in it for a model, or when no budget is left and the
 * configuration wants that.
 */
export async function readSegment(
  segment: SegmentRef,
  options: ReadSegmentOptions,
): Promise<ReadSegment> {
  const readLocally = () => readBy('LOCAL', segment, options);
  if (segment.route === 'LOCAL') return readLocally();
  return orCheaper(options, {
    ask: () => readBy('SMALL', segment, options),
    cheaper: (reason) => {
      options.onDegraded(reason);
      return readLocally();
    },
  });
}

/** The chain of activities of one segment: prepass, then extraction by whoever the prepass says. */
async function readBy(
  route: 'SMALL' | 'LOCAL',
  { artifact: segment, ordinal, topicLabel, characters = TYPICAL_CHARACTERS }: SegmentRef,
  options: ReadSegmentOptions,
): Promise<ReadSegment> {
  const { tenantId, taskQueue, total } = options;
  const activitiesOf = (asked?: Route) =>
    proxyActivities<ReadingActivities>({
      ...readingOptions,
      taskQueue: asked === 'LOCAL' ? QUEUE_OF_PROVIDER.local : taskQueue,
    });
  const summary = (step: string) => ({
    summary: `${step} ${ordinal}/${total}: ${shorten(topicLabel, LABEL_MAX_CHARACTERS)}`,
  });

  const routing = route === 'LOCAL' ? undefined : options.routing;
  const first = { step: 'prepass', route: routing?.prepass === 'local' ? 'LOCAL' : route } as const;
  const prepassed = await askAgain(options, { ...first, characters }, (question) =>
    activitiesOf(question.route).prepassSegment.executeWithOptions(
      { ...summary('prepass'), priority: standBack() },
      [{ tenantId, segment, ...question, ...(routing === undefined ? {} : { routing }) }],
    ),
  );
  options.onPrepass();

  const { prepass } = prepassed;
  const extractBy = (asked: Route) =>
    askAgain(options, { step: 'extraction', route: asked, characters }, (question) =>
      activitiesOf(question.route).extractSegment.executeWithOptions(summary('extract'), [
        { tenantId, segment, prepass, ...question },
      ]),
    );
  const chosen = prepassed.routing?.route ?? route;
  const asked = chosen === 'BIG' && !options.hasBigReader ? 'SMALL' : chosen;
  const askBig = { ask: () => extractBy('BIG'), cheaper: () => extractBy('SMALL') };
  const extracted = await (asked === 'BIG' ? orCheaper(options, askBig) : extractBy(asked));
  return { extraction: extracted.extraction, reused: extracted.reused && prepassed.reused };
}

/** Has a cheaper reader asked where no budget is left, if the configuration wants that. */
async function orCheaper<Answer>(
  { budget }: ReadSegmentOptions,
  { ask, cheaper }: { ask: () => Promise<Answer>; cheaper: (reason: string) => Promise<Answer> },
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const { errorType, message } = describeFailure(error);
    if (errorType !== 'BudgetSpent' || budget?.plan.whenSpent !== 'degrade') throw error;
    return cheaper(message);
  }
}

interface Question {
  complaint?: string;
  route?: Route;
  withoutCall?: string;
}

/**
 * Asks, and when the answer cannot be used asks again with the reason told to the model; in the end the bigger model
 * is asked, if there is one.
 */
async function askAgain<Answer extends { usage: LlmUsage }>(
  { hasBigReader, outages, budget, onUsage }: ReadSegmentOptions,
  subject: CallSubject,
  ask: (question: Question) => Promise<Answer>,
): Promise<Answer> {
  const question: Question = subject.route === 'SMALL' ? {} : { route: subject.route };
  // What the local reader does does not hang on the provider, and a model that was chosen for its size is the last.
  const mayEscalate = hasBigReader && subject.route === 'SMALL';
  for (let complaints = 0; ; complaints++) {
    const outage = question.route === 'BIG' ? outages.bigReader : outages.reader;
    const isLocal = question.route === 'LOCAL';
    try {
      const { route = 'SMALL' } = question;
      const answer = await withinBudget(budget, { ...subject, route }, (refusal) => {
        const call = () => ask({ ...question, ...refusal });
        return isLocal ? call() : outage.rideOut(call, isFromProvider);
      });
      onUsage(answer.usage);
      return answer;
    } catch (error) {
      if (isCancellation(error)) throw error;
      const { errorType, message, usage } = describeFailure(error);
      onUsage(usage);
      const isLast = complaints === MAX_COMPLAINTS + (mayEscalate ? 1 : 0);
      if (errorType !== 'LlmAnswerInvalid' || isLast) throw error;
      question.complaint = message;
      if (complaints === MAX_COMPLAINTS) question.route = 'BIG';
    }
  }
}

function isFromProvider({ usage }: { usage: LlmUsage }): boolean {
  return usage.calls > 0;
}
