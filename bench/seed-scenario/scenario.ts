import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { uploadDeck, type UploadedDeck } from '../../client/upload-deck.ts';
import { documentIdOfFile } from '../../domain/names.ts';
import {
  openKnowledgeBase,
  type KnowledgeBase,
  type KnowledgeBaseOptions,
} from '../knowledge-base.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../examples');

/** The job that the project is measured by: 50 slides in 10 segments. */
export const DECK = resolve(EXAMPLES, 'reliable-services.pptx');
/** Another deck, to warm up with. */
export const WARM_UP_DECK = resolve(EXAMPLES, 'rgpd-en-pratique.pptx');

/** Surroundings of a run: the shared servers, with nothing in them that an earlier run could have left. */
export type Scenario = KnowledgeBase;

/** A deck to be ingested in a scenario. */
export interface Job extends Scenario {
  tenantId: string;
  documentId: string;
  documentName: string;
  /** Path of the file. */
  deck: string;
  upload: () => Promise<UploadedDeck>;
}

export async function openScenario(
  options: KnowledgeBaseOptions,
  closing: AsyncDisposableStack,
): Promise<Scenario> {
  const scenario = await openKnowledgeBase(options, closing);
  const { graph, index, embedder } = scenario.services;
  await graph.prepare();
  await index.prepare(await embedder.dimensions());
  return scenario;
}

export function jobOf(scenario: Scenario, deck: string): Job {
  const { services, name } = scenario;
  const documentId = documentIdOfFile(deck);
  const tenantId = `bench-${name}-${documentId}`;
  return {
    ...scenario,
    tenantId,
    documentId,
    documentName: basename(deck),
    deck,
    upload: () => uploadDeck(services, tenantId, createReadStream(deck)),
  };
}
