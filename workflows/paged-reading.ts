import type { PageRef } from '../activities/cut-into-pages.ts';
import type { IngestPlan } from '../activities/plan-ingest.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type {
  Degraded,
  IngestProgress,
  OutageProgress,
  PageProgress,
  SegmentCounts,
  SegmentFailure,
} from './contract.ts';
import { lanesInUse, newPage, type PageState } from './page-state.ts';
import { addDegraded, type GivenUp } from './provider-calls.ts';
import type { PageReport, PageResult } from './page-contract.ts';
import { FAILURES_NAMED, refusalOf, type Reading, type ReadingResult } from './reading.ts';

/** With two, the next page begins while the last segments of another are being read. */
const PAGES_AT_ONCE = 2;

/** What is to be said to the workflow of a page. */
export type PageMessage = { workflowId: string } & ({ lanes: number } | { replay: string[] });

/** A page that is to be begun. */
export interface PageStart {
  number: number;
  page: PageState['page'];
  workflowId: string;
  lanes: number;
  again: string[] | undefined;
  givenUp: GivenUp;
  ordinalFrom: number;
  segments: number;
}

/**
 * The pages of a large document on their way through workflows of their own: which wait, which run and with how
 * many of the document's lanes, what came of the others. Plain state; the workflow of the document drives it.
 */
export class PagedReading implements Reading {
  readonly plan: IngestPlan;
  readonly segmentsPerWorkflow: number | undefined;
  readonly #pages: PageState[];
  degraded: Degraded | undefined;
  readonly unread = [];
  readonly earlierPages: ArtifactRef[] = [];
  /** Providers that the page that ended last has given up waiting for: the next ones do not begin to wait anew. */
  #givenUp: GivenUp = {};
  /** What is to be said to pages; whoever says it takes it out. */
  readonly messages: PageMessage[] = [];

  /** @param segmentsPerWorkflow how many segments one workflow reads, for the limits of the pages' histories */
  constructor(plan: IngestPlan, pages: PageRef[], segmentsPerWorkflow?: number) {
    this.plan = plan;
    this.segmentsPerWorkflow = segmentsPerWorkflow;
    this.#pages = pages.map(newPage);
  }

  /** Whether a page waits and can be begun. */
  get hasNext(): boolean {
    return this.#startable > 0;
  }

  /** Whether no page waits and none runs. */
  get isDrained(): boolean {
    return this.#pages.every(({ state }) => state === 'done');
  }

