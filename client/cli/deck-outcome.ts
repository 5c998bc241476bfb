import { KnowbaseError } from '../../domain/errors.ts';
import type { IngestSummary } from '../../workflows/contract.ts';
import type { DeckEstimate } from '../estimate-deck.ts';
import type { IngestRun } from '../latest-run.ts';
import { toWire } from '../wire.ts';
import { EXIT, exitStatusOf } from './exit-status.ts';

/** What became of one of the decks that a command was given. */
export type DeckOutcome =
  | { kind: 'ended'; summary: IngestSummary }
  | { kind: 'started'; run: IngestRun }
  /** Still under way when the watching was given up. */
  | { kind: 'left'; run: IngestRun }
  /** Nothing was started: this is what it may cost. */
  | { kind: 'estimated'; file: string; documentId: string; estimate: DeckEstimate }
  | { kind: 'refused'; file: string; tenantId: string; error: unknown };

export function outcomeJson(outcome: DeckOutcome): unknown {
  switch (outcome.kind) {
    case 'ended':
      return toWire(outcome.summary);
    case 'started':
    case 'left':
      return toWire({ ...outcome.run, status: 'running' });
    case 'estimated': {
      const { file, documentId, estimate } = outcome;
      return toWire({ file, documentId, ...estimate });
    }
    case 'refused': {
      const { file, tenantId, error } = outcome;
      const type = error instanceof KnowbaseError ? error.type : 'Unexpected';
      const message = error instanceof Error ? error.message : String(error);
      return toWire({ file, tenantId, status: 'failed', error: { type, message } });
    }
  }
}

/** One exit status for all: the worst, a failure of ours before bad input before what is partial. */
export function exitStatusOfAll(outcomes: DeckOutcome[]): number {
  const statuses = new Set(outcomes.map(exitStatusOfOne));
  return (
    [EXIT.interrupted, EXIT.failed, EXIT.badInput, EXIT.partial].find((s) => statuses.has(s)) ??
    EXIT.done
  );
}

function exitStatusOfOne(outcome: DeckOutcome): number {
  switch (outcome.kind) {
    case 'started':
    case 'estimated':
      return EXIT.done;
    case 'left':
      return EXIT.interrupted;
    case 'refused':
      return exitStatusOf(outcome.error);
    case 'ended': {
      const byStatus = { complete: EXIT.done, partial: EXIT.partial, failed: EXIT.failed };
      return byStatus[outcome.summary.status];
    }
  }
}
