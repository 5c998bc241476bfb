import { z } from 'zod';
import { GATEKEEPER_PROFILES } from '../domain/gatekeeper-profiles.ts';
import { budget, llm } from './llm-variables.ts';
import { count, listenAddress, port, SECRET, text, url, urlAt } from './variable-forms.ts';

/**
 * Every variable of the environment that Knowbase reads: its form, default, bounds and meaning. The
 * `.env.example` and docs/configuration.md are made from this schema (`config/documentation.ts`).
 */

const temporal = {
  TEMPORAL_ADDRESS: text()
    .regex(/^[^\s/]+:\d+$/, 'expected HOST:PORT')
    .optional()
    .describe('Address of a Temporal server, HOST:PORT. Unset: the one of the local stack.'),
  TEMPORAL_NAMESPACE: text().default('default').describe('Namespace in that server.'),
  TEMPORAL_API_KEY: text().optional().meta(SECRET).describe('API key; switches TLS on.'),
  TEMPORAL_TLS_CLIENT_CERT_PATH: text()
    .optional()
    .describe('Client certificate (PEM file) for mutual TLS; goes with the key.'),
  TEMPORAL_TLS_CLIENT_KEY_PATH: text().optional().describe('Its private key (PEM file).'),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: text()
    .optional()
    .describe('Certificate (PEM file) of the authority that signed the server; switches TLS on.'),
  TEMPORAL_DEPLOYMENT_NAME: text()
    .optional()
    .describe(
      'Worker deployment that a worker belongs to: with the build id, it switches worker versioning on.',
    ),
  TEMPORAL_WORKER_BUILD_ID: text()
    .optional()
    .describe('Version of the worker within its deployment; goes with its name.'),
  TEMPORAL_UI_URL: url('http', 'https')
    .optional()
    .describe('Where its Web UI is, for the links that Knowbase prints.'),
};

const neo4j = {
  NEO4J_URI: url('bolt', 'bolt+s', 'bolt+ssc', 'neo4j', 'neo4j+s', 'neo4j+ssc')
    .optional()
    .describe('Address of a Neo4j server, such as neo4j://host:7687. Unset: the local stack.'),
  NEO4J_USER: text().default('neo4j').describe('User.'),
  NEO4J_PASSWORD: text().optional().meta(SECRET).describe('Password.'),
  NEO4J_DATABASE: text().default('neo4j').describe('Database in that server.'),
  NEO4J_MAX_CONNECTION_POOL_SIZE: count(1, 1000)
    .default(50)
    .describe('Connections a process may hold.'),
  NEO4J_MAX_TRANSACTION_RETRY_TIME: count(0, 3600)
    .default(30)
    .describe('Seconds for which the driver repeats a transaction that failed in passing.'),
};

const qdrant = {
  QDRANT_URL: url('http', 'https')
    .optional()
    .describe('Address of a Qdrant server (REST). Unset: the local stack.'),
  QDRANT_API_KEY: text().optional().meta(SECRET).describe('API key.'),
  QDRANT_COLLECTION: text()
    .regex(/^[A-Za-z0-9_-]{1,200}$/, "expected letters, digits, '_' or '-'")
    .default('knowbase')
    .describe('Collection that holds the chunks of all tenants.'),
  QDRANT_BATCH_SIZE: count(1, 10_000).default(100).describe('Points an upload request carries.'),
  QDRANT_UPLOAD_PARALLELISM: count(1, 64)
    .default(4)
    .describe('Upload requests a document has under way at once.'),
};

const embedding = {
  EMBEDDING_PROVIDER: z
    .enum(['local', 'openai'])
    .default('local')
    .describe(
      'Who embeds the chunks: local (English model, 512 dimensions, no key, no network) or an OpenAI-compatible endpoint.',
    ),
  EMBEDDING_MODEL: text()
    .default('text-embedding-3-small')
    .describe('Model of the OpenAI-compatible endpoint.'),
  EMBEDDING_API_KEY: text().optional().meta(SECRET).describe('Its key. Unset: OPENAI_API_KEY.'),
  EMBEDDING_BASE_URL: url('http', 'https')
    .optional()
    .describe('Its base URL. Unset: OPENAI_BASE_URL.'),
  EMBEDDING_MAX_RPM: count(2, 1_000_000)
    .default(500)
    .describe('Its calls a minute, over all workers. Give every worker the same value.'),
};

const chunking = {
  CHUNK_TOKENS: count(16, 7000)
    .default(256)
    .describe('About how many tokens a chunk has; a sentence is cut only when it is longer.'),
  CHUNK_OVERLAP_TOKENS: count(0, 4000)
    .default(64)
    .describe("How many tokens of a chunk's end the next one begins with; less than CHUNK_TOKENS."),
};

const work = {
  MAX_PARALLEL_SEGMENTS: count(1, 500)
    .default(10)
    .describe('Segments of one document that are read at once.'),
  MAX_SEGMENTS_PER_WORKFLOW: count(2, 500)
    .default(500)
    .describe(
      'Segments that the workflow of a document reads itself. A larger document is read in pages of half as many, each by a workflow of its own.',
    ),
  MAX_CONCURRENT_LLM_CALLS: count(1, 1000)
    .default(5)
    .describe('LLM calls that one worker process has under way at once.'),
  MAX_WORKER_THREADS: count(1, 256)
    .default(8)
    .describe('Threads for CPU work in a worker process; never more than there are processors.'),
  SHUTDOWN_GRACE_SECONDS: count(0, 3600)
    .default(10)
    .describe(
      'How long a worker that is asked to end lets running steps finish before it hands them back.',
    ),
  REPLAY_WINDOW: count(0, 604_800)
    .default(0)
    .describe(
      'Seconds for which a document with failed segments, once written, waits for a replay before its run closes as partial.',
    ),
};

