import { workerData } from 'node:worker_threads';
import { openArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { serveCalls } from '../threads/serve-calls.ts';
import { documentSteps, type DocumentThreadData } from './document-steps.ts';

// Piscina hands the pool's own data over in the second place.
const { artifactUrl, limits } = (workerData as [unknown, DocumentThreadData])[1];

export default serveCalls(documentSteps(openArtifactStore(artifactUrl), limits));
