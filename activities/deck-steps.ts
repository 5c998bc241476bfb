import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { assertDeck, assertDeckFile } from './assert-deck.ts';
import { parseDeck, type ParseDeckInput, type ParseSettings } from './parse-deck.ts';
import { readDeckFile, type ReadDeckFileInput } from './read-deck-file.ts';

/** The reading of decks, which are not to be trusted: it runs in a thread that is ended at a limit. */
export function deckSteps(artifacts: ArtifactStore, settings: ParseSettings) {
  const { limits } = settings;
  return {
    assertDeck: (input: { tenantId: string; deck: ArtifactRef }) =>
      assertDeck(artifacts, limits, input),
    assertDeckFile: (input: { path: string }) => assertDeckFile(limits, input),
    parseDeck: (input: ParseDeckInput) => parseDeck(artifacts, settings, input),
    readDeckFile: (input: ReadDeckFileInput) => readDeckFile(settings, input),
  };
}

export type DeckSteps = ReturnType<typeof deckSteps>;

/** What a thread is told at its start. */
export interface DeckThreadData {
  artifactUrl: string;
  settings: ParseSettings;
}
