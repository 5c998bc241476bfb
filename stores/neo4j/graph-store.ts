import neo4j, { type Driver, type ManagedTransaction, type QueryResult } from 'neo4j-driver';
import {
  closeBudgets,
  drawBudgets,
  type BudgetDraw,
  type BudgetShortage,
} from './budget-ledger.ts';
import { commitDocument, type DocumentKey, type DocumentOutcome } from './commit-document.ts';
import type { DocumentGraph } from './document-graph.ts';
import { isAlreadyMade, neo4jError } from './errors.ts';
import { saveDocument } from './save-document.ts';
import { schemaStatements } from './schema.ts';

export interface GraphStoreOptions {
  uri: string;
  user: string;
  password: string;
  database: string;
  maxConnectionPoolSize: number;
  /** How long the driver repeats a transaction that fails in passing. */
  maxTransactionRetryTimeMs: number;
}

const CONNECTION_TIMEOUT_MS = 5000;

/**
 * The knowledge graph in Neo4j. Methods throw StoreUnavailable when the server does not answer, StoreRejected
 * when it refuses.
 */
export class GraphStore {
  readonly #driver: Driver;
  readonly #database: string;
  readonly #address: string;

  constructor(options: GraphStoreOptions) {
    this.#address = options.uri;
    this.#database = options.database;
    this.#driver = neo4j.driver(options.uri, neo4j.auth.basic(options.user, options.password), {
      maxConnectionPoolSize: options.maxConnectionPoolSize,
      maxTransactionRetryTime: options.maxTransactionRetryTimeMs,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      disableLosslessIntegers: true,
    });
  }

  /** Checks that the server answers and knows the user and the database. */
  async verify(): Promise<void> {
    await this.#attempt(() => this.#driver.verifyConnectivity({ database: this.#database }));
  }

  /** Makes constraints and indexes where they are missing. */
  async prepare(): Promise<void> {
    for (const statement of schemaStatements) {
      await this.#attempt(async () => {
        try {
          await this.#driver.executeQuery(statement, {}, { database: this.#database });
        } catch (error) {
          // IF NOT EXISTS does not keep two workers that start together apart.
          if (!isAlreadyMade(error)) throw error;
        }
      });
    }
  }

  /** Writes what a run found, in one transaction: all of it or nothing. Writing it again changes nothing. */
  async save(graph: DocumentGraph): Promise<void> {
    await this.#write((tx) => saveDocument(tx, graph));
  }

  /** Makes a run that was saved the document's, in one transaction. */
  async commit(key: DocumentKey, ingestId: string, outcome: DocumentOutcome): Promise<void> {
    await this.#write((tx) => commitDocument(tx, key, ingestId, outcome));
  }

  /** Sets what a run holds of budgets that it shares with others, or says which of them is short. */
  async drawBudgets(
    tenantId: string,
    drawer: string,
    draws: BudgetDraw[],
  ): Promise<BudgetShortage | undefined> {
    return this.#write((tx) => drawBudgets(tx, tenantId, drawer, draws));
  }

  /** Removes budgets that nobody will draw on again. */
  async closeBudgets(tenantId: string, accounts: string[]): Promise<void> {
    await this.#write((tx) => closeBudgets(tx, tenantId, accounts));
  }

  /** Runs a reading query. */
  async read<Row extends Record<string, unknown>>(
    query: string,
    parameters: Record<string, unknown>,
  ): Promise<Row[]> {
    const { records } = await this.#attempt<QueryResult<Row>>(
      () =>
        this.#driver.executeQuery(query, parameters, {
          database: this.#database,
          routing: neo4j.routing.READ,
        }) as unknown as Promise<QueryResult<Row>>,
    );
    return records.map((record) => record.toObject());
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #write<Result>(work: (tx: ManagedTransaction) => Promise<Result>): Promise<Result> {
    const session = this.#driver.session({ database: this.#database });
    try {
      return await this.#attempt(() => session.executeWrite(work));
    } finally {
      await session.close();
    }
  }

  async #attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw neo4jError(this.#address, error);
    }
  }
}
