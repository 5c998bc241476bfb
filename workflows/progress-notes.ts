import type { IngestProgress } from './contract.ts';

/** What a run waits for or is about, where its steps do not tell: for the Web UI and the command line alike. */
export function progressNotes({
  status,
  isCancelling,
  waitsForReplayUntil,
}: IngestProgress): string[] {
  if (status !== 'running') return [];
  return [
    ...(isCancelling ? ['Is being cancelled.'] : []),
    ...(waitsForReplayUntil == null
      ? []
      : [`Is written, and waits for a replay until ${timeOf(waitsForReplayUntil)}.`]),
  ];
}

function timeOf(millis: number): string {
  return new Date(millis).toISOString().replace('T', ' ').replace(/\..*$/, ' UTC');
}
