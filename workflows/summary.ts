import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import type { WrittenGraph } from '../activities/write-graph.ts';
import { NOTHING_READ, type IngestInput, type IngestSummary } from './contract.ts';
import type { IngestState } from './ingest-state.ts';

/** What came of an ingest; `written` is what the graph now holds of it. */
export function summarise(
  { tenantId, documentId, revision }: IngestInput,
  state: IngestState,
  status: IngestSummary['status'],
  written: WrittenGraph,
): IngestSummary {
  const { workflowId, runId } = workflowInfo();
  const { deck, window } = state.opened!;
  const { failures } = state;
  const { total, reused } = window.counts;
  return {
    documentId,
    tenantId,
    revision,
    workflowId,
    runId,
    status,
    segments: { total, succeeded: total - failures.length, failed: failures.length, reused },
    failedSegments: failures,
    concepts: written.concepts,
    relations: written.relations,
    chunks: status === 'failed' ? 0 : (state.batches?.embeddedCount ?? 0),
    llm: state.progress.usage,
    seconds: state.progress.elapsedSeconds,
    ...(state.degraded === undefined ? {} : { degraded: state.degraded }),
    warnings: deck.warnings,
  };
}

export function nothingRead(input: IngestInput, state: IngestState): ApplicationFailure {
  const [first] = state.failures;
  return ApplicationFailure.create({
    type: NOTHING_READ,
    nonRetryable: true,
    message: `None of the ${state.failures.length} segments could be read. ${first?.topicLabel}: ${first?.errorType}: ${first?.message}`,
    details: [summarise(input, state, 'failed', { concepts: 0, relations: 0 })],
  });
}
