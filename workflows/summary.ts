import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import type { IngestPlan } from '../activities/plan-ingest.ts';
import { costUsd } from '../domain/llm-cost.ts';
import type { LlmUsage } from '../domain/llm-usage.ts';
import {
  NOTHING_READ,
  type IngestInput,
  type IngestSummary,
  type NamesNotAsked,
} from './contract.ts';
import type { IngestState } from './ingest-state.ts';

/** What came of an ingest, but for what the graph holds of it. */
export function summarise(
  { tenantId, documentId, revision }: IngestInput,
  state: IngestState,
  status: IngestSummary['status'],
  namesNotAsked?: NamesNotAsked,
): Omit<IngestSummary, 'concepts' | 'relations'> {
  const { workflowId, runId } = workflowInfo();
  const { deck, reading } = state.opened!;
  const { failures, failedCount: failed } = reading;
  const { total, reused } = reading.counts;
  return {
    documentId,
    tenantId,
    revision,
    workflowId,
    runId,
    status,
    segments: { total, succeeded: total - failed, failed, reused },
    failedSegments: failures,
    chunks: status === 'failed' ? 0 : reading.chunkCount,
    llm: pricedUsage(state.progress.usage, reading.plan.prices),
    seconds: state.progress.elapsedSeconds,
    ...(state.degraded === undefined ? {} : { degraded: state.degraded }),
    ...(namesNotAsked === undefined ? {} : { namesNotAsked }),
    warnings: deck.warnings,
  };
}

function pricedUsage(usage: LlmUsage, prices: IngestPlan['prices'] = {}): IngestSummary['llm'] {
  const cost = usage.calls === 0 ? null : costUsd(usage, prices);
  return cost === null ? usage : { ...usage, costUsd: cost };
}

export function nothingRead(input: IngestInput, state: IngestState): ApplicationFailure {
  const { failures, failedCount } = state.opened!.reading;
  const summary: IngestSummary = {
    ...summarise(input, state, 'failed'),
    concepts: 0,
    relations: 0,
  };
  const [first] = failures;
  return ApplicationFailure.create({
    type: NOTHING_READ,
    nonRetryable: true,
    message: `None of the ${failedCount} segments could be read. ${first?.topicLabel}: ${first?.errorType}: ${first?.message}`,
    details: [summary],
  });
}
