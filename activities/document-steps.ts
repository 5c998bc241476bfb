import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { chunkDocument, type ChunkDocumentInput, type ChunkSizes } from './chunk-document.ts';
import { findNames, type FindNamesInput } from './find-names.ts';
import { gateConcepts, type ProfiledGateInput } from './gate-concepts.ts';
import { mineRelations, type NamesToMine } from './mine-relations.ts';

/** The steps after a deck was read that are CPU work from end to end: artifacts in and artifacts out, in a thread. */
export function documentSteps(artifacts: ArtifactStore, sizes: ChunkSizes) {
  return {
    chunkDocument: (input: ChunkDocumentInput) => chunkDocument(artifacts, sizes, input),
    findNames: (input: FindNamesInput) => findNames(artifacts, input),
    mineRelations: (input: NamesToMine) => mineRelations(artifacts, input),
    gateConcepts: (input: ProfiledGateInput) => gateConcepts(artifacts, input),
  };
}

export type DocumentSteps = ReturnType<typeof documentSteps>;

/** What a thread is told at its start. */
export interface DocumentThreadData {
  artifactUrl: string;
  chunking: ChunkSizes;
}
