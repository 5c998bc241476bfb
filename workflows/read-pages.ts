import {
  CancellationScope,
  ChildWorkflowFailure,
  condition,
  executeChild,
  getExternalWorkflowHandle,
  isCancellation,
  log,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { ingestName } from './budget-draws.ts';
import { SEARCH_ATTRIBUTES, type IngestInput } from './contract.ts';
import type { ProgressTracker } from './ingest-progress.ts';
import { lanesSignal, pageReportSignal, replayPageSignal } from './page-contract.ts';
import type { PagedReading, PageMessage, PageStart } from './paged-reading.ts';
import type { readPage } from './read-page.ts';

/**
 * Has the pages that wait read by workflows of their own, which share the lanes of the document. A page that cannot
 * be read at all fails the document; segments of it that fail are noted, and the others go on.
 */
export async function readPages(
  input: IngestInput,
  reading: PagedReading,
  progress: ProgressTracker,
): Promise<void> {
  // Not of the workflow's own id, which is another one when its history is replayed in a test.
  const parent = `ingest/${input.tenantId}/${input.documentId}/${workflowInfo().runId}`;
  const reach = () => {
    const { succeeded, failed } = reading.counts;
    progress.reach('read', succeeded + failed);
  };
  const read = async (start: PageStart) => {
    const result = await executePage(input, reading, start);
    progress.spend(result.usage);
    reading.finish(start.number, result);
    reading.lendLanes();
    reach();
    progress.reach('embed', reading.doneCount);
  };
  setHandler(pageReportSignal, (report) => {
    reading.hear(report);
    reach();
  });

  const begun: Promise<void>[] = [];
  const readAll = async () => {
    let failure: unknown;
    while (!reading.isDrained) {
      while (reading.hasNext) {
        const page = read(reading.take(parent));
        begun.push(page);
        page.catch((error: unknown) => (failure = error));
      }
      for (const message of reading.messages.splice(0)) void say(message);
      await condition(
        () =>
          reading.hasNext ||
          reading.isDrained ||
          reading.messages.length > 0 ||
          failure !== undefined,
      );
      if (failure !== undefined) throw failure;
    }
  };
  const scope = new CancellationScope();
  try {
    await progress.step('read', reading.counts.total, () =>
      progress.step('chunk', 1, () =>
        progress.step('embed', reading.pages.length, () => scope.run(readAll)),
      ),
    );
  } catch (error) {
    // One page that fails, or a cancellation, ends the others, and their end is awaited.
    scope.cancel();
    await Promise.allSettled(begun);
    throw error;
  }
}

async function executePage(
  { tenantId, documentId, documentName, revision }: IngestInput,
  { plan, counts, pages, segmentsPerWorkflow }: PagedReading,
  { number, page, workflowId, lanes, again, givenUp, ordinalFrom, segments }: PageStart,
) {
  const { total } = counts;
  const ingest = ingestName();
  const ofDocument = { tenantId, documentId, documentName, revision, plan, ingest, total };
  const input = { ...ofDocument, segmentsPerWorkflow, number, page, lanes, again, givenUp };
  try {
    return await executeChild<typeof readPage>('readPage', {
      workflowId,
      args: [input],
      staticSummary: `page ${number}/${pages.length}: segments ${ordinalFrom} to ${ordinalFrom + segments - 1} of ${total}`,
      typedSearchAttributes: [
        { key: SEARCH_ATTRIBUTES.tenant, value: tenantId },
        { key: SEARCH_ATTRIBUTES.document, value: documentId },
      ],
    });
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ChildWorkflowFailure)) throw error;
    // The reason is what it would be if this workflow had read the segments itself.
    throw error.cause ?? error;
  }
}

async function say(message: PageMessage): Promise<void> {
  const page = getExternalWorkflowHandle(message.workflowId);
  try {
    if ('lanes' in message) await page.signal(lanesSignal, message.lanes);
    else await page.signal(replayPageSignal, message.replay);
  } catch (error) {
    // It has just ended, without hearing it: the document takes that into account when the page is finished.
    log.debug('A page could not be told', { reason: String(error) });
  }
}
