import { Client } from '@temporalio/client';
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
import { connectClient, registerSearchAttributes } from '../temporal/connection.ts';
import { IngestClient } from './ingest-client.ts';

/** What commands and the HTTP API talk to. Everything is opened on first use, and closed together. */
export class Services {
  readonly config: Config;
  readonly addresses: ServerAddresses;
  readonly artifacts: ArtifactStore;
  readonly #closing = new AsyncDisposableStack();
  #decks: DeckThreads | undefined;
  #temporal: Promise<Client> | undefined;
  #ingests: Promise<IngestClient> | undefined;
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
  ingests(): Promise<IngestClient> {
    return (this.#ingests ??= this.temporal().then(
      (client) => new IngestClient(client, this.artifacts),
    ));
  }

  /** @throws ServerUnreachable */
  temporal(): Promise<Client> {
    return (this.#temporal ??= this.#connect());
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
      this.ingests(),
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

  async #connect(): Promise<Client> {
    const { namespace } = this.config.temporal;
    const connection = await connectClient(this.config, this.addresses.temporal.address);
    this.#closing.defer(() => connection.close());
    await registerSearchAttributes(connection, namespace);
    return new Client({ connection, namespace });
  }
}
