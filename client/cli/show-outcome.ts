import { exitStatusOfAll, outcomeJson, type DeckOutcome } from './deck-outcome.ts';
import { printJson, printLines, tell } from './output.ts';
import type { Session } from './session.ts';
import { summaryLines } from './summary-view.ts';
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

function showOutcome(session: Session, outcome: DeckOutcome, quiet: boolean): void {
  switch (outcome.kind) {
    case 'ended':
      if (!quiet) printLines(...summaryLines(outcome.summary), webUiLine(session, outcome.summary));
      break;
    case 'started':
      if (!quiet) printLines(`${outcome.run.documentId}: started`, webUiLine(session, outcome.run));
      break;
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
