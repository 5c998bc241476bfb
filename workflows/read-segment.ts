import { isCancellation, proxyActivities } from '@temporalio/workflow';
import type { ReadingActivities } from '../activities/index.ts';
import type { LlmUsage } from '../domain/llm-usage.ts';
import type { Route } from '../llm/segment-reader.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { readingOptions } from './activity-options.ts';
import { describeFailure } from './failure-description.ts';
import type { ProviderOutage } from './provider-outage.ts';
import type { SegmentRef } from './segment-window.ts';
import { shorten } from './shorten.ts';

/** How often a model is told what was wrong with its answer. */
const MAX_COMPLAINTS = 2;

const LABEL_MAX_CHARACTERS = 60;

export interface ReadSegmentOptions {
  tenantId: string;
  taskQueue: string;
  /** Segments of the document, for the summaries in Temporal's Web UI. */
  total: number;
  /** Whether there is a bigger model to ask when the usual one has no answer that can be used. */
  hasBigReader: boolean;
  outages: { reader: ProviderOutage; bigReader: ProviderOutage };
  /** Told of what each call cost, also of calls whose answer was of no use. */
  onUsage: (usage: LlmUsage) => void;
  /** Told when the prepass is done. */
  onPrepass: () => void;
}

/** The chain of activities of one segment: prepass, then extraction. */
export async function readSegment(
  { artifact: segment, ordinal, topicLabel }: SegmentRef,
  options: ReadSegmentOptions,
): Promise<{ extraction: ArtifactRef; reused: boolean }> {
  const { tenantId, taskQueue, total } = options;
  const activities = proxyActivities<ReadingActivities>({ ...readingOptions, taskQueue });
  const summary = (step: string) => ({
    summary: `${step} ${ordinal}/${total}: ${shorten(topicLabel, LABEL_MAX_CHARACTERS)}`,
  });

  const { prepass, reused } = await askAgain(options, (question) =>
    activities.prepassSegment.executeWithOptions(summary('prepass'), [
      { tenantId, segment, ...question },
    ]),
  );
  options.onPrepass();
  const extracted = await askAgain(options, (question) =>
    activities.extractSegment.executeWithOptions(summary('extract'), [
      { tenantId, segment, prepass, ...question },
    ]),
  );
  return { extraction: extracted.extraction, reused: reused && extracted.reused };
}

interface Question {
  complaint?: string;
  route?: Route;
}

/**
 * Asks, and when the answer cannot be used asks again with the reason told to the model; in the end the bigger model
 * is asked, if there is one.
 */
async function askAgain<Answer extends { usage: LlmUsage }>(
  { hasBigReader, outages, onUsage }: ReadSegmentOptions,
  ask: (question: Question) => Promise<Answer>,
): Promise<Answer> {
  const question: Question = {};
  for (let complaints = 0; ; complaints++) {
    const outage = question.route === 'BIG' ? outages.bigReader : outages.reader;
    try {
      const answer = await outage.rideOut(() => ask({ ...question }), isFromProvider);
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
