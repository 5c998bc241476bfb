import { randomUUID } from 'node:crypto';
import type { Services } from '../../../client/services.ts';
import type { ChaosDeck } from '../deck.ts';
import type { Surroundings } from '../faults/surroundings.ts';
import type { ChaosSize } from '../schedule.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

// What an earlier run left on servers that are not its own is another tenant's.
const id = randomUUID().slice(0, 8);

/** The tenant that is left in peace, and the one that is not. */
export const TENANTS = { calm: `calm-${id}`, stormy: `stormy-${id}` };
export const DOCUMENTS = { voyage: 'voyage', lasting: 'mishap' };

export interface Decks {
  /** The big document, and the same after a change. */
  voyage: [ChaosDeck, ChaosDeck];
  /** The document that meets failures which asking again does not mend. */
  lasting: ChaosDeck;
}

/** What the stores hold of a tenant after each phase of an undisturbed run. */
export interface Expected {
  lasting: Snapshot;
  voyage: [Snapshot, Snapshot];
}

/** Everything that a phase has to do with. */
export interface Scene extends Surroundings {
  services: Services;
  size: ChaosSize;
  decks: Decks;
  expected: Expected;
}
