import { readFile } from 'node:fs/promises';
import type { DeckLimits } from '../pptx/limits.ts';
import { assertLooksLikeDeck } from '../pptx/open-presentation.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { deckArtifact } from './artifacts.ts';

/** Refuses what is no deck before anything is made of it. @throws InvalidDeck, EncryptedDeck, DeckTooLarge */
export async function assertDeck(
  artifacts: ArtifactStore,
  limits: DeckLimits,
  { tenantId, deck }: { tenantId: string; deck: ArtifactRef },
): Promise<void> {
  assertLooksLikeDeck(await artifacts.get(tenantId, deckArtifact, deck), limits);
}

/** The same for a file of this machine. */
export async function assertDeckFile(
  limits: DeckLimits,
  { path }: { path: string },
): Promise<void> {
  assertLooksLikeDeck(await readFile(path), limits);
}
