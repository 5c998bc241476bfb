import { Readable } from 'node:stream';
import { ingestDeck } from '../../client/ingest-deck.ts';
import type { IngestRun } from '../../client/latest-run.ts';
import type { Services } from '../../client/services.ts';
import { IngestCancelled } from '../../domain/errors.ts';
import { STEPS, type IngestSummary, type Step } from '../../workflows/contract.ts';
import type { ChaosDeck } from './deck.ts';
import { persistently } from './patience.ts';

/** How a run ended. */
export type Outcome =
  { status: 'complete' | 'partial' | 'failed'; summary: IngestSummary } | { status: 'cancelled' };

/** The ingest of a deck by the real client, which may be started again and again. */
export class DocumentIngest {
  readonly #services: Services;
  readonly #deck: ChaosDeck;
  readonly tenantId: string;
  readonly documentId: string;
  #run: IngestRun | undefined;
  #outcome: Promise<Outcome> | undefined;
  hasEnded = true;
  /** What whoever waited for a run was told while it went on. */
  readonly misled: string[] = [];

  constructor(services: Services, tenantId: string, documentId: string, deck: ChaosDeck) {
    this.#services = services;
    this.tenantId = tenantId;
    this.documentId = documentId;
    this.#deck = deck;
  }

  async start(): Promise<void> {
    const run = await persistently(() =>
      ingestDeck(this.#services, {
        tenantId: this.tenantId,
        documentId: this.documentId,
        name: this.#deck.name,
        skipHidden: false,
        footers: false,
        bytes: Readable.from([this.#deck.bytes]),
      }),
    );
    this.#follow(run);
  }

  /** Has the failed segments read again. */
  async replay(): Promise<void> {
    const ingests = await this.#services.ingests();
    const { tenantId, documentId } = this;
    this.#follow(await persistently(() => ingests.replay({ tenantId, documentId }, [])));
  }

  /** Cancels the run, and waits until it has ended, however. */
  async cancel(): Promise<Outcome> {
    const ingests = await this.#services.ingests();
    const { tenantId, documentId } = this;
    await persistently(() => ingests.cancel({ tenantId, documentId }));
    return this.outcome();
  }

  /** How the run ends. */
  outcome(): Promise<Outcome> {
    return this.#outcome!;
  }

  /** Whether the run is at this step, or past it; not, as long as nobody can say. */
  async hasReached(step: Step): Promise<boolean> {
    if (this.hasEnded) return true;
    try {
      const ingests = await this.#services.ingests();
      const { steps } = await ingests.progress(this.#run!);
      return STEPS.slice(STEPS.indexOf(step)).some((each) => steps[each].state !== 'waiting');
    } catch {
      // No worker, no Temporal: then it stands still.
      return false;
    }
  }

  #follow(run: IngestRun): void {
    this.#run = run;
    this.hasEnded = false;
    const outcome = this.#outcomeOf(run);
    this.#outcome = outcome.finally(() => (this.hasEnded = true));
    // It is awaited later; until then its failure is no surprise.
    this.#outcome.catch(() => undefined);
  }

  async #outcomeOf(run: IngestRun): Promise<Outcome> {
    const ingests = await this.#services.ingests();
    try {
      const summary = await persistently(
        () => ingests.result(run),
        ({ message }) => this.misled.push(message),
      );
      return { status: summary.status, summary };
    } catch (error) {
      if (error instanceof IngestCancelled) return { status: 'cancelled' };
      throw error;
    }
  }
}
