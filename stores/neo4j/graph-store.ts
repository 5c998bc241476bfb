import neo4j, { type Driver, type ManagedTransaction, type QueryResult } from 'neo4j-driver';
import {
  closeBudgets,
  drawBudgets,
  type BudgetDraw,
  type BudgetShortage,
} from './budget-ledger.ts';
import type { DocumentGraph, Writing, WritingKey } from './document-graph.ts';
import { neo4jError } from './errors.ts';
import { removeOrphans, type UnderWay } from './orphans.ts';
import { prepareGraph } from './prepare-graph.ts';
import { publishDocument } from './publish-document.ts';
import { removeTenant, retireDocument } from './remove-document.ts';
import { asOneBatch } from './row-batch.ts';
import { stageRows } from './stage-rows.ts';
import { sweepDocument } from './sweep-document.ts';
import { writeAtOnce } from './write-at-once.ts';
import {
  beginWriting,
  closeWriting,
  forgetWriting,
  holdWriting,
  openWriting,
  type Shown,
  type WritingEnd,
} from './writing.ts';

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
 * Rows that one transaction writes: with these the server holds some tens of megabytes, and others that touch
 * the same concepts wait for about a second (docs/decisions/visibility.md).
 */
export const MAX_ROWS_PER_TRANSACTION = 5000;

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

  /**
   * Makes constraints and indexes where they are missing, and brings what an earlier version stored up to date.
   *
   * @throws StoreRejected when a later version has stored something.
   */
  async prepare(): Promise<void> {
    await this.#attempt(() => prepareGraph(this.#driver, this.#database));
  }

  /**
   * Begins the writing of a document, and gives what is shown of it until it is committed. Whoever wrote it
   * before can write no more. `sweep` may remove what that left behind; then `openWriting`.
   *
   * @param startedAt ISO 8601, when the run began: one that began earlier does not take over from a later one.
   */
  async beginWriting(
    writing: Writing,
    startedAt: string,
    signal?: AbortSignal,
  ): Promise<Shown | null> {
    return this.#write((tx) => beginWriting(tx, writing, startedAt), signal);
  }

  /** Lets the document be saved; nothing is swept any more until `closeWriting`. */
  async openWriting(writing: WritingKey, signal?: AbortSignal): Promise<void> {
    await this.#write((tx) => openWriting(tx, writing), signal);
  }

  /**
   * Writes a document and shows it instead of what was shown before: one transaction for up to
   * MAX_ROWS_PER_TRANSACTION rows, which also removes what it replaces; for more, batches that show with the
   * last one. Writing it again changes nothing. After an abort it may still come to be committed:
   * `closeWriting` says so, and then it no longer can.
   */
  async save(writing: Writing, document: DocumentGraph, signal?: AbortSignal): Promise<void> {
    if (document.rowCount <= MAX_ROWS_PER_TRANSACTION) {
      const rows = await asOneBatch(document.batches());
      await this.#write(
        (tx) => writeAtOnce(tx, writing, document, rows, MAX_ROWS_PER_TRANSACTION),
        signal,
      );
      return;
    }
    for await (const batch of document.batches()) {
      await this.#write(async (tx) => {
        const isCurrent = (await holdWriting(tx, writing, 'open')) === writing.generation;
        await stageRows(tx, writing, batch, isCurrent ? 'shown' : 'hidden');
      }, signal);
    }
    await this.#write(async (tx) => {
      await holdWriting(tx, writing, 'open');
      await publishDocument(tx, writing, document);
    }, signal);
  }

  /** Ends a writing and tells how it ended: from here on nothing can be written under it. */
  async closeWriting(writing: WritingKey): Promise<WritingEnd> {
    return this.#write((tx) => closeWriting(tx, writing));
  }

  /** Takes away the last trace of a writing that was closed. */
  async forgetWriting(writing: WritingKey): Promise<void> {
    await this.#write((tx) => forgetWriting(tx, writing));
  }

  /**
   * Removes all that is not of the document's current generation, in batches, and what that leaves without
   * support: before the writing is open, or after it is closed.
   */
  async sweep(writing: WritingKey, signal?: AbortSignal): Promise<void> {
    const sweep = async (tx: ManagedTransaction) => {
      const current = await holdWriting(tx, writing, 'clearing', 'closed');
      return sweepDocument(tx, writing, current, MAX_ROWS_PER_TRANSACTION);
    };
    while ((await this.#write(sweep, signal)) === MAX_ROWS_PER_TRANSACTION);
  }

  /** Takes a document out of what is shown: `sweep` then removes all of it. */
  async retireDocument(writing: WritingKey, signal?: AbortSignal): Promise<void> {
    await this.#write(async (tx) => {
      await holdWriting(tx, writing, 'clearing');
      await retireDocument(tx, writing);
    }, signal);
  }

  /** Removes what belongs to a tenant and to no document, in batches. */
  async removeTenant(tenantId: string, signal?: AbortSignal): Promise<void> {
    const remove = (tx: ManagedTransaction) => removeTenant(tx, tenantId, MAX_ROWS_PER_TRANSACTION);
    while ((await this.#write(remove, signal)) > 0);
  }

  /** Removes what no document of a tenant supports. */
  async removeOrphans(tenantId: string, underWay: UnderWay): Promise<void> {
    await this.#write((tx) => removeOrphans(tx, tenantId, underWay));
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

  /** Streams what a reading query gives, a row in memory at a time. */
  async *stream<Row extends Record<string, unknown>>(
    query: string,
    parameters: Record<string, unknown>,
  ): AsyncGenerator<Row> {
    const session = this.#driver.session({
      database: this.#database,
      defaultAccessMode: neo4j.session.READ,
    });
    try {
      for await (const record of session.run<Row>(query, parameters)) yield record.toObject();
    } catch (error) {
      throw neo4jError(this.#address, error);
    } finally {
      await session.close();
    }
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  /** Does the work in a transaction. An abort interrupts it, unless it is being committed already. */
  async #write<Result>(
    work: (tx: ManagedTransaction) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    signal?.throwIfAborted();
    const session = this.#driver.session({ database: this.#database });
    const aborted = Promise.withResolvers<never>();
    const abort = () => aborted.reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await Promise.race([this.#attempt(() => session.executeWrite(work)), aborted.promise]);
    } finally {
      signal?.removeEventListener('abort', abort);
      const closed = session.close();
      // Whoever aborts does not wait for a server that may be the reason for it.
      if (signal?.aborted) closed.catch(() => undefined);
      else await closed;
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
