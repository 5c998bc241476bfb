import { followIngest } from '../follow.ts';
import type { IngestClient } from '../ingest-client.ts';
import type { IngestRun } from '../latest-run.ts';
import type { DeckOutcome } from './deck-outcome.ts';
import { Interrupted } from './exit-status.ts';
import type { ProgressDisplay } from './progress-display.ts';

/** Shows a run until it ends or the watching is given up. @throws what the run failed with */
export async function followRun(
  ingests: IngestClient,
  run: IngestRun,
  name: string,
  display: ProgressDisplay,
  interrupt: AbortSignal,
): Promise<DeckOutcome> {
  try {
    const onSight = (sight: Parameters<ProgressDisplay['show']>[1]) => display.show(name, sight);
    return { kind: 'ended', summary: await followIngest(ingests, run, onSight, interrupt) };
  } catch (error) {
    if (error instanceof Interrupted) return { kind: 'left', run };
    throw error;
  }
}
