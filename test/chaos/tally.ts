import { keepResult, markdownTable } from '../../bench/results.ts';
import type { Chronicle } from './chronicle.ts';

/** What came of one seed. */
export interface ChaosRun {
  seed: number;
  seconds: number;
  chronicle: Pick<Chronicle, 'struck' | 'checks' | 'findings'>;
}

const INTRO = `Made by \`npm run chaos\`: documents are ingested while worker, servers, network and provider fail and the
user cancels, as the seed says; then the graph and the index are compared with those of an undisturbed run, and
every call of the LLM is accounted for.`;

/** Keeps what was done in these runs, what it cost and what was found to be wrong, as a page of `bench/results`. */
export async function keepRuns(name: string, runs: ChaosRun[]): Promise<void> {
  await keepResult(name, INTRO, [markdownTable(seedRows(runs)), markdownTable(faultRows(runs))]);
}

/** A row for each seed, under a head. */
export function seedRows(runs: ChaosRun[]): string[][] {
  return [
    ['seed', 'minutes', 'faults', 'compared or counted', 'wrong'],
    ...runs.map(({ seed, seconds, chronicle: { struck, checks, findings } }) => [
      String(seed),
      (seconds / 60).toFixed(1),
      String([...struck.values()].reduce((sum, { costs }) => sum + costs.length, 0)),
      String(checks.length),
      String(findings.length),
    ]),
  ];
}

/** A row for each fault that struck in any of the runs, under a head. */
export function faultRows(runs: ChaosRun[]): string[][] {
  const struck = Map.groupBy(
    runs.flatMap(({ chronicle }) => [...chronicle.struck]),
    ([fault]) => fault,
  );
  const rows = [...struck]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([fault, each]) => {
      const costs = each.flatMap(([, one]) => one.costs);
      const total = costs.reduce((sum, cost) => sum + cost, 0);
      return [fault, String(costs.length), `${Number(total.toFixed(1))} ${each[0]![1].unit}`];
    });
  return [['fault', 'times', 'cost'], ...rows];
}
