import { workerData } from 'piscina';
import { openArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { serveCalls } from '../threads/serve-calls.ts';
import { deckSteps, type DeckThreadData } from './deck-steps.ts';

const { artifactUrl, settings } = workerData as DeckThreadData;

export default serveCalls(deckSteps(openArtifactStore(artifactUrl), settings));
