import { workflowInfo } from '@temporalio/workflow';

/** Segments that one workflow reads, where the deck does not say: decks that earlier versions have read. */
const SEGMENTS_PER_WORKFLOW = 500;

/**
 * A segment is 7 to 12 events, so a history is longer than this because segments were read more than once. With 500
 * segments that is 10,000 events; Temporal ends a workflow at 51,200.
 */
const EVENTS_PER_SEGMENT = 20;

/** The history that a workflow may have, given how many segments one workflow reads. */
export class HistoryLimits {
  readonly #longEvents: number;

  constructor(segmentsPerWorkflow = SEGMENTS_PER_WORKFLOW) {
    this.#longEvents = EVENTS_PER_SEGMENT * segmentsPerWorkflow;
  }

  /** Whether what comes next should rather be in a history of its own. */
  get isLong(): boolean {
    return workflowInfo().historyLength > this.#longEvents;
  }

  /** Whether no more may be put into this history than is under way. */
  get isFull(): boolean {
    return workflowInfo().historyLength > 4 * this.#longEvents;
  }
}
