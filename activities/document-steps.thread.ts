import { workerData } from 'piscina';
import { openArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { serveCalls } from '../threads/serve-calls.ts';
import { documentSteps, type DocumentThreadData } from './document-steps.ts';

const { artifactUrl, chunking } = workerData as DocumentThreadData;

export default serveCalls(documentSteps(openArtifactStore(artifactUrl), chunking));
