import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import { NOTHING_READ, type IngestInput, type IngestSummary } from './contract.ts';
import type { IngestState } from './ingest-state.ts';

/** What came of an ingest, but for what the graph holds of it. */
export function summarise(
  { tenantId, documentId, revision }: IngestInput,
  state: IngestState,
  status: IngestSummary['status'],
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
    llm: state.progress.usage,
    seconds: state.progress.elapsedSeconds,
    ...(state.degraded === undefined ? {} : { degraded: state.degraded }),
    warnings: deck.warnings,
  };
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
