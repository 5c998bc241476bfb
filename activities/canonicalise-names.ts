import { BudgetSpent, LlmAnswerInvalid, LlmRequestRejected } from '../domain/errors.ts';
import { NO_USAGE, type LlmUsage } from '../domain/llm-usage.ts';
import { conceptGroups } from '../domain/name-groups.ts';
import { halvesOf } from '../domain/name-batches.ts';
import { conceptsIn, type NearDuplicate } from '../domain/near-duplicates.ts';
import type { DocumentConcept } from '../domain/mining.ts';
import type { NameCanonicaliser } from '../llm/name-canonicaliser.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { resultKey, type ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { foundNamesArtifact, nameGroupsArtifact } from './artifacts.ts';
import type { AnsweredBatch } from './name-questions.ts';

export interface CanonicaliseNamesInput {
  tenantId: string;
  /** Names of the document, as `nameQuestions` keeps them. */
  found: ArtifactRef;
  /** Of its near duplicates, those that are asked about: `to` is the first that is not. */
  from: number;
  to: number;
  /** Why no call may be made; what is known already is given all the same. */
  withoutCall?: string;
}

export interface CanonicalisedNames {
  /** One, or where the batch was halved before, one for each part. */
  answers: AnsweredBatch[];
  usage: LlmUsage;
  reused: boolean;
}

/**
 * Asks a model which names of a batch mean the same. An answer that says more than it may is no answer.
 *
 * @throws LlmRequestRejected when this worker has no model to ask, LlmAnswerInvalid, BudgetSpent
 */
export async function canonicaliseNames(
  artifacts: ArtifactStore,
  canonicaliser: NameCanonicaliser | undefined,
  { tenantId, found, from, to, withoutCall }: CanonicaliseNamesInput,
  signal: AbortSignal,
): Promise<CanonicalisedNames> {
  if (canonicaliser === undefined) {
    throw new LlmRequestRejected('The local reader compares no names: it is no LLM.');
  }
  const { nearDuplicates } = await artifacts.get(tenantId, foundNamesArtifact, found);
  const pairs = nearDuplicates.slice(from, to);
  const keyOf = (range: Range) =>
    questionKey(nearDuplicates.slice(range.from, range.to), canonicaliser);
  const recall = (range: Range) =>
    artifacts.recall(tenantId, nameGroupsArtifact, 'canonicalisation', keyOf(range));

  const known = await knownAnswers({ from, to }, async (range) => (await recall(range))?.ref);
  if (known !== undefined) return { answers: known, usage: NO_USAGE, reused: true };
  if (withoutCall !== undefined) throw new BudgetSpent(withoutCall);

  const names = conceptsIn(pairs).map((concept) => {
    const { canonicalName: name, conceptType: type, definition } = concept;
    return { name, type, definition };
  });
  const { answer, usage } = await canonicaliser.compare(names, {
    subject: keyOf({ from, to }),
    signal,
  });
  try {
    conceptGroups(answer, pairs);
  } catch (error) {
    if (error instanceof LlmAnswerInvalid) error.usage = usage;
    throw error;
  }
  const groups = await artifacts.put(tenantId, nameGroupsArtifact, answer);
  await artifacts.remember(tenantId, 'canonicalisation', keyOf({ from, to }), groups);
  return { answers: [{ from, to, groups }], usage, reused: false };
}

type Range = Pick<CanonicaliseNamesInput, 'from' | 'to'>;

/** What was answered before, of all pairs or of both halves; undefined when some of it is not known. */
async function knownAnswers(
  range: Range,
  recall: (range: Range) => Promise<ArtifactRef | undefined>,
): Promise<AnsweredBatch[] | undefined> {
  const groups = await recall(range);
  if (groups !== undefined) return [{ ...range, groups }];
  const halves = halvesOf(range);
  if (halves === undefined) return undefined;
  const first = await knownAnswers(halves[0], recall);
  const second = first && (await knownAnswers(halves[1], recall));
  return second && [...first, ...second];
}

function questionKey(pairs: NearDuplicate[], { model, version }: NameCanonicaliser): string {
  const content = pairs.map(({ kept, other }) => [whatCounts(kept), whatCounts(other)]);
  return resultKey(JSON.stringify(content), model, version);
}

/** All that the answer and what it is held to depend on. */
function whatCounts(concept: DocumentConcept): unknown[] {
  const { canonicalKey, canonicalName, conceptType, definition, inOntology } = concept;
  return [canonicalKey, canonicalName, conceptType, definition, inOntology];
}
