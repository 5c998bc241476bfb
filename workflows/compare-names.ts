import { isCancellation, log, patched, proxyActivities } from '@temporalio/workflow';
import type { EmbeddedNames } from '../activities/embed-names.ts';
import type {
  DocumentActivities,
  EmbeddingActivities,
  EmbedNamesInput,
  ReadingActivities,
} from '../activities/index.ts';
import type { AnsweredNames } from '../activities/name-questions.ts';
import type { NameBatch } from '../domain/name-batches.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { documentOptions, embeddingOptions, readingOptions } from './activity-options.ts';
import { withinBudget } from './call-budget.ts';
import type { IngestInput, NamesNotAsked } from './contract.ts';
import { describeFailure } from './failure-description.ts';
import type { IngestState } from './ingest-state.ts';
import { NameBatchQueue } from './name-batch-queue.ts';
import { QUEUE_OF_EMBEDDER, QUEUE_OF_PROVIDER } from './task-queues.ts';

const document = proxyActivities<DocumentActivities>(documentOptions);
const embedding = proxyActivities<EmbeddingActivities>(embeddingOptions);

export interface ComparedNames {
  names: AnsweredNames;
  /** Names that no model has compared that should have. */
  notAsked: NamesNotAsked | undefined;
}

type Tenant = Pick<IngestInput, 'tenantId'>;

/**
 * Finds the names of the document that are written almost alike, and has them compared: by the usual LLM where the
 * plan wants that, and what that does not answer for by the embedding model. What no answer is to be had for stays
 * apart; it never costs the document.
 */
export async function compareNames(
  { tenantId }: Tenant,
  state: IngestState,
): Promise<ComparedNames | undefined> {
  const { progress, opened } = state;
  const { plan, result } = opened!.reading;
  const asksLlm = plan.canonicalisation === 'llm';
  // Before, the names were embedded as the document was mined, on the queue of CPU work.
  const areEmbedded = patched('names-embedded-apart');
  if (!asksLlm && !areEmbedded) return undefined;
  const { extractions, pages } = result;
  const inPages = pages === undefined ? {} : { pages };

  return progress.step('mine', 1, async () => {
    const questions = await document.findNames({ tenantId, extractions, ...inPages });
    const { found, batches, toCompare } = questions;
    const queue = new NameBatchQueue(asksLlm ? batches : []);
    await askLlm({ tenantId }, state, found, queue);
    const names: AnsweredNames = { found, answers: queue.answers };
    if (!areEmbedded || toCompare === undefined) return { names, notAsked: queue.notAsked };

    const answered = queue.answers.reduce((sum, { from, to }) => sum + to - from, 0);
    const left = Math.max(toCompare - answered, 0);
    const embedded = left === 0 ? NOTHING_EMBEDDED : await embedNames({ tenantId }, state, names);
    const { vectors, failure } = embedded;
    return {
      names: { ...names, vectors },
      notAsked: failure === undefined ? queue.notAsked : { pairs: left, reason: failure },
    };
  });
}

/** Asks about as many batches at once as segments are read. */
async function askLlm(
  { tenantId }: Tenant,
  { progress, opened }: IngestState,
  found: ArtifactRef,
  queue: NameBatchQueue,
): Promise<void> {
  const { reading, calls } = opened!;
  const { plan } = reading;
  const provider = proxyActivities<ReadingActivities>({
    ...readingOptions,
    taskQueue: QUEUE_OF_PROVIDER[plan.reader.provider],
  });
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
}

interface NameVectors {
  vectors: ArtifactRef[];
  /** Why not all names have theirs. */
  failure?: string;
}

const NOTHING_EMBEDDED: NameVectors = { vectors: [] };

/** One call after the other, on the queue of who embeds, within its rate. */
async function embedNames(
  { tenantId }: Tenant,
  { opened }: IngestState,
  names: AnsweredNames,
): Promise<NameVectors> {
  const { reading, calls } = opened!;
  const taskQueue = QUEUE_OF_EMBEDDER[reading.plan.embeddingProvider ?? 'local'];
  const vectors: ArtifactRef[] = [];
  try {
    for (let from: number | null = 0; from !== null;) {
      const input: EmbedNamesInput = { tenantId, names, from };
      const some: EmbeddedNames = await calls.outages.embedder.rideOut(() =>
        embedding.embedNames.executeWithOptions({ taskQueue, summary: 'embed names' }, [input]),
      );
      vectors.push(some.vectors);
      from = some.next;
    }
    return { vectors };
  } catch (error) {
    if (isCancellation(error)) throw error;
    const { errorType, message } = describeFailure(error);
    log.warn('Names could not be embedded', { errorType, message });
    return { vectors, failure: message };
  }
}
