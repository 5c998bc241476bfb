import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { chunkDocument, type ChunkDocumentInput } from './chunk-document.ts';
import { gateConcepts, type GateConceptsInput } from './gate-concepts.ts';
import { mineRelations, type MineRelationsInput } from './mine-relations.ts';
import { parseDeck, type ParseDeckInput, type ParseSettings } from './parse-deck.ts';

/** The steps that are CPU work from end to end: they run in a thread, artifacts in and artifacts out. */
export function documentSteps(artifacts: ArtifactStore, settings: ParseSettings) {
  return {
    parseDeck: (input: ParseDeckInput) => parseDeck(artifacts, settings, input),
    chunkDocument: (input: ChunkDocumentInput) => chunkDocument(artifacts, input),
    mineRelations: (input: MineRelationsInput) => mineRelations(artifacts, input),
    gateConcepts: (input: GateConceptsInput) => gateConcepts(artifacts, input),
  };
}

export type DocumentSteps = ReturnType<typeof documentSteps>;

/** What a thread is told at its start. */
export interface DocumentThreadData {
  artifactUrl: string;
  settings: ParseSettings;
}
