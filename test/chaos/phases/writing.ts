import { DocumentIngest } from '../document-ingest.ts';
import type { PlannedStrike } from '../schedule.ts';
import { underFire } from '../under-fire.ts';
import { beginPhase, checkCalls, checkComplete, checkStores } from './checks.ts';
import { DOCUMENTS, TENANTS, type Scene } from './scene.ts';

/**
 * Re-ingests of the big document, changed and changed back, struck while they are written.
 */
export async function writingUnderFire(scene: Scene, rounds: PlannedStrike[][]): Promise<void> {
  for (const [index, strikes] of rounds.entries()) {
    // It was the first revision that was read under fire.
    await oneRound(scene, index, index % 2 === 0 ? 1 : 0, strikes);
  }
}

async function oneRound(
  scene: Scene,
  index: number,
  revision: 0 | 1,
  strikes: PlannedStrike[],
): Promise<void> {
  const { services, decks, expected, chronicle } = scene;
  const where = `writing ${index + 1}`;
  const deck = decks.voyage[revision];
  const before = expected.voyage[revision === 0 ? 1 : 0];
  const after = expected.voyage[revision];
  chronicle.tell(`${where}: ${DOCUMENTS.voyage} in revision ${revision + 1}, under fire`);
  beginPhase(scene, [], deck.topics);
  const ingest = new DocumentIngest(services, TENANTS.stormy, DOCUMENTS.voyage, deck);
  await ingest.start();
  let stored = before;
  const outcome = await underFire(scene, ingest, strikes, async ({ status }) => {
    if (status === 'complete') stored = after;
    await checkStores(scene, `${where}, ${status} after a cancel`, stored);
  });
  checkComplete(scene, where, ingest, outcome);
  await checkStores(scene, where, after);
  await checkCalls(scene, where);
}
