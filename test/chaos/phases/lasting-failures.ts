import { DocumentIngest, type Outcome } from '../document-ingest.ts';
import { LASTING_FAILURES, type LastingFailure } from '../provider-failures.ts';
import type { PlannedFailure } from '../schedule.ts';
import { beginPhase, checkCalls, checkComplete, checkStores } from './checks.ts';
import { DOCUMENTS, TENANTS, type Scene } from './scene.ts';

/**
 * A document some of whose segments fail for good: they are named with their reasons, and one replay repairs them,
 * at the price of the calls that failed and nothing more. Gives when its calls started.
 */
export async function lastingFailures(scene: Scene, planned: PlannedFailure[]): Promise<number[]> {
  const { services, decks, expected, chronicle, provider } = scene;
  const { topics } = decks.lasting;
  chronicle.tell(`${DOCUMENTS.lasting}, with failures that asking again does not mend`);
  beginPhase(scene, planned, topics);
  const ingest = new DocumentIngest(services, TENANTS.stormy, DOCUMENTS.lasting, decks.lasting);
  await ingest.start();
  const outcome = await ingest.outcome();
  chronicle.check(
    'lasting failures',
    'what is missing',
    wronglyNamed(outcome, planned, topics),
    `${planned.length} segments, named with their reasons`,
  );
  const starts = await checkCalls(scene, 'lasting failures');

  beginPhase(scene, [], topics);
  await ingest.replay();
  checkComplete(scene, 'lasting failures, replayed', ingest, await ingest.outcome());
  const askedFor = new Set(provider.calls.map(({ text }) => text.split('\n', 1)[0]!));
  const needless = [...askedFor].filter(
    (topic) => !planned.some(({ segment }) => topics[segment] === topic),
  );
  chronicle.check(
    'lasting failures, replayed',
    'segments read again',
    needless.map((topic) => `${topic} had not failed`),
    `${askedFor.size}, all of which had failed`,
  );
  await checkStores(scene, 'lasting failures, replayed', expected.lasting);
  return [...starts, ...(await checkCalls(scene, 'lasting failures, replayed'))];
}

/** What the outcome says of failed segments, and should not; and what it does not say, and should. */
function wronglyNamed(outcome: Outcome, planned: PlannedFailure[], topics: string[]): string[] {
  if (outcome.status === 'cancelled') return ['it was cancelled'];
  const wanted = planned.map(
    ({ segment, failure }) =>
      `${topics[segment]}: ${LASTING_FAILURES[failure as LastingFailure].errorType}`,
  );
  const named = outcome.summary.failedSegments.map(
    ({ topicLabel, errorType }) => `${topicLabel}: ${errorType}`,
  );
  return [
    ...(outcome.status === 'partial' ? [] : [`it ended ${outcome.status}`]),
    ...wanted.filter((each) => !named.includes(each)).map((each) => `not named: ${each}`),
    ...named.filter((each) => !wanted.includes(each)).map((each) => `named: ${each}`),
  ];
}
