import { describe, expect, it } from 'vitest';
import {
  exitStatusOfAll,
  outcomeJson,
  type DeckOutcome,
} from '../../../client/cli/deck-outcome.ts';
import { Interrupted } from '../../../client/cli/exit-status.ts';
import type { IngestRun } from '../../../client/latest-run.ts';
import { InvalidDeck, ServerUnreachable } from '../../../domain/errors.ts';
import { aFailure, aSummary } from '../../workflows/builders.ts';

const RUN: IngestRun = {
  tenantId: 'acme',
  documentId: 'handbook',
  workflowId: 'ingest/acme/handbook',
  runId: 'run-1',
  revision: 'revision-1',
  joined: false,
};

const ended = (status: 'complete' | 'partial' | 'failed'): DeckOutcome => ({
  kind: 'ended',
  summary: aSummary({ status }),
});
const refused = (error: unknown): DeckOutcome => ({
  kind: 'refused',
  file: 'handbook.pptx',
  tenantId: 'acme',
  error,
});

const COMPLETE = ended('complete');
const PARTIAL = ended('partial');
const FAILED = ended('failed');
const STARTED: DeckOutcome = { kind: 'started', run: RUN };
const LEFT: DeckOutcome = { kind: 'left', run: RUN };
const NO_DECK = refused(new InvalidDeck('It is no deck.'));
const UNREACHABLE = refused(new ServerUnreachable('Temporal does not answer.'));

describe('outcomeJson', () => {
  it('of an ingest that ended is its summary, as programs know it', () => {
    const summary = aSummary({ status: 'partial', failedSegments: [aFailure('s1')] });
    expect(outcomeJson({ kind: 'ended', summary })).toEqual({
      document_id: 'handbook',
      tenant_id: 'default',
      revision: 'revision-1',
      workflow_id: 'ingest/default/handbook',
      run_id: 'run-1',
      status: 'partial',
      segments: { total: 3, succeeded: 3, failed: 0, reused: 1 },
      failed_segments: [
        { segment_id: 's1', topic_label: 'Topic 1', error_type: 'LlmUnavailable', message: 'down' },
      ],
      concepts: 1200,
      relations: 1,
      chunks: 7,
      llm: { calls: 0, input_tokens: 0, output_tokens: 0 },
      seconds: 12.34,
      warnings: [],
    });
  });

  it.each([STARTED, LEFT])('of one that runs names the run: $kind', (outcome) => {
    expect(outcomeJson(outcome)).toEqual({
      tenant_id: 'acme',
      document_id: 'handbook',
      workflow_id: 'ingest/acme/handbook',
      run_id: 'run-1',
      revision: 'revision-1',
      joined: false,
      status: 'running',
    });
  });

  it('of a file that was refused says why', () => {
    expect(outcomeJson(NO_DECK)).toEqual({
      file: 'handbook.pptx',
      tenant_id: 'acme',
      status: 'failed',
      error: { type: 'InvalidDeck', message: 'It is no deck.' },
    });
  });

  it.each([
    [new TypeError('oops'), 'oops'],
    ['oops', 'oops'],
  ])('calls %s unexpected', (error, message) => {
    expect(outcomeJson(refused(error))).toMatchObject({ error: { type: 'Unexpected', message } });
  });
});

describe('exitStatusOfAll', () => {
  it.each<[string, number, DeckOutcome[]]>([
    ['nothing', 0, []],
    ['a complete document', 0, [COMPLETE]],
    ['a started ingest', 0, [STARTED]],
    ['a partial document', 3, [PARTIAL]],
    ['a failed document', 1, [FAILED]],
    ['a file that is no deck', 2, [NO_DECK]],
    ['a server that does not answer', 1, [UNREACHABLE]],
    ['an error that was not foreseen', 1, [refused(new TypeError('oops'))]],
    ['an ingest that was left', 130, [LEFT]],
    ['an ingest that was not begun for Ctrl-C', 130, [refused(new Interrupted('interrupted'))]],
  ])('of %s is %i', (_, status, outcomes) => {
    expect(exitStatusOfAll(outcomes)).toBe(status);
  });

  it.each<[string, number, DeckOutcome[]]>([
    ['partial before done', 3, [COMPLETE, PARTIAL, STARTED]],
    ['bad input before partial', 2, [PARTIAL, NO_DECK, COMPLETE]],
    ['a failure before bad input', 1, [PARTIAL, NO_DECK, FAILED]],
    ['Ctrl-C before everything', 130, [FAILED, NO_DECK, LEFT, COMPLETE]],
  ])('is that of the worst: %s', (_, status, outcomes) => {
    expect(exitStatusOfAll(outcomes)).toBe(status);
    expect(exitStatusOfAll(outcomes.toReversed())).toBe(status);
  });
});
