import {
  CancellationScope,
  getExternalWorkflowHandle,
  log,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { DocumentActivities } from '../activities/index.ts';
import { documentOptions } from './activity-options.ts';
import { openBudget } from './budget-draws.ts';
import { segmentsQuery } from './contract.ts';
import { embedDocument } from './embed-document.ts';
import { HistoryLimits } from './history-limits.ts';
import { ProgressTracker } from './ingest-progress.ts';
import {
  lanesSignal,
  pageReportSignal,
  replayPageSignal,
  type PageInput,
  type PageResult,
} from './page-contract.ts';
import { PageReporter } from './page-reporter.ts';
import { progressTable } from './progress-table.ts';
import { ProviderCalls } from './provider-calls.ts';
import { readDocument } from './read-document.ts';
import { SegmentReading } from './segment-reading.ts';

const document = proxyActivities<DocumentActivities>(documentOptions);

/**
 * Reads a page of a document that is too large for one workflow: its segments are read, cut into chunks and embedded
 * as those of a small document are, and what comes of them is kept as an artifact. Tells the document how far it is.
 */
export async function readPage(input: PageInput): Promise<PageResult> {
  const { tenantId, plan, total, lanes, again, givenUp } = input;
  let reading: SegmentReading | undefined;
  const reporter = reporterOf(input);
  const tell = () => {
    if (reading === undefined) return;
    const { failures, failedCount } = reading;
    setCurrentDetails(progressTable(progress.snapshot(reading), failures, failedCount));
    void reporter.look(reading);
  };
  const progress = new ProgressTracker(input, Date.now, tell);
  setHandler(segmentsQuery, ({ offset, limit }) => reading?.window.page(offset, limit) ?? []);

  const { segments, batches } = await document.openPage({ tenantId, page: input.page });
  const drawer = workflowInfo().firstExecutionRunId;
  const budget = openBudget(plan.budget, { tenantId, ingest: input.ingest, drawer });
  const calls = new ProviderCalls({ plan, budget, now: Date.now, onChange: tell, givenUp });
  const source = { page: input.page };
  reading = new SegmentReading({ plan, segments, total, source, lanes, calls, batches });
  if (again !== undefined) reading.replay(again);
  try {
    return await readWhole(input, reading, progress, reporter);
  } finally {
    await CancellationScope.nonCancellable(async () => budget?.close());
  }
}

async function readWhole(
  input: PageInput,
  reading: SegmentReading,
  progress: ProgressTracker,
  reporter: PageReporter,
): Promise<PageResult> {
  const { tenantId, number } = input;
  setHandler(lanesSignal, (count) => {
    reading.window.limit = count;
  });
  const limits = new HistoryLimits(input.segmentsPerWorkflow);
  setHandler(replayPageSignal, (segmentIds) => {
    // Unheard, it is for the next workflow of the page, whose history is short.
    if (limits.isLong) return;
    const { failed } = reading.counts;
    reading.replay(segmentIds);
    reporter.replayed(segmentIds, failed - reading.counts.failed);
  });

  for (;;) {
    const { replays } = reporter;
    await Promise.all([
      embedDocument(input, reading, progress),
      readDocument(input, reading, progress),
    ]);
    const page = await document.keepPage({ tenantId, page: reading.page });
    // A replay may have been asked for meanwhile.
    if (reporter.replays > replays) continue;
    log.info(`Page ${number} is read`, {
      topic: `segments ${reading.segments[0]?.ordinal} and on`,
    });
    return {
      page,
      counts: reading.counts,
      failedIds: reading.allFailures.map(({ segmentId }) => segmentId),
      failures: reading.failures,
      chunks: reading.chunkCount,
      usage: progress.usage,
      degraded: reading.degraded,
      givenUp: reading.calls.givenUp,
      replays,
    };
  }
}

function reporterOf({ number }: PageInput): PageReporter {
  const { workflowId, runId } = workflowInfo().parent!;
  const parent = getExternalWorkflowHandle(workflowId, runId);
  return new PageReporter(number, async (report) => {
    try {
      await parent.signal(pageReportSignal, report);
    } catch (error) {
      // The document has ended, and the server is about to end this workflow too; or this one is being cancelled.
      log.debug('The document could not be told', { reason: String(error) });
    }
  });
}
