import { DocumentIngest } from '../document-ingest.ts';
import type { Schedule } from '../schedule.ts';
import { underFire } from '../under-fire.ts';
import { beginPhase, checkCalls, checkComplete, checkStores } from './checks.ts';
import { DOCUMENTS, TENANTS, type Scene } from './scene.ts';

const WHERE = 'reading';

/** The first ingest of the big document, struck while its segments are read. Gives when its calls started. */
export async function readingUnderFire(
  scene: Scene,
  { reading, failures }: Pick<Schedule, 'reading' | 'failures'>,
): Promise<number[]> {
  const { services, decks, expected, chronicle } = scene;
  const [deck] = decks.voyage;
  const [stored] = expected.voyage;
  chronicle.tell(`the first ingest of ${DOCUMENTS.voyage}, under fire`);
  beginPhase(scene, failures, deck.topics);
  const ingest = new DocumentIngest(services, TENANTS.stormy, DOCUMENTS.voyage, deck);
  await ingest.start();
  const outcome = await underFire(scene, ingest, reading, ({ status }) =>
    checkStores(
      scene,
      `${WHERE}, ${status} after a cancel`,
      status === 'cancelled' ? expected.lasting : stored,
    ),
  );
  checkComplete(scene, WHERE, ingest, outcome);
  await checkStores(scene, WHERE, stored);
  return checkCalls(scene, WHERE);
}
