import { Client, type Connection } from '@temporalio/client';
import { DeckThreads } from '../activities/deck-threads.ts';
import type { Config } from '../config/config.ts';
import { KnowbaseError, ServerUnreachable } from '../domain/errors.ts';
import { createEmbedder } from '../embedding/create-embedder.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { ServerAddresses } from '../stack/servers.ts';
import { openArtifactStore, type ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';
import { openGraph, openIndex } from '../stores/open-stores.ts';
import type { VectorStore } from '../stores/qdrant/vector-store.ts';
import {
  connectClient,
  registerSearchAttributes,
  verifyConnection,
} from '../temporal/connection.ts';
import { IngestClient } from './ingest-client.ts';

interface Temporal {
  connection: Connection;
  client: Client;
  ingests: IngestClient;
}

/** What commands and the HTTP API talk to. Everything is opened on first use, and closed together. */
export class Services {
  readonly config: Config;
  readonly addresses: ServerAddresses;
  readonly artifacts: ArtifactStore;
  readonly #closing = new AsyncDisposableStack();
  #decks: DeckThreads | undefined;
  #temporal: Promise<Temporal> | undefined;
  #graph: GraphStore | undefined;
  #index: VectorStore | undefined;
  #embedder: Embedder | undefined;

  constructor(config: Config, addresses: ServerAddresses) {
    this.config = config;
    this.addresses = addresses;
    this.artifacts = openArtifactStore(config.artifactUrl);
  }

  get decks(): DeckThreads {
    if (this.#decks === undefined) {
      const decks = new DeckThreads(this.config);
      this.#closing.defer(() => decks.close());
      this.#decks = decks;
    }
    return this.#decks;
  }

  /** @throws ServerUnreachable */
  async ingests(): Promise<IngestClient> {
    const { ingests } = await this.#connected();
    return ingests;
  }

  /** @throws ServerUnreachable */
  async temporal(): Promise<Client> {
    const { client } = await this.#connected();
    return client;
  }

  get graph(): GraphStore {
    if (this.#graph === undefined) {
      const graph = openGraph(this.config, this.addresses.neo4j);
      this.#closing.defer(() => graph.close());
      this.#graph = graph;
    }
    return this.#graph;
  }

  get index(): VectorStore {
    return (this.#index ??= openIndex(this.config, this.addresses.qdrant));
  }

  get embedder(): Embedder {
    if (this.#embedder === undefined) {
      const embedder = createEmbedder(this.config);
      this.#closing.defer(() => embedder.close());
      this.#embedder = embedder;
    }
    return this.#embedder;
  }

  /**
   * Checks that all servers an ingest needs answer, so that nobody starts one that can only wait.
   *
   * @throws ServerUnreachable naming every one that does not.
   */
  async verify(): Promise<void> {
    const outcomes = await Promise.allSettled([
      this.#verifyTemporal(),
      this.graph.verify(),
      this.index.verify(),
    ]);
    const reasons = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    const foreign = reasons.find((reason) => !(reason instanceof KnowbaseError));
    if (foreign !== undefined) throw foreign;
    if (reasons.length > 0) {
      throw new ServerUnreachable(
        `${reasons.map((reason) => (reason as Error).message).join('\n')}\n'npm run -s knowbase -- doctor' says how to mend it.`,
        { cause: reasons[0] },
      );
    }
  }

  async close(): Promise<void> {
    await this.#closing.disposeAsync();
  }

  #connected(): Promise<Temporal> {
    if (this.#temporal === undefined) {
      this.#temporal = this.#connect();
      // Whoever asks later may find it there.
      this.#temporal.catch(() => (this.#temporal = undefined));
    }
    return this.#temporal;
  }

  async #connect(): Promise<Temporal> {
    const { namespace } = this.config.temporal;
    const connection = await connectClient(this.config, this.addresses.temporal.address);
    try {
      await registerSearchAttributes(connection, namespace);
    } catch (error) {
      await connection.close();
      throw error;
    }
    this.#closing.defer(() => connection.close());
    const client = new Client({ connection, namespace });
    return { connection, client, ingests: new IngestClient(client, this.artifacts) };
  }

  async #verifyTemporal(): Promise<void> {
    const { connection } = await this.#connected();
    const { address } = this.addresses.temporal;
    await verifyConnection(connection, address, this.config.temporal.namespace);
  }
}
