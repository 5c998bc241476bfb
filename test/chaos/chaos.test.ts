import { expect, it } from 'vitest';
import { joinTestStack } from './join-test-stack.ts';
import { reportOf } from './report.ts';
import { SHORT } from './sizes.ts';
import { runChaos } from './suite.ts';

const SEED = 1;
/** Long enough for any machine. */
const TIMEOUT_MS = 30 * 60 * 1000;

it(
  'loses nothing when worker, servers, provider and user do their worst',
  async () => {
    const lines: string[] = [];
    const chronicle = await runChaos({
      seed: SEED,
      size: SHORT,
      inPages: false,
      openStack: joinTestStack,
      say: (line) => lines.push(line),
    });
    expect(chronicle.findings, [...lines, reportOf(chronicle)].join('\n')).toEqual([]);
  },
  TIMEOUT_MS,
);
