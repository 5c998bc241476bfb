import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Services } from '../../client/services.ts';
import { uploadDeck, type UploadedDeck } from '../../client/upload-deck.ts';
import { parseConfig, type Config } from '../../config/config.ts';
import { documentIdOfFile } from '../../domain/names.ts';
import type { ServerAddresses } from '../../stack/servers.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../examples');

/** The job that the project is measured by: 50 slides in 10 segments. */
export const DECK = resolve(EXAMPLES, 'reliable-services.pptx');
/** Another deck, to warm up with. */
export const WARM_UP_DECK = resolve(EXAMPLES, 'rgpd-en-pratique.pptx');

/** Surroundings of a run: the shared servers, with nothing in them that an earlier run could have left. */
export interface Scenario {
  config: Config;
  services: Services;
  name: string;
}

/** A deck to be ingested in a scenario. */
export interface Job extends Scenario {
  tenantId: string;
  documentId: string;
  documentName: string;
  /** Path of the file. */
  deck: string;
  upload: () => Promise<UploadedDeck>;
}

export interface ScenarioOptions {
  name: string;
  addresses: ServerAddresses;
  llmBaseUrl: string;
  callsAtOnce: number;
}

export async function openScenario(
  { name, addresses, llmBaseUrl, callsAtOnce }: ScenarioOptions,
  closing: AsyncDisposableStack,
): Promise<Scenario> {
  const folder = await mkdtemp(resolve(tmpdir(), 'knowbase-bench-'));
  closing.defer(() => rm(folder, { recursive: true, force: true }));
  const config = parseConfig({
    OPENAI_API_KEY: 'sk-simulated-0123456789',
    OPENAI_BASE_URL: llmBaseUrl,
    OPENAI_MAX_RPM: '100000',
    MAX_PARALLEL_SEGMENTS: '10',
    MAX_CONCURRENT_LLM_CALLS: String(callsAtOnce),
    QDRANT_COLLECTION: `bench-${name}`,
    ARTIFACT_URL: pathToFileURL(folder).href,
    LOG_LEVEL: 'warn',
  });
  const services = new Services(config, addresses);
  closing.defer(() => services.close());
  await services.graph.prepare();
  await services.index.prepare(await services.embedder.dimensions());
  return { config, services, name };
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
