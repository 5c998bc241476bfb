import { isCancellation, proxyActivities } from '@temporalio/workflow';
import type { ReadingActivities } from '../activities/index.ts';
import type { LlmUsage } from '../domain/llm-usage.ts';
import type { Route } from '../llm/segment-reader.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { readingOptions } from './activity-options.ts';
import { describeFailure } from './failure-description.ts';
import { withinBudget, type CallSubject } from './call-budget.ts';
import type { IngestBudget } from './ingest-budget.ts';
import type { ProviderOutage } from './provider-outage.ts';
import type { SegmentRef } from './segment-window.ts';
import { shorten } from './shorten.ts';
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

/** Reads a segment; by the local reader when no budget is left and the configuration wants that. */
export async function readSegment(
  segment: SegmentRef,
  options: ReadSegmentOptions,
): Promise<ReadSegment> {
  try {
    return await readBy('SMALL', segment, options);
  } catch (error) {
    const { errorType, message } = describeFailure(error);
    if (errorType !== 'BudgetSpent' || options.budget?.plan.whenSpent !== 'degrade') throw error;
    options.onDegraded(message);
    const taskQueue = QUEUE_OF_PROVIDER.local;
    return readBy('LOCAL', segment, { ...options, taskQueue, hasBigReader: false });
  }
}

/** The chain of activities of one segment: prepass, then extraction. */
async function readBy(
  route: Route,
  { artifact: segment, ordinal, topicLabel, characters = TYPICAL_CHARACTERS }: SegmentRef,
  options: ReadSegmentOptions,
): Promise<ReadSegment> {
  const { tenantId, taskQueue, total } = options;
  const activities = proxyActivities<ReadingActivities>({ ...readingOptions, taskQueue });
  const summary = (step: string) => ({
    summary: `${step} ${ordinal}/${total}: ${shorten(topicLabel, LABEL_MAX_CHARACTERS)}`,
  });

  const subject = { route, characters };
  const { prepass, reused } = await askAgain(options, { ...subject, step: 'prepass' }, (question) =>
    activities.prepassSegment.executeWithOptions(summary('prepass'), [
      { tenantId, segment, ...question },
    ]),
  );
  options.onPrepass();
  const extracted = await askAgain(options, { ...subject, step: 'extraction' }, (question) =>
    activities.extractSegment.executeWithOptions(summary('extract'), [
      { tenantId, segment, prepass, ...question },
    ]),
  );
  return { extraction: extracted.extraction, reused: reused && extracted.reused };
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
  for (let complaints = 0; ; complaints++) {
    const outage = question.route === 'BIG' ? outages.bigReader : outages.reader;
    try {
      const { route = 'SMALL' } = question;
      const answer = await withinBudget(budget, { ...subject, route }, (refusal) =>
        outage.rideOut(() => ask({ ...question, ...refusal }), isFromProvider),
      );
      onUsage(answer.usage);
      return answer;
    } catch (error) {
      if (isCancellation(error)) throw error;
      const { errorType, message, usage } = describeFailure(error);
      onUsage(usage);
      const isLast = complaints === MAX_COMPLAINTS + (hasBigReader ? 1 : 0);
      if (errorType !== 'LlmAnswerInvalid' || isLast) throw error;
      question.complaint = message;
      if (complaints === MAX_COMPLAINTS) question.route = 'BIG';
    }
  }
}

function isFromProvider({ usage }: { usage: LlmUsage }): boolean {
  return usage.calls > 0;
}