const concepts = {
  GATEKEEPER_PROFILE: z
    .enum(GATEKEEPER_PROFILES)
    .default('BALANCED')
    .describe(
      'How much must speak for a concept before it is canonical: STRICT (confidence of 0.85 and a definition), BALANCED (0.70) or PERMISSIVE (0.60).',
    ),
  NEAR_DUPLICATE_SIMILARITY: z.coerce
    .number()
    .min(0.5)
    .max(1)
    .default(0.75)
    .describe(
      'Cosine of embeddings from which on two names of a document that are written almost alike are one concept; 1 joins none.',
    ),
  CANONICALISATION: z
    .enum(['rules', 'llm'])
    .default('rules')
    .describe(
      'Who says which names of a document that are written almost alike are one concept: rules leaves it to the embedding model (NEAR_DUPLICATE_SIMILARITY); llm asks the usual model that reads the segments, twenty names a call. With the local reader there is none to ask, and the rules hold.',
    ),
  ONTOLOGY_FILE: text()
    .optional()
    .describe(
      'Concepts that are agreed on, which take precedence over what is read: CSV with the columns name, type and aliases (with semicolons between them), or YAML with a list of such. Unset: none.',
    ),
};

const deck = {
  DECK_MAX_FILE_MB: count(1, 10_000).default(200).describe('Size of the file, in MiB.'),
  DECK_MAX_ENTRIES: count(1, 1_000_000).default(10_000).describe('Entries in the package.'),
  DECK_MAX_PART_MB: count(1, 10_000).default(64).describe('Size of one XML part, in MiB.'),
  DECK_MAX_INFLATED_MB: count(1, 100_000)
    .default(512)
    .describe('Size of all parts together once inflated, in MiB.'),
  DECK_MAX_CHARS: count(1, 1_000_000_000).default(50_000_000).describe('Characters of text.'),
  DECK_MAX_XML_DEPTH: count(8, 500).default(256).describe('Depth to which XML may nest.'),
  DECK_MAX_XML_NODES: count(1000, 100_000_000)
    .default(600_000)
    .describe('Elements and attributes of one XML part.'),
  DECK_MAX_SECONDS: count(1, 3600)
    .default(60)
    .describe('Seconds that reading one deck may take; then its thread is ended.'),
  DECK_MAX_MEMORY_MB: count(128, 65_536)
    .default(256)
    .describe('Memory that reading one deck may take (the heap of its thread), in MiB.'),
};

const surroundings = {
  // A file: URL with a host means another machine's file, which no path leads to.
  ARTIFACT_URL: urlAt(/^$/, 'file')
    .optional()
    .describe(
      'Where artifacts are kept: file:///some/folder, shared by all workers and clients. Unset: a folder in KNOWBASE_HOME.',
    ),
  KNOWBASE_HOME: text()
    .default('.knowbase')
    .describe('Folder for the local stack: its programs, data, logs and state.'),
  JAVA_HOME: text()
    .optional()
    .describe('Java that runs the local Neo4j. Unset: the java on the PATH.'),
  HTTP_HOST: text().default('127.0.0.1').describe('Address the HTTP API listens on.'),
  HTTP_PORT: port().default(8000).describe('Its port.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('Least severe messages that are logged.'),
  LOG_FORMAT: z
    .enum(['auto', 'pretty', 'json'])
    .default('auto')
    .describe('auto is pretty on a terminal and JSON lines elsewhere.'),
  METRICS_ADDRESS: listenAddress()
    .optional()
    .describe(
      'IP:PORT, such as 127.0.0.1:9464, where a worker offers its metrics to Prometheus, under /metrics. Each worker process of a machine needs a port of its own. Unset: none are kept.',
    ),
};

/** The variables by subject, in the order the documentation shows them. */
export const variableGroups = {
  'LLM that reads the segments': llm,
  'Budgets for LLM calls': budget,
  Embeddings: embedding,
  Chunks: chunking,
  Concepts: concepts,
  'How much at once': work,
  Temporal: temporal,
  Neo4j: neo4j,
  Qdrant: qdrant,
  'Limits of a deck': deck,
  Surroundings: surroundings,
};

export const variables = z.object({
  ...llm,
  ...budget,
  ...embedding,
  ...chunking,
  ...concepts,
  ...work,
  ...temporal,
  ...neo4j,
  ...qdrant,
  ...deck,
  ...surroundings,
});

export type Variables = z.infer<typeof variables>;

/** The form, default and meaning of a variable, as JSON Schema has it. */
export interface VariableDescription {
  description: string;
  type?: string;
  default?: string | number;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  secret?: true;
}

const properties = z.toJSONSchema(variables, { io: 'input' }).properties as Record<
  string,
  VariableDescription
>;

export function describeVariable(name: string): VariableDescription {
  const description = properties[name];
  if (description === undefined) throw new TypeError(`${name} is not a variable of Knowbase`);
  return description;
}
