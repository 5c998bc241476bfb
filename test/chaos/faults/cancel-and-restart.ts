import type { DocumentIngest, Outcome } from '../document-ingest.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Cancels an ingest, has looked at what it left behind, and starts it again. One whose end came first is complete,
 * which is as good.
 */
export async function cancelAndRestart(
  { chronicle }: Surroundings,
  when: string,
  ingest: DocumentIngest,
  lookAtWhatIsLeft: (outcome: Outcome) => Promise<void>,
): Promise<void> {
  chronicle.tell(`${when}: cancel of ${ingest.documentId}`);
  const from = Date.now();
  const outcome = await ingest.cancel();
  const seconds = (Date.now() - from) / 1000;
  chronicle.interrupted(from, Date.now());
  chronicle.tell(`${ingest.documentId} is ${outcome.status} after ${seconds.toFixed(1)} s`);
  const label =
    outcome.status === 'cancelled'
      ? 'cancelled and started again'
      : 'cancelled too late, and started again';
  chronicle.note(label, seconds, 'seconds until it had ended');
  await lookAtWhatIsLeft(outcome);
  await ingest.start();
}
