import { randomInt } from 'node:crypto';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { startChaosStack } from './chaos-stack.ts';
import { reportOf } from './report.ts';
import { FULL, SHORT } from './sizes.ts';
import { runChaos } from './suite.ts';
import { keepRuns, type ChaosRun } from './tally.ts';

const MINUTE_MS = 60_000;

interface Options {
  seed: number;
  minutes: number;
  inPages?: boolean;
  short?: boolean;
}

/** `npm run chaos`: does its worst to ingests on servers of its own, and tells what was lost. */
const program = new Command('chaos')
  .description(
    'ingest while worker, servers, network and provider fail, and compare with an undisturbed run',
  )
  .addOption(
    new Option('--seed <number>', 'what happens when: the same seed, the same faults')
      .default(randomInt(1_000_000), 'random')
      .argParser(parseNumber),
  )
  .addOption(
    new Option('--minutes <number>', 'go on with the next seeds for so long')
      .default(0, 'one seed')
      .argParser(parseNumber),
  )
  .option('--in-pages', 'have the documents read in pages, as very large ones are')
  .option('--short', 'the version that the tests run')
  .exitOverride()
  .action(async ({ seed, minutes, inPages = false, short = false }: Options) => {
    const until = Date.now() + minutes * MINUTE_MS;
    const runs: ChaosRun[] = [];
    for (let current = seed; current === seed || Date.now() < until; current++) {
      process.stdout.write(`seed ${current}\n`);
      const from = Date.now();
      const chronicle = await runChaos({
        seed: current,
        size: short ? SHORT : FULL,
        inPages,
        openStack: (report) => startChaosStack('chaos-stack', report),
        say: (line) => process.stdout.write(`${line}\n`),
      });
      process.stdout.write(`\nseed ${current}\n\n${reportOf(chronicle)}\n`);
      runs.push({ seed: current, seconds: (Date.now() - from) / 1000, chronicle });
      if (!short) await keepRuns(inPages ? 'chaos-in-pages' : 'chaos', runs);
      if (chronicle.findings.length > 0) {
        process.exitCode = 1;
        return;
      }
    }
  });

function parseNumber(given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError('Give a whole number.');
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode;
}
