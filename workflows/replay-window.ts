import { condition } from '@temporalio/workflow';
import type { IngestState } from './ingest-state.ts';

/**
 * Waits until a replay of failed segments is asked for, as long as the plan allows. Returns at once when
 * none failed, or when a replay was asked for already.
 */
export async function waitForReplay(state: IngestState): Promise<void> {
  const windowMs = (state.opened!.reading.plan.replayWindowSeconds ?? 0) * 1000;
  if (windowMs === 0 || state.replayAsked || state.outcome === 'complete') return;
  state.progress.waitUntil(Date.now() + windowMs);
  try {
    await condition(() => state.replayAsked, windowMs, {
      summary: 'closes when no replay is asked for',
    });
  } finally {
    state.progress.waitUntil(null);
  }
}