  /**
   * The next page, which runs until it is finished.
   *
   * @param parent what the ids of the pages' workflows begin with
   */
  take(parent: string): PageStart {
    const page = this.#inState('waiting')[0];
    if (page === undefined) throw new Error('no page waits');
    const startable = this.#startable;
    this.#takeBackLanes();
    const lanes = Math.ceil(this.#freeLanes / startable);
    const workflowId = `${parent}/page-${page.number}.${page.readings + 1}`;
    const { number, again, ordinalFrom, segments } = page;
    Object.assign(page, {
      state: 'running',
      workflowId,
      lanes,
      readings: page.readings + 1,
      again: undefined,
      reusedBefore: page.counts.reused,
    });
    const givenUp = this.#givenUp;
    return { number, page: page.page, workflowId, lanes, again, givenUp, ordinalFrom, segments };
  }

  /** Gives lanes that no page is there to take to one that runs. */
  lendLanes(): void {
    const [page] = this.#inState('running');
    const free = this.#freeLanes;
    if (page === undefined || free === 0 || this.hasNext) return;
    page.lanes += free;
    this.messages.push({ workflowId: page.workflowId!, lanes: page.lanes });
  }

  /** A page tells how far it is. */
  hear({ number, counts, failures, replays, outages = [] }: PageReport): void {
    const page = this.#page(number);
    const unheard = page.replays.slice(replays).flat();
    page.counts = {
      ...counts,
      failed: counts.failed - unheard.length,
      reused: page.reusedBefore + counts.reused,
    };
    page.outages = outages;
    for (const failure of failures) page.failures.set(failure.segmentId, failure);
  }

  /** The workflow of a page has ended. */
  finish(number: number, result: PageResult): void {
    const page = this.#page(number);
    const { page: ref, counts, chunks, failedIds, failures, givenUp = {} } = result;
    this.earlierPages.push(page.page);
    this.degraded = addDegraded(this.degraded, result.degraded);
    this.#givenUp = givenUp;
    const reasons = new Map(failures.map((failure) => [failure.segmentId, failure]));
    const unheard = page.replays.slice(result.replays);
    Object.assign(page, {
      state: 'done',
      page: ref,
      workflowId: null,
      lanes: 0,
      replays: [],
      counts: { ...counts, reused: page.reusedBefore + counts.reused },
      failures: new Map(failedIds.map((id) => [id, reasons.get(id) ?? null])),
      outages: [],
      chunks,
    });
    for (const segmentIds of unheard) this.#replayInPage(page, segmentIds);
  }

  get counts(): SegmentCounts & { running: number } {
    const sum = (key: keyof SegmentCounts) =>
      this.#pages.reduce((total, { counts }) => total + counts[key], 0);
    return {
      total: sum('total'),
      running: this.#pages.reduce((total, page) => total + lanesInUse(page), 0),
      succeeded: sum('succeeded'),
      failed: sum('failed'),
      reused: sum('reused'),
    };
  }

  /** How many pages are done. */
  get doneCount(): number {
    return this.#inState('done').length;
  }

  get underWay(): IngestProgress['reading'] {
    return this.#inState('running').map(({ ordinalFrom, segments }) => ({
      ordinal: ordinalFrom,
      topicLabel: `to ${ordinalFrom + segments - 1}`,
    }));
  }

  get failedCount(): number {
    return this.#pages.reduce((sum, { failures }) => sum + failures.size, 0);
  }

  get failures(): SegmentFailure[] {
    return this.#pages
      .flatMap(({ failures }) => [...failures.values()].filter((failure) => failure !== null))
      .slice(0, FAILURES_NAMED);
  }

  get hasReadNothing(): boolean {
    const { total, succeeded } = this.counts;
    return total > 0 && succeeded === 0;
  }

  get chunkCount(): number {
    return this.#pages.reduce((sum, { chunks }) => sum + chunks, 0);
  }

  /** Each once, though several pages may wait for the same provider. */
  get outages(): OutageProgress[] {
    const outages = new Map<string, OutageProgress>();
    for (const outage of this.#pages.flatMap((page) => page.outages)) {
      const known = outages.get(outage.message);
      if (known === undefined || outage.since < known.since) outages.set(outage.message, outage);
    }
    return [...outages.values()];
  }

  get pages(): PageProgress[] {
    return this.#pages.map(({ number, ordinalFrom, segments, state, page, workflowId }) => ({
      number,
      ordinalFrom,
      segments,
      state,
      page,
      workflowId,
    }));
  }

  get result(): ReadingResult {
    const pages = this.#pages.map(({ page }) => page);
    return { extractions: [], batches: [], failures: [], pages };
  }

  get replaysToCome(): string[] {
    return this.#pages.flatMap(({ again }) => again ?? []);
  }

  refuseReplay(segmentIds: string[]): string | undefined {
    return refusalOf(segmentIds, new Set(this.#pages.flatMap((page) => [...page.failures.keys()])));
  }

  replay(segmentIds: string[]): number {
    this.#givenUp = {};
    return this.#pages.reduce((sum, page) => sum + this.#replayInPage(page, segmentIds), 0);
  }

  /** Has a page read failed segments again: at once while it runs, else when it is begun anew. */
  #replayInPage(page: PageState, segmentIds: string[]): number {
    const named = new Set(segmentIds);
    const chosen = [...page.failures.keys()].filter((id) => named.size === 0 || named.has(id));
    if (chosen.length === 0) return 0;
    for (const segmentId of chosen) page.failures.delete(segmentId);
    page.counts.failed -= chosen.length;
    if (page.state === 'running') {
      page.replays.push(chosen);
      this.messages.push({ workflowId: page.workflowId!, replay: chosen });
    } else {
      page.state = 'waiting';
      page.again = [...(page.again ?? []), ...chosen];
    }
    return chosen.length;
  }

  #page(number: number): PageState {
    const page = this.#pages[number - 1];
    if (page === undefined) throw new Error(`the document has no page ${number}`);
    return page;
  }

  #inState(state: PageState['state']): PageState[] {
    return this.#pages.filter((page) => page.state === state);
  }

  /** Takes from pages the lanes that they have no more segments for. */
  #takeBackLanes(): void {
    for (const page of this.#inState('running')) {
      const lanes = Math.max(lanesInUse(page), 1);
      if (lanes === page.lanes) continue;
      page.lanes = lanes;
      this.messages.push({ workflowId: page.workflowId!, lanes });
    }
  }

  get #freeLanes(): number {
    const taken = this.#pages.reduce((sum, { lanes }) => sum + lanes, 0);
    return this.plan.maxParallelSegments - taken;
  }

  get #startable(): number {
    const inUse = this.#inState('running').map((page) => Math.max(lanesInUse(page), 1));
    const free = inUse.reduce((rest, lanes) => rest - lanes, this.plan.maxParallelSegments);
    return Math.min(PAGES_AT_ONCE - inUse.length, this.#inState('waiting').length, free);
  }
}
