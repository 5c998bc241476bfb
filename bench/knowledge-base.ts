import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Services } from '../client/services.ts';
import { parseConfig, type Config } from '../config/config.ts';
import type { ServerAddresses } from '../stack/servers.ts';

/** A collection and an artifact store of a benchmark's own on the shared servers, empty at first. */
export interface KnowledgeBase {
  name: string;
  config: Config;
  services: Services;
  /** The variables that a worker process of it is started with. */
  environment: Record<string, string>;
}

export interface KnowledgeBaseOptions {
  /** Part of the names of everything that belongs to it. */
  name: string;
  addresses: ServerAddresses;
  /** Base URL of the simulated model that reads the segments. */
  llmBaseUrl: string;
  callsAtOnce: number;
  settings?: Record<string, string>;
}

export async function openKnowledgeBase(
  { name, addresses, llmBaseUrl, callsAtOnce, settings = {} }: KnowledgeBaseOptions,
  closing: AsyncDisposableStack,
): Promise<KnowledgeBase> {
  const folder = await mkdtemp(resolve(tmpdir(), 'knowbase-bench-'));
  closing.defer(() => rm(folder, { recursive: true, force: true }));
  const { temporal, neo4j, qdrant } = addresses;
  const environment = {
    TEMPORAL_ADDRESS: temporal.address,
    NEO4J_URI: neo4j.uri,
    NEO4J_USER: neo4j.user,
    NEO4J_PASSWORD: neo4j.password,
    QDRANT_URL: qdrant.url,
    QDRANT_COLLECTION: `bench-${name}`,
    OPENAI_API_KEY: 'sk-simulated-0123456789',
    OPENAI_BASE_URL: llmBaseUrl,
    OPENAI_MAX_RPM: '1000000',
    EMBEDDING_MAX_RPM: '1000000',
    MAX_PARALLEL_SEGMENTS: '10',
    MAX_CONCURRENT_LLM_CALLS: String(callsAtOnce),
    ARTIFACT_URL: pathToFileURL(folder).href,
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const config = parseConfig(environment);
  const services = new Services(config, addresses);
  closing.defer(() => services.close());
  return { name, config, services, environment };
}
