import type { OutageProgress } from './contract.ts';
import type { PageReport } from './page-contract.ts';
import type { SegmentReading } from './segment-reading.ts';

/** So a page of 250 segments tells ten times how far it is; each report is four events for the document. */
const REPORTS_PER_PAGE = 10;

/** So many failures are told at once, to be replayed while the page runs; those after them with the next report. */
const FAILURES_TOLD_AT_ONCE = 20;

/** So many tries of providers that are down are told at once: an outage that is waited for has about ten. */
const OUTAGES_TOLD_AT_ONCE = 40;

/** Decides when a page tells its document how far it is: often enough to be followed, seldom enough for its history. */
export class PageReporter {
  readonly #number: number;
  readonly #send: (report: PageReport) => Promise<void>;
  readonly #told = new Set<string>();
  #replays = 0;
  #settledWhenTold = 0;
  #toldAtOnce = 0;
  #toldOutages: OutageProgress[] = [];
  #outagesToldAtOnce = 0;
  #isSending = false;

  /** @param send rejects when the document cannot be told */
  constructor(number: number, send: (report: PageReport) => Promise<void>) {
    this.#number = number;
    this.#send = send;
  }

  /** Looks whether there is something to tell, and tells it. One report is under way at a time. */
  async look(reading: SegmentReading): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (;;) {
        const report = this.#reportOf(reading);
        if (report === undefined) return;
        await this.#send(report);
      }
    } finally {
      this.#isSending = false;
    }
  }

  /**
   * The document wants failed segments read again: should they fail once more, that is news.
   *
   * @param putBack how many of them are to be read, and not only to be embedded
   */
  replayed(segmentIds: string[], putBack: number): void {
    this.#replays += 1;
    this.#settledWhenTold -= putBack;
    for (const segmentId of segmentIds) this.#told.delete(segmentId);
  }

  /** How many requests for a replay it has been told of. */
  get replays(): number {
    return this.#replays;
  }

  #reportOf({ window, outages }: SegmentReading): PageReport | undefined {
    const { running: _, ...counts } = window.counts;
    const settled = counts.succeeded + counts.failed;
    const isDue = settled - this.#settledWhenTold >= counts.total / REPORTS_PER_PAGE;
    const mayTellFailure =
      counts.failed > this.#told.size && this.#toldAtOnce < FAILURES_TOLD_AT_ONCE;
    const mayTellOutage =
      this.#outagesToldAtOnce < OUTAGES_TOLD_AT_ONCE && !areSame(outages, this.#toldOutages);
    if (!isDue && !mayTellFailure && !mayTellOutage) return undefined;
    const failures = window.failures.filter(({ segmentId }) => !this.#told.has(segmentId));
    for (const { segmentId } of failures) this.#told.add(segmentId);
    if (mayTellOutage) this.#outagesToldAtOnce += 1;
    else if (!isDue) this.#toldAtOnce += 1;
    this.#toldOutages = outages;
    this.#settledWhenTold = settled;
    const report = { number: this.#number, counts, failures, replays: this.#replays };
    return outages.length === 0 ? report : { ...report, outages };
  }
}

function areSame(some: OutageProgress[], others: OutageProgress[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
