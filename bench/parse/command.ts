import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../../config/config.ts';
import { inMebibytes, MEBIBYTE } from '../../pptx/limits.ts';
import { findDecks } from '../recall/deck-cases.ts';
import { readApart } from '../recall/deck-reading.ts';
import { type Figure, report } from '../results.ts';
import { type Comparison, medians } from './compare-in-turns.ts';
import { makeDeck } from './made-deck.ts';
import {
  isReadable,
  loadOfficeParser,
  type Parse,
  type ParseTimes,
  timeParsing,
} from './parsers.ts';

const SLIDES = [50, 300, 1000];
const SLIDES_IN_MEMORY = 1000;
const MOST_OVER_FLOOR = 1.3;
const MOST_OVER_OTHER = 1;
const MOST_BYTES = 512 * MEBIBYTE;

/** A figure, and whether its target is reached. */
interface Result extends Figure {
  reached: boolean;
}

/** `parse`: what reading a deck takes, against the least that it can take and against another parser. */
export function parseCommand(): Command {
  return new Command('parse')
    .description('time and memory of reading decks, against the floor and against officeparser')
    .option('--decks <folder>', 'a folder with more decks to measure on')
    .action(measure);
}

async function measure({ decks }: { decks?: string }): Promise<void> {
  const results: Result[] = [];
  const officeParser = await loadOfficeParser();
  for (const slides of SLIDES) {
    results.push(
      ...resultsOf(`${slides} slides`, [await timeParsing(await makeDeck(slides), officeParser)]),
    );
  }
  results.push(await measureMemory());
  if (decks !== undefined) results.push(...(await measureFolder(decks, officeParser)));
  await report('parse', INTRO, results);
  if (results.some(({ reached }) => !reached)) process.exitCode = 1;
}

async function measureFolder(folder: string, officeParser: Parse | null): Promise<Result[]> {
  const from = loadConfig().workingFolder;
  const times: ParseTimes[] = [];
  for (const { file, name } of await findDecks(resolve(from, folder))) {
    const deck = await readFile(file);
    if (!(await isReadable(deck, officeParser))) continue;
    process.stderr.write(`${name}\n`);
    times.push(await timeParsing(deck, officeParser));
  }
  return resultsOf(`${times.length} decks of a folder`, times);
}

/** Medians over the decks. */
function resultsOf(decks: string, times: readonly ParseTimes[]): Result[] {
  const toFloor = medians(times.map((of) => of.toFloor));
  const others = times.flatMap(({ toOfficeParser }) => toOfficeParser ?? []);
  return [
    timeResult(`${decks}: floor`, toFloor.reference),
    timeResult(`${decks}: Knowbase`, toFloor.job),
    ratioResult(`${decks}: Knowbase / floor`, toFloor, MOST_OVER_FLOOR),
    ...(others.length === 0 ? [] : resultsAgainst(decks, medians(others))),
  ];
}

function resultsAgainst(decks: string, toOther: Comparison): Result[] {
  return [
    timeResult(`${decks}: officeparser`, toOther.reference),
    ratioResult(`${decks}: Knowbase / officeparser`, toOther, MOST_OVER_OTHER),
  ];
}

function timeResult(what: string, ms: number): Result {
  return { what, value: `${ms.toFixed(1)} ms`, target: '', reached: true };
}

function ratioResult(what: string, { ratio }: Comparison, most: number): Result {
  return {
    what,
    value: `${ratio.toFixed(2)}x`,
    target: `at most ${most}x`,
    reached: ratio <= most,
  };
}

/** The most memory that a process holds which reads a made deck and does nothing else. */
async function measureMemory(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'knowbase-bench-'));
  try {
    const file = join(folder, 'made.pptx');
    await writeFile(file, await makeDeck(SLIDES_IN_MEMORY));
    const { error, peakBytes } = await readApart(file);
    if (error !== null) throw new Error(`The made deck cannot be read: ${error.message}`);
    return {
      what: `${SLIDES_IN_MEMORY} slides: most memory of the process`,
      value: inMebibytes(peakBytes),
      target: `under ${inMebibytes(MOST_BYTES)}`,
      reached: peakBytes < MOST_BYTES,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const INTRO = [
  'Decks of the slides of the example deck, over and over. The floor inflates every XML part of the package with',
  'zlib and runs saxes over it with empty handlers. Each in turn with Knowbase, in one process, warmed up; medians.',
].join('\n');
