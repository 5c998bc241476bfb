import { isCancellation, proxyActivities } from '@temporalio/workflow';
import type { ReadingActivities } from '../activities/index.ts';
import type { LlmUsage } from '../domain/llm-usage.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { readingOptions } from './activity-options.ts';
import { describeFailure } from './failure-description.ts';
import type { SegmentRef } from './segment-window.ts';
import { shorten } from './shorten.ts';

/** How often a model is told what was wrong with its answer before the segment fails. */
const MAX_COMPLAINTS = 2;

const LABEL_MAX_CHARACTERS = 60;

export interface ReadSegmentOptions {
  tenantId: string;
  taskQueue: string;
  /** Segments of the document, for the summaries in Temporal's Web UI. */
  total: number;
  /** Told of what each call cost, also of calls whose answer was of no use. */
  onUsage: (usage: LlmUsage) => void;
  /** Told when the prepass is done. */
  onPrepass: () => void;
}

/** The chain of activities of one segment: prepass, then extraction. */
export async function readSegment(
  { artifact: segment, ordinal, topicLabel }: SegmentRef,
  { tenantId, taskQueue, total, onUsage, onPrepass }: ReadSegmentOptions,
): Promise<{ extraction: ArtifactRef; reused: boolean }> {
  const activities = proxyActivities<ReadingActivities>({ ...readingOptions, taskQueue });
  const summary = (step: string) => ({
    summary: `${step} ${ordinal}/${total}: ${shorten(topicLabel, LABEL_MAX_CHARACTERS)}`,
  });

  const { prepass, reused } = await askAgain(onUsage, (complaint) =>
    activities.prepassSegment.executeWithOptions(summary('prepass'), [
      { tenantId, segment, ...complaint },
    ]),
  );
  onPrepass();
  const extracted = await askAgain(onUsage, (complaint) =>
    activities.extractSegment.executeWithOptions(summary('extract'), [
      { tenantId, segment, prepass, ...complaint },
    ]),
  );
  return { extraction: extracted.extraction, reused: reused && extracted.reused };
}

/** Asks, and when the answer cannot be used asks again with the reason told to the model. */
async function askAgain<Answer extends { usage: LlmUsage }>(
  onUsage: (usage: LlmUsage) => void,
  ask: (complaint: { complaint?: string }) => Promise<Answer>,
): Promise<Answer> {
  let complaint: string | undefined;
  for (let complaints = 0; ; complaints++) {
    try {
      const answer = await ask(complaint === undefined ? {} : { complaint });
      onUsage(answer.usage);
      return answer;
    } catch (error) {
      if (isCancellation(error)) throw error;
      const { errorType, message, usage } = describeFailure(error);
      onUsage(usage);
      if (errorType !== 'LlmAnswerInvalid' || complaints === MAX_COMPLAINTS) throw error;
      complaint = message;
    }
  }
}
