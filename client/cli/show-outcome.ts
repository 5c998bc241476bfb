import type { IngestClient } from '../ingest-client.ts';
import type { IngestRun } from '../latest-run.ts';
import { exitStatusOfAll, outcomeJson, type DeckOutcome } from './deck-outcome.ts';
import { estimateLines } from './estimate-view.ts';
import { followRun } from './follow-run.ts';
import { interruptSignal } from './interrupt.ts';
import { printJson, printLines, tell } from './output.ts';
import { createProgressDisplay } from './progress-display.ts';
import type { Session } from './session.ts';
import { summaryLines, warningLine } from './summary-view.ts';
import { webUiLine } from './web-ui.ts';

/**
 * Tells what became of the decks of a command: as JSON, one value for one deck and a list for more, or for
 * people; and sets the exit status. What went wrong goes to standard error either way.
 */
export function showOutcomes(session: Session, outcomes: DeckOutcome[], asJson: boolean): void {
  if (asJson) {
    const values = outcomes.map(outcomeJson);
    printJson(values.length === 1 ? values[0] : values);
  }
  for (const outcome of outcomes) showOutcome(session, outcome, asJson);
  process.exitCode = exitStatusOfAll(outcomes);
}

/** Shows a run until it ends, and then what became of it. @throws what the run failed with */
export async function showUntilEnd(
  session: Session,
  ingests: IngestClient,
  run: IngestRun,
  asJson: boolean,
): Promise<void> {
  const display = createProgressDisplay();
  let outcome: DeckOutcome;
  try {
    outcome = await followRun(ingests, run, run.documentId, display, interruptSignal());
  } finally {
    display.clear();
  }
  showOutcomes(session, [outcome], asJson);
}

function showOutcome(session: Session, outcome: DeckOutcome, quiet: boolean): void {
  switch (outcome.kind) {
    case 'ended':
      if (!quiet) printLines(...summaryLines(outcome.summary), webUiLine(session, outcome.summary));
      break;
    case 'started':
      if (!quiet) printLines(`${outcome.run.documentId}: started`, webUiLine(session, outcome.run));
      break;
    case 'estimated': {
      const { documentId, estimate } = outcome;
      if (!quiet) printLines(...estimateLines(documentId, estimate));
      for (const warning of estimate.warnings) tell(warningLine(warning));
      break;
    }
    case 'left':
      tell(
        `${outcome.run.documentId} goes on without us. 'status' and 'watch' show it; 'cancel' ends it.`,
      );
      break;
    case 'refused':
      session.tellError(outcome.error, outcome.file);
      break;
  }
}
