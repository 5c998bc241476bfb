import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { buildDeck } from '../pptx/deck-builder.ts';
import { RICH_DECK } from '../pptx/rich-deck.ts';
import { BaseDeck } from './base-deck.ts';
import { type Finding, fuzz, type Progress } from './fuzz-session.ts';
import { loadConfig } from '../../config/config.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRESS_EVERY_MS = 500;
// Larger ones leave time for few rounds.
const MOST_DECK_BYTES = 4_000_000;

interface Options {
  minutes: number;
  seed: number;
  decks: string[];
  findings: string;
  from: number;
}

/** `npm run fuzz`: damages decks for a while, and keeps those that reading does not bear. */
const program = new Command('fuzz')
  .description('damage decks in every way, and see that reading them never falls over')
  .option('--minutes <minutes>', 'how long', parseNumber, 10)
  .option('--seed <seed>', 'another seed does other damage', parseNumber, 1)
  .option('--from <round>', 'the round to begin with, to repeat a finding', parseNumber, 0)
  .option('--decks <folder...>', 'decks to damage, beside a made one', [join(ROOT, 'examples')])
  .option('--findings <folder>', 'where to keep what was found', join(ROOT, '.knowbase', 'fuzz'))
  .action(run);

await program.parseAsync();

function parseNumber(given: string): number {
  const number = Number(given);
  if (given.trim() !== '' && Number.isFinite(number) && number >= 0) return number;
  throw new InvalidArgumentError('Give a number from 0.');
}

async function run({ minutes, seed, decks: folders, findings, from }: Options): Promise<void> {
  const decks = await loadDecks(folders);
  const until = performance.now() + minutes * 60_000;
  let shownAt = 0;
  const progress = await fuzz({
    decks,
    seed,
    from,
    goesOn(now) {
      if (performance.now() - shownAt >= PROGRESS_EVERY_MS) {
        shownAt = performance.now();
        show(`${summaryOf(now)}, ${Math.ceil((until - shownAt) / 1000)} s left`);
      }
      return performance.now() < until;
    },
    onFinding: (finding) => keep(finding, fromUser(findings)),
  });
  show('');
  process.stdout.write(`${decks.length} decks, seed ${seed}: ${summaryOf(progress)}\n`);
  if (progress.findings > 0) {
    process.stdout.write(`kept in ${fromUser(findings)}\n`);
    process.exitCode = 1;
  }
}

async function loadDecks(folders: readonly string[]): Promise<BaseDeck[]> {
  const decks = [new BaseDeck('rich deck', await buildDeck(RICH_DECK))];
  for (const folder of folders.map(fromUser)) {
    const names = (await readdir(folder, { recursive: true })).toSorted();
    for (const name of names.filter((each) => /\.(?:ppt|pps|pot)[xm]$/i.test(each))) {
      const bytes = await readFile(join(folder, name));
      if (bytes.length <= MOST_DECK_BYTES) decks.push(new BaseDeck(basename(name), bytes));
    }
  }
  return decks;
}

/** Beside the file stands how it was made. */
async function keep({ bytes, ...how }: Finding, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `seed-${how.seed}-round-${how.round}`);
  await writeFile(`${file}.pptx`, bytes);
  await writeFile(`${file}.json`, `${JSON.stringify(how, null, 2)}\n`);
  show('');
  process.stdout.write(`${how.deck}, round ${how.round}: ${how.fault.split('\n')[0]}\n`);
}

function summaryOf({ rounds, findings, slowestSeconds, slowestRound }: Progress): string {
  return `${rounds} rounds, ${findings} findings, slowest ${slowestSeconds.toFixed(2)} s (round ${slowestRound})`;
}

/** Writes over the line of progress; nothing where there is no terminal to see it. */
function show(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
}

function fromUser(path: string): string {
  return resolve(loadConfig().workingFolder, path);
}
