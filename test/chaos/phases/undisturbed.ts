import type { ChaosDeck } from '../deck.ts';
import { DocumentIngest } from '../document-ingest.ts';
import { until } from '../patience.ts';
import { NOTHING_STORED, sizeOf, type Snapshot } from '../snapshot/snapshot.ts';
import { takeSnapshot } from '../snapshot/take-snapshot.ts';
import { DOCUMENTS, TENANTS, type Expected, type Scene } from './scene.ts';

type UndisturbedScene = Pick<Scene, 'services' | 'provider' | 'chronicle' | 'worker' | 'decks'>;

/** Ingests all decks in peace. What is stored after each is what the disturbed runs are to end with. */
export async function undisturbedRun(scene: UndisturbedScene): Promise<Expected> {
  const { decks, worker, chronicle } = scene;
  chronicle.tell('an undisturbed run');
  await until('a worker', () => worker.isReady);
  const lasting = await ingestInPeace(scene, DOCUMENTS.lasting, decks.lasting, NOTHING_STORED);
  const first = await ingestInPeace(scene, DOCUMENTS.voyage, decks.voyage[0], lasting);
  const second = await ingestInPeace(scene, DOCUMENTS.voyage, decks.voyage[1], first);
  return { lasting, voyage: [first, second] };
}

async function ingestInPeace(
  { services, provider, chronicle }: UndisturbedScene,
  documentId: string,
  deck: ChaosDeck,
  before: Snapshot,
): Promise<Snapshot> {
  provider.begin([], deck.topics);
  const ingest = new DocumentIngest(services, TENANTS.calm, documentId, deck);
  await ingest.start();
  const outcome = await ingest.outcome();
  const snapshot = await takeSnapshot(services, TENANTS.calm);
  const found = [
    ...(outcome.status === 'complete' ? [] : [`it ended ${outcome.status}`]),
    ...(snapshot.nodes.length > before.nodes.length || before.nodes.length > 0
      ? []
      : ['nothing was stored']),
  ];
  chronicle.check('undisturbed', documentId, found, sizeOf(snapshot));
  return snapshot;
}
