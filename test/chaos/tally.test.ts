import { describe, expect, it } from 'vitest';
import { Chronicle } from './chronicle.ts';
import { faultRows, seedRows, type ChaosRun } from './tally.ts';

function run(seed: number, tell: (chronicle: Chronicle) => void): ChaosRun {
  const chronicle = new Chronicle(() => undefined);
  tell(chronicle);
  return { seed, seconds: 90, chronicle };
}

const runs = [
  run(7, (chronicle) => {
    chronicle.note('worker killed', 3, 'calls under way');
    chronicle.note('worker killed', 2, 'calls under way');
    chronicle.note('cancelled', 1.25, 'seconds');
    chronicle.check('reading', 'graph', [], 'equal');
  }),
  run(8, (chronicle) => {
    chronicle.note('worker killed', 4, 'calls under way');
    chronicle.check('reading', 'graph', ['missing: a', 'missing: b'], 'equal');
    chronicle.check('reading', 'calls', [], 'none twice');
  }),
];

describe('the tally of several runs', () => {
  it('has a row for each seed', () => {
    expect(seedRows(runs).slice(1)).toEqual([
      ['7', '1.5', '3', '1', '0'],
      ['8', '1.5', '1', '2', '2'],
    ]);
  });

  it('sums the faults up over all of them', () => {
    expect(faultRows(runs).slice(1)).toEqual([
      ['cancelled', '1', '1.3 seconds'],
      ['worker killed', '3', '9 calls under way'],
    ]);
  });
});
