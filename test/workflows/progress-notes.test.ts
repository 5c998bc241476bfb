import { describe, expect, it } from 'vitest';
import { progressNotes } from '../../workflows/progress-notes.ts';
import { aProgress } from './builders.ts';

const waitsForReplayUntil = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

describe('progressNotes', () => {
  it('tells nothing of a run whose steps tell all', () => {
    expect(progressNotes(aProgress())).toEqual([]);
  });

  it('tells that a run is being cancelled', () => {
    expect(progressNotes(aProgress({ isCancelling: true }))).toEqual(['Is being cancelled.']);
  });

  it('tells until when a run waits for a replay', () => {
    expect(progressNotes(aProgress({ waitsForReplayUntil }))).toEqual([
      'Is written, and waits for a replay until 2026-01-02 03:04:05 UTC.',
    ]);
  });

  it('tells nothing any more of a run that has ended', () => {
    const ended = { status: 'cancelled', isCancelling: true, waitsForReplayUntil } as const;
    expect(progressNotes(aProgress(ended))).toEqual([]);
  });
});
