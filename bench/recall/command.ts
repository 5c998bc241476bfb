import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Command } from 'commander';
import pMap from 'p-map';
import type { Deck } from '../../domain/deck.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { ThreadPool } from '../../threads/thread-pool.ts';
import { report } from '../results.ts';
import { type DeckCase, findDecks } from './deck-cases.ts';
import { readApart } from './deck-reading.ts';
import { checkExpectation } from './expectation-checks.ts';
import type { RawDeck } from './raw-deck.ts';
import type { rawFunctions } from './raw-thread.ts';
import { RecallTally } from './recall-tally.ts';
import { hasSlideOrder, recallOfSlide } from './word-recall.ts';
import { loadConfig } from '../../config/config.ts';

/** `recall`: the share of the words of decks that reading finds, and what else is asked of it. */
export function recallCommand(): Command {
  return new Command('recall')
    .description('the share of words that reading decks finds, by kind of block')
    .requiredOption(
      '--decks <folder...>',
      'folders with decks, and with what is to be found in them',
    )
    .option('--misses', 'print every word and check that is missed')
    .action(measure);
}

async function measure({ decks, misses }: { decks: string[]; misses?: true }): Promise<void> {
  const from = loadConfig().workingFolder;
  const cases = (await Promise.all(decks.map((folder) => findDecks(resolve(from, folder))))).flat();
  if (cases.length === 0) throw new InvalidInput(`There are no decks in ${decks.join(', ')}.`);
  const tally = new RecallTally();
  const raw = new ThreadPool<typeof rawFunctions>(new URL('raw-thread.ts', import.meta.url), {
    maxThreads: availableParallelism(),
  });
  try {
    await pMap(cases, (each) => measureDeck(each, raw, tally), {
      concurrency: availableParallelism(),
    });
  } finally {
    await raw.close();
  }
  if (misses) for (const { deck, what } of tally.misses) process.stdout.write(`${deck}: ${what}\n`);
  await report('recall', intro(cases, tally), tally.figures());
  if (!tally.reached) process.exitCode = 1;
}

async function measureDeck(
  deckCase: DeckCase,
  rawReader: ThreadPool<typeof rawFunctions>,
  tally: RecallTally,
): Promise<void> {
  const { file, name } = deckCase;
  const reading = await readApart(file);
  tally.addCosts(reading.seconds, reading.peakBytes);
  for (const check of checkExpectation(deckCase, reading)) tally.addCheck(name, check);
  if (deckCase.expectation !== null && deckCase.expectation.expect !== 'ok') return;
  const raw = await rawOrNull(rawReader, file);
  if (raw !== null) compare(deckCase, raw, reading.deck, tally);
}

/** Null for what the benchmark's own reader cannot open: it is plain, and made for sound files. */
async function rawOrNull(
  rawReader: ThreadPool<typeof rawFunctions>,
  file: string,
): Promise<RawDeck | null> {
  try {
    return await rawReader.call('readRawFile', file);
  } catch {
    return null;
  }
}

function compare(deckCase: DeckCase, raw: RawDeck, deck: Deck | null, tally: RecallTally): void {
  const slides = deck?.slides ?? [];
  for (const [position, slide] of raw.slides.entries()) {
    if (slide === null) continue;
    for (const recall of recallOfSlide(slide, slides[position])) {
      tally.addWords(deckCase, position + 1, recall);
    }
  }
  tally.addCheck(deckCase.name, {
    name: 'slide order',
    passed: hasSlideOrder(raw, slides),
    detail: `${raw.slides.length} slides listed, ${slides.length} read`,
  });
}

function intro(cases: readonly DeckCase[], { misses }: RecallTally): string {
  const decks = [...new Set(misses.map(({ deck }) => deck))].toSorted();
  const known = cases.filter(({ expectation }) => expectation !== null).length;
  return [
    `${cases.length} decks, ${known} of them with a list of what is to be found. Words are compared, slide by slide`,
    'and by kind, with those of a second reading: every text node of the XML, by the events of a parser.',
    decks.length === 0 ? 'Nothing is missed.' : `Something is missed in: ${decks.join(', ')}.`,
  ].join('\n');
}
