import { table } from '../../client/cli/output.ts';
import type { Chronicle } from './chronicle.ts';

const NOTHING = 'nothing';

/** What was done, what it cost and what was lost; then what was compared. */
export function reportOf({ struck, checks, findings }: Chronicle): string {
  const lost = findings.length === 0 ? NOTHING : 'see below';
  const done = [...struck]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([fault, { costs, unit }]) => [
      fault,
      costs.length,
      `${unit}: ${Number(sumOf(costs).toFixed(1))}`,
      lost,
    ]);
  return [
    table(['Fault', 'Times', 'Cost', 'Lost'], done),
    '',
    table(
      ['Compared or counted', 'Result'],
      checks.map(({ what, result }) => [what, result]),
    ),
    ...(findings.length === 0
      ? []
      : ['', 'WRONG', ...findings.map(({ where, what }) => `${where}: ${what}`)]),
  ].join('\n');
}

function sumOf(costs: number[]): number {
  return costs.reduce((sum, cost) => sum + cost, 0);
}
