import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressTable } from '../../workflows/progress-table.ts';
import { aFailure, aProgress, aStep } from './builders.ts';

const linesOf = (table: string) => table.split('\n');

describe('progressTable', () => {
  it('tells how the segments stand', () => {
    const segments = { total: 9, running: 2, succeeded: 5, failed: 1, reused: 3 };
    expect(linesOf(progressTable(aProgress({ segments }), []))[0]).toBe(
      'Segments: 5 of 9 read (3 known before), 2 being read, 1 failed',
    );
  });

  it('tells first what a run waits for', () => {
    const waitsForReplayUntil = Date.UTC(2026, 0, 2, 3, 4, 5);
    expect(linesOf(progressTable(aProgress({ waitsForReplayUntil }), [])).slice(0, 2)).toEqual([
      'Is written, and waits for a replay until 2026-01-02 03:04:05 UTC.',
      '',
    ]);
  });

  it('has a row for each step, in the order the data flows', () => {
    const rows = linesOf(progressTable(aProgress(), [])).slice(2);
    expect(rows.map((row) => row.split('|')[2]?.trim())).toEqual([
      'Step',
      '---',
      'Read the deck',
      'Read segments',
      'Cut chunks',
      'Embed chunks',
      'Mine relations',
      'Gatekeeper',
      'Upload to Qdrant',
      'Write to Neo4j',
      'Clear up',
    ]);
  });

  it.each([
    [aStep(), '| · | Read segments |  |  |'],
    [
      aStep({ state: 'running', startedAt: 500, done: 3, total: 9 }),
      '| ▶ | Read segments | 3/9 |  |',
    ],
    [
      aStep({ state: 'done', startedAt: 500, endedAt: 2000, done: 9, total: 9 }),
      '| ✔ | Read segments | 9/9 | 1.5 s |',
    ],
    [
      aStep({ state: 'failed', startedAt: 0, endedAt: 100, done: 0, total: 1 }),
      '| ✖ | Read segments |  | 0.1 s |',
    ],
  ])('shows the state, parts and time of a step: %j', (read, row) => {
    expect(linesOf(progressTable(aProgress({ steps: { read } }), []))).toContain(row);
  });

  it('tells which provider is waited for, since when and until when', () => {
    const outage = {
      message: 'OpenAI does not answer: 503 | <overloaded>',
      since: Date.parse('2026-02-01T12:00:05.900Z'),
      triedAgainAt: Date.parse('2026-02-01T12:00:10Z'),
    };
    expect(linesOf(progressTable(aProgress({ outages: [outage] }), [])).slice(0, 4)).toEqual([
      'Segments: 0 of 0 read (0 known before), 0 being read, 0 failed',
      '',
      '**Waiting since 12:00:05 UTC**: OpenAI does not answer: 503    overloaded  Asked again at 12:00:10 UTC.',
      '',
    ]);
  });

  it('names the failed segments', () => {
    const failure = aFailure('s2', { topicLabel: 'Capacity' });
    expect(linesOf(progressTable(aProgress(), [failure])).slice(-3)).toEqual([
      '| Failed segment | Reason |',
      '|---|---|',
      '| Capacity | LlmUnavailable: down |',
    ]);
  });

  it('names twenty failed segments, and counts the rest', () => {
    const failures = Array.from({ length: 23 }, (_, index) => aFailure(`s${index + 1}`));
    const twenty = linesOf(progressTable(aProgress(), failures.slice(0, 20)));
    expect(twenty.at(-1)).toBe('| Topic 20 | LlmUnavailable: down |');
    const more = linesOf(progressTable(aProgress(), failures));
    expect(more.slice(-2)).toEqual(['| Topic 20 | LlmUnavailable: down |', '| and 3 more | |']);
  });

  it('shortens long reasons', () => {
    const message = 'x'.repeat(5000);
    const table = progressTable(aProgress(), [aFailure('s1', { message })]);
    expect(linesOf(table).at(-1)).toBe(`| Topic 1 | LlmUnavailable: ${'x'.repeat(199)}… |`);
  });

  it('keeps what a deck or a server says within its cell, and makes no link or tag of it', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '|', '\n', '\r', '<', '>', '`', '[', ']'),
    });
    fc.assert(
      fc.property(text, text, (topicLabel, message) => {
        const clean = progressTable(aProgress(), [aFailure('s1')]);
        const table = progressTable(aProgress(), [aFailure('s1', { topicLabel, message })]);
        expect(linesOf(table)).toHaveLength(linesOf(clean).length);
        const row = linesOf(table).at(-1)!;
        expect(row.split('|')).toHaveLength(4);
        expect(row).not.toMatch(/[\r<>`[\]]/);
      }),
    );
  });
});
