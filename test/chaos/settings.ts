import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ChaosStack } from './chaos-stack.ts';
import type { ChaosSize } from './schedule.ts';

/** LLM calls that the worker has under way at once. */
export const SLOTS = 5;

/** What an undisturbed run and a disturbed one have in common: where everything is, and who reads and embeds. */
export function commonSettings(
  { addresses: { temporal, neo4j, qdrant }, settings, folder }: ChaosStack,
  providerUrl: string,
): Record<string, string> {
  return {
    TEMPORAL_ADDRESS: temporal.address,
    NEO4J_URI: neo4j.uri,
    NEO4J_USER: neo4j.user,
    NEO4J_PASSWORD: neo4j.password,
    QDRANT_URL: qdrant.url,
    QDRANT_COLLECTION: 'chaos',
    ARTIFACT_URL: pathToFileURL(resolve(folder, 'artifacts')).href,
    OPENAI_API_KEY: 'sk-simulated-0123456789',
    OPENAI_BASE_URL: providerUrl,
    EMBEDDING_PROVIDER: 'openai',
    EMBEDDING_MAX_RPM: '100000',
    ...settings,
  };
}

/** For a run that nothing holds up. */
export const UNDISTURBED_SETTINGS = {
  OPENAI_MAX_RPM: '100000',
  MAX_CONCURRENT_LLM_CALLS: '20',
  MAX_PARALLEL_SEGMENTS: '20',
};

/** For a run that reads its documents in pages, each by a workflow of its own: of three segments. */
export const IN_PAGES = { MAX_SEGMENTS_PER_WORKFLOW: '6' };

/**
 * For a run under fire; small batches, so that an upload can be interrupted in the middle.
 *
 * @param callsPerMinute of the LLM
 */
export function underFireSettings(
  callsPerMinute: number,
  { callTimeoutSeconds }: ChaosSize,
): Record<string, string> {
  return {
    OPENAI_MAX_RPM: String(callsPerMinute),
    LLM_TIMEOUT_SECONDS: String(callTimeoutSeconds),
    MAX_CONCURRENT_LLM_CALLS: String(SLOTS),
    MAX_PARALLEL_SEGMENTS: '10',
    QDRANT_BATCH_SIZE: '5',
    QDRANT_UPLOAD_PARALLELISM: '2',
  };
}
