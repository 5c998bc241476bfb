import { isCancellation, log, proxyActivities } from '@temporalio/workflow';
import type { DocumentActivities, ReadingActivities } from '../activities/index.ts';
import type { AnsweredNames } from '../activities/name-questions.ts';
import type { NameBatch } from '../domain/name-batches.ts';
import { documentOptions, readingOptions } from './activity-options.ts';
import { withinBudget } from './call-budget.ts';
import type { IngestInput, NamesNotAsked } from './contract.ts';
import { describeFailure } from './failure-description.ts';
import type { IngestState } from './ingest-state.ts';
import { NameBatchQueue } from './name-batch-queue.ts';
import { QUEUE_OF_PROVIDER } from './task-queues.ts';

const document = proxyActivities<DocumentActivities>(documentOptions);

export interface CanonicalisedDocument {
  names: AnsweredNames;
  /** Names that the model has not compared. */
  notAsked: NamesNotAsked | undefined;
}

/**
 * Has the usual model say which names of the document are one, where the plan wants that: in batches, as many at once
 * as segments are read. What no answer is to be had for is left to the rules; it never costs the document.
 */
export async function canonicaliseNames(
  { tenantId }: Pick<IngestInput, 'tenantId'>,
  { progress, opened }: IngestState,
): Promise<CanonicalisedDocument | undefined> {
  const { reading, calls } = opened!;
  const { plan } = reading;
  if (plan.canonicalisation !== 'llm') return undefined;
  const provider = proxyActivities<ReadingActivities>({
    ...readingOptions,
    taskQueue: QUEUE_OF_PROVIDER[plan.reader.provider],
  });
  const { extractions, pages } = reading.result;
  const inPages = pages === undefined ? {} : { pages };

  return progress.step('mine', 1, async () => {
    const { found, batches } = await document.findNames({ tenantId, extractions, ...inPages });
    const queue = new NameBatchQueue(batches);

    const ask = async (batch: NameBatch) => {
      const { from, to, characters } = batch;
      const options = { summary: `names: pairs ${from + 1} to ${to}` };
      try {
        const { answers, usage } = await withinBudget(
          calls.budget,
          { step: 'canonicalisation', route: 'SMALL', characters },
          (refusal) =>
            calls.outages.reader.rideOut(
              () =>
                provider.canonicaliseNames.executeWithOptions(options, [
                  { tenantId, found, from, to, ...refusal },
                ]),
              (answer) => answer.usage.calls > 0,
            ),
        );
        progress.spend(usage);
        queue.answer(answers);
      } catch (error) {
        if (isCancellation(error)) throw error;
        const { errorType, message, usage } = describeFailure(error);
        progress.spend(usage);
        log.warn('Names could not be compared', { errorType, message });
        if (errorType === 'LlmAnswerInvalid') queue.bisect(batch, message);
        else queue.giveUp(batch, message);
      }
    };
    const lane = async () => {
      for (let batch = queue.take(); batch !== undefined; batch = queue.take()) await ask(batch);
    };
    await Promise.all(Array.from({ length: plan.maxParallelSegments }, lane));
    return { names: { found, answers: queue.answers }, notAsked: queue.notAsked };
  });
}
