import {
  getExternalWorkflowHandle,
  log,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { DocumentActivities } from '../activities/index.ts';
import { documentOptions } from './activity-options.ts';
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
import { readDocument } from './read-document.ts';
import { SegmentReading } from './segment-reading.ts';

const document = proxyActivities<DocumentActivities>(documentOptions);

/**
 * Reads a page of a document that is too large for one workflow: its segments are read, cut into chunks and embedded
 * as those of a small document are, and what comes of them is kept as an artifact. Tells the document how far it is.
 */
export async function readPage(input: PageInput): Promise<PageResult> {
  const { tenantId, number, plan, total, lanes, again } = input;
  let reading: SegmentReading | undefined;
  const progress = new ProgressTracker(input, Date.now, () => {
    if (reading !== undefined) tell(reading);
  });
  const reporter = reporterOf(input);
  const tell = (changed: SegmentReading) => {
    const { failures, failedCount } = changed;
    setCurrentDetails(progressTable(progress.snapshot(changed), failures, failedCount));
    void reporter.look(changed);
  };
  setHandler(segmentsQuery, ({ offset, limit }) => reading?.window.page(offset, limit) ?? []);

  const { segments, batches } = await document.openPage({ tenantId, page: input.page });
  const source = { page: input.page };
  const opened = new SegmentReading({ plan, segments, total, source, lanes, batches });
  reading = opened;
  if (again !== undefined) opened.replay(again);

  setHandler(lanesSignal, (count) => {
    opened.window.limit = count;
  });
  const limits = new HistoryLimits(input.segmentsPerWorkflow);
  setHandler(replayPageSignal, (segmentIds) => {
    // Unheard, it is for the next workflow of the page, whose history is short.
    if (limits.isLong) return;
    const { failed } = opened.counts;
    opened.replay(segmentIds);
    reporter.replayed(segmentIds, failed - opened.counts.failed);
  });

  for (;;) {
    const { replays } = reporter;
    await Promise.all([
      embedDocument(input, opened, progress),
      readDocument(input, opened, progress),
    ]);
    const page = await document.keepPage({ tenantId, page: opened.page });
    // A replay may have been asked for meanwhile.
    if (reporter.replays > replays) continue;
    log.info(`Page ${number} is read`, { topic: `segments ${segments[0]?.ordinal} and on` });
    return {
      page,
      counts: opened.counts,
      failedIds: opened.allFailures.map(({ segmentId }) => segmentId),
      failures: opened.failures,
      chunks: opened.chunkCount,
      usage: progress.usage,
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
