import { defaultPayloadConverter } from '@temporalio/common';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { describe, expect, it } from 'vitest';
import { refsInEvent } from '../../activities/run-artifacts.ts';
import { recordedHistories } from '../workflows/histories.ts';

/** Kinds of the artifacts that a recorded run was told of. */
function kindsIn(name: string): Set<string> {
  const { history } = recordedHistories().find((one) => one.name.startsWith(name))!;
  const refs = (historyFromJSON(history).events ?? []).flatMap(refsInEvent);
  return new Set(refs.map((ref) => ref.split('/')[0]!));
}

/** The event of an activity that gave this. */
function completion(result: unknown) {
  const payloads = [defaultPayloadConverter.toPayload(result)];
  return { activityTaskCompletedEventAttributes: { result: { payloads } } };
}

describe('the artifacts in the history of a run', () => {
  it('are those that it began with, and what was read until it was cancelled', () => {
    expect(kindsIn('cancelled-0')).toEqual(
      new Set(['deck', 'outline-v1', 'segment-v1', 'chunks-v1']),
    );
  });

  it('are those of a run that has written, too', () => {
    const kinds = kindsIn('compared');
    for (const kind of ['prepass-v1', 'extraction-v1', 'names-v1', 'mined-v3', 'gated-v3']) {
      expect([...kinds]).toContain(kind);
    }
  });

  it('are not what the words of a deck call one', () => {
    const ref = `deck/${'a'.repeat(64)}`;
    expect(refsInEvent(completion({ topicLabel: `see ${ref}` }))).toEqual([]);
    expect(refsInEvent(completion({ batches: [{ chunks: ref, vectors: null }] }))).toEqual([ref]);
  });
});
