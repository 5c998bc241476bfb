import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressLines } from '../../../client/cli/progress-view.ts';
import type { IngestSight } from '../../../client/follow.ts';
import type { StepProgress } from '../../../workflows/contract.ts';
import { aProgress, aStep } from '../../workflows/builders.ts';

/** What is shown at second 10 of an ingest that started at second 0. */
function shown(sight: Partial<IngestSight>): string[] {
  const whole = { progress: aProgress(), troubles: [], obstacle: undefined, ...sight };
  return progressLines('deck.pptx', whole, 10_000);
}

/** The line of the step 'read', and those under it. */
function shownReading(read: Partial<StepProgress>, rest: Parameters<typeof aProgress>[0] = {}) {
  const lines = shown({ progress: aProgress({ steps: { read: aStep(read) }, ...rest }) });
  const at = lines.findIndex((line) => line.includes('Read segments'));
  return lines.slice(
    at,
    lines.findIndex((line) => line.includes('Cut chunks')),
  );
}

describe('progressLines, of a provider that is down', () => {
  it.each([
    [15_400, 'in 5 s'],
    [10_900, 'now'],
    [9000, 'now'],
  ])('tells when it is asked again: %i', (triedAgainAt, when) => {
    const outages = [{ message: 'OpenAI does not answer: 503.', since: 0, triedAgainAt }];
    expect(shown({ progress: aProgress({ outages }) }).at(-1)).toBe(
      `  ! OpenAI does not answer: 503. Asked again ${when}.`,
    );
  });
});

describe('progressLines', () => {
  it('waits for a worker while nothing is known', () => {
    expect(shown({ progress: undefined })).toEqual(['deck.pptx: waiting for a worker']);
  });

  it('tells how long the ingest takes, and has a line for each step', () => {
    const lines = shown({});
    expect(lines[0]).toBe('deck.pptx  10.0 s');
    expect(lines.slice(1).map((line) => line.trim())).toEqual([
      '· Read the deck',
      '· Read segments',
      '· Cut chunks',
      '· Embed chunks',
      '· Mine relations',
      '· Gatekeeper',
      '· Upload to Qdrant',
      '· Write to Neo4j',
      '· Clear up',
    ]);
  });

  it('tells that a run is being cancelled', () => {
    expect(shown({ progress: aProgress({ isCancelling: true }) })[1]).toBe('  Is being cancelled.');
  });

  it('tells how long a step has been running, or took', () => {
    expect(shownReading({ state: 'running', startedAt: 4000, total: 1 })[0]).toMatch(
      /^ {2}▶ Read segments +6\.0 s$/,
    );
    expect(shownReading({ state: 'done', startedAt: 4000, endedAt: 5500, total: 1 })[0]).toMatch(
      /^ {2}✔ Read segments +1\.5 s$/,
    );
    expect(shownReading({ state: 'failed', startedAt: 0, endedAt: 500 })[0]).toMatch(/✖.*0\.5 s$/);
  });

  it.each([
    [0, '░░░░░░░░░░░░░░░░░░░░ 0/8'],
    [4, '██████████░░░░░░░░░░ 4/8'],
    [8, '████████████████████ 8/8'],
  ])('draws how far a step of 8 parts is with %i done', (done, bar) => {
    expect(shownReading({ state: 'running', startedAt: 0, done, total: 8 })[0]).toContain(bar);
  });

  it('draws a bar of one width, whatever the counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20_000 }), fc.nat(), (total, number) => {
        const done = number % (total + 1);
        const [line] = shownReading({ state: 'running', startedAt: 0, done, total });
        expect(line?.match(/[█░]/g)).toHaveLength(20);
      }),
    );
  });

  it('draws a full bar when a replayed segment was read twice', () => {
    const [line] = shownReading({ state: 'running', startedAt: 0, done: 9, total: 8 });
    expect(line?.match(/█/g)).toHaveLength(20);
  });

  it('names three of the segments that are being read, and counts the rest', () => {
    const reading = [4, 5, 6, 7].map((ordinal) => ({ ordinal, topicLabel: `Topic ${ordinal}` }));
    const segments = { total: 20, running: 5, succeeded: 3, failed: 0, reused: 0 };
    const read = { state: 'running', startedAt: 0, total: 20 } as const;
    expect(shownReading(read, { reading, segments }).slice(1)).toEqual([
      '      4 Topic 4',
      '      5 Topic 5',
      '      6 Topic 6',
      '      and 2 more',
    ]);
  });

  it('tells which segments the pages under way have, and how many pages are done', () => {
    const reading = [
      { ordinal: 251, topicLabel: 'to 500' },
      { ordinal: 501, topicLabel: 'to 750' },
    ];
    const segments = { total: 1000, running: 10, succeeded: 260, failed: 0, reused: 0 };
    const read = { state: 'running', startedAt: 0, total: 1000 } as const;
    const pages = { total: 4, done: 1 };
    expect(shownReading(read, { reading, segments, pages }).slice(1)).toEqual([
      '      251 to 500',
      '      501 to 750',
      '      1 of 4 pages done',
    ]);
  });

  it('tells of failed segments while it reads', () => {
    const segments = { total: 20, running: 0, succeeded: 3, failed: 2, reused: 0 };
    const read = { state: 'running', startedAt: 0, total: 20 } as const;
    expect(shownReading(read, { segments }).slice(1)).toEqual(['      2 segments failed']);
  });

  it('names no segments when none is being read', () => {
    const reading = [{ ordinal: 1, topicLabel: 'Topic 1' }];
    expect(shownReading({ state: 'done', startedAt: 0, endedAt: 1 }, { reading })).toHaveLength(1);
  });

  it('tells what is being tried again, and what stands in the way', () => {
    const troubles = [{ activity: 'saveGraph', attempt: 3, message: 'Neo4j does not answer.' }];
    const lines = shown({ troubles, obstacle: 'no worker runs' });
    expect(lines.slice(-2)).toEqual([
      '  ! saveGraph, after attempt 3: Neo4j does not answer.',
      '  ! no worker runs',
    ]);
  });
});
