import { describe, expect, it } from 'vitest';
import type { OutageProgress } from '../../workflows/contract.ts';
import type { PageReport } from '../../workflows/page-contract.ts';
import { PageReporter } from '../../workflows/page-reporter.ts';
import type { SegmentReading } from '../../workflows/segment-reading.ts';
import { aReading } from './builders.ts';

/** A reporter of page 7 whose reports arrive when the test says so. */
function aReporter() {
  const reports: PageReport[] = [];
  let arrive: (() => void) | undefined;
  let isSlow = false;
  const reporter = new PageReporter(7, (report) => {
    reports.push(report);
    return isSlow ? new Promise((resolve) => (arrive = resolve)) : Promise.resolve();
  });
  return {
    reporter,
    reports,
    slow: () => (isSlow = true),
    arrive: () => {
      isSlow = false;
      arrive?.();
    },
  };
}

/** Reads so many segments, telling the reporter of each. */
async function settle(
  reporter: PageReporter,
  reading: SegmentReading,
  count: number,
  outcome: 'succeed' | 'fail' = 'succeed',
): Promise<void> {
  const { window } = reading;
  for (let index = 0; index < count; index++) {
    const { segmentId } = window.take();
    if (outcome === 'fail') window.fail(segmentId, 'LlmUnavailable', 'down');
    else window.succeed(segmentId, 'extraction-v1/1', false);
    await reporter.look(reading);
  }
}

/** The reading while its calls wait for providers. */
function waitingFor(reading: SegmentReading, outages: OutageProgress[]): SegmentReading {
  return Object.create(reading, { outages: { value: outages }, window: { value: reading.window } });
}

describe('PageReporter', () => {
  it('reports each tenth of a page', async () => {
    const { reporter, reports } = aReporter();
    const reading = aReading(250);
    await settle(reporter, reading, 250);
    expect(reports.map(({ counts }) => counts.succeeded)).toEqual(
      Array.from({ length: 10 }, (_, index) => (index + 1) * 25),
    );
    expect(reports[0]).toEqual({
      number: 7,
      counts: { total: 250, succeeded: 25, failed: 0, reused: 0 },
      failures: [],
      replays: 0,
    });
  });

  it('tells a failure at once, and each once', async () => {
    const { reporter, reports } = aReporter();
    const reading = aReading(100);
    await settle(reporter, reading, 2);
    await settle(reporter, reading, 2, 'fail');
    await settle(reporter, reading, 3);
    expect(reports.map(({ failures }) => failures.map(({ segmentId }) => segmentId))).toEqual([
      ['s3'],
      ['s4'],
    ]);
  });

  it('does not tell each failure of very many at once, but all of them with the next tenth', async () => {
    const { reporter, reports } = aReporter();
    const reading = aReading(250);
    await settle(reporter, reading, 250, 'fail');
    // Twenty at once, and then one for each 25 segments.
    expect(reports).toHaveLength(20 + 9);
    expect(reports.flatMap(({ failures }) => failures)).toHaveLength(245);
    expect(reports[20]?.failures).toHaveLength(25);
  });

  it('has one report under way, and tells what changed meanwhile with the next', async () => {
    const { reporter, reports, slow, arrive } = aReporter();
    const reading = aReading(10);
    slow();
    const settled = settle(reporter, reading, 1, 'fail');
    for (const _ of [1, 2, 3]) {
      reading.window.fail(reading.window.take().segmentId, 'LlmUnavailable', 'down');
      await reporter.look(reading);
    }
    expect(reports).toHaveLength(1);
    arrive();
    await settled;
    expect(reports).toHaveLength(2);
    expect(reports[1]?.failures.map(({ segmentId }) => segmentId)).toEqual(['s2', 's3', 's4']);
  });

  it('tells of a segment that was replayed and failed once more', async () => {
    const { reporter, reports } = aReporter();
    const reading = aReading(100);
    await settle(reporter, reading, 1, 'fail');
    reading.replay(['s1']);
    reporter.replayed(['s1'], 1);
    while (reading.window.hasNext) reading.window.take();
    reading.window.fail('s1', 'LlmUnavailable', 'still down');
    await reporter.look(reading);
    expect(reports.map(({ failures, replays }) => [failures[0]?.message, replays])).toEqual([
      ['down', 0],
      ['still down', 1],
    ]);
    expect(reporter.replays).toBe(1);
  });

  it('tells of a replayed segment that was read at last', async () => {
    const { reporter, reports } = aReporter();
    const reading = aReading(2);
    await settle(reporter, reading, 1, 'fail');
    reading.replay(['s1']);
    reporter.replayed(['s1'], 1);
    while (reading.window.hasNext) reading.window.take();
    reading.window.succeed('s1', 'extraction-v1/1', false);
    await reporter.look(reading);
    expect(reports.at(-1)?.counts).toMatchObject({ succeeded: 1, failed: 0 });
  });

  it('tells at once of a provider that it waits for, of each try, and when it answers again', async () => {
    const { reporter, reports } = aReporter();
    const reading = aReading(100);
    const outages = [1, 2].map((triedAgainAt) => [{ message: 'down', since: 0, triedAgainAt }]);
    for (const waitsFor of [outages[0]!, outages[0]!, outages[1]!, [], []]) {
      await reporter.look(waitingFor(reading, waitsFor));
    }
    expect(reports.map((report) => report.outages)).toEqual([...outages, undefined]);
  });

  it('does not tell of each try without end', async () => {
    const { reporter, reports } = aReporter();
    const reading = aReading(100);
    for (let triedAgainAt = 0; triedAgainAt < 100; triedAgainAt++) {
      await reporter.look(waitingFor(reading, [{ message: 'down', since: 0, triedAgainAt }]));
    }
    expect(reports).toHaveLength(40);
    await settle(reporter, reading, 10);
    expect(reports).toHaveLength(41);
  });
});
