import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Command } from 'commander';
import { loadConfig } from '../../config/config.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { Segment } from '../../domain/segment.ts';
import { parseDeck } from '../../pptx/parse-deck.ts';
import { segmentDeck } from '../../pptx/segmentation.ts';
import { type Figure, report } from '../results.ts';
import { frequentPhrases } from './frequent-phrases.ts';
import { findGoldDecks, type GoldDeck } from './gold.ts';
import { localConcepts } from './local-concepts.ts';
import { type Comparison, compareWithGold, CONCEPTS_COUNTED, type Scores } from './scores.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../examples');

const TARGETS: { score: keyof Scores; what: string; least: number }[] = [
  { score: 'recall', what: `recall at ${CONCEPTS_COUNTED}`, least: 0.7 },
  { score: 'f1', what: 'F1', least: 0.5 },
  { score: 'precisionOfFirst', what: 'precision at 20', least: 0.75 },
  { score: 'types', what: 'right types', least: 0.7 },
];

/** `quality`: what the local reader finds of the concepts of decks, beside a plain reader of noun phrases. */
export function qualityCommand(): Command {
  return new Command('quality')
    .description('the concepts that reading without a key finds, of those that decks have')
    .option('--decks <folder...>', 'further folders with decks and their gold', [])
    .option('--misses', 'print what is missed, wrong and mistyped')
    .action(measure);
}

async function measure({ decks, misses }: { decks: string[]; misses?: true }): Promise<void> {
  const from = loadConfig().workingFolder;
  const folders = [EXAMPLES, ...decks.map((folder) => resolve(from, folder))];
  const cases = (await Promise.all(folders.map(findGoldDecks))).flat();
  if (cases.length === 0) throw new InvalidInput(`There is no gold in ${folders.join(', ')}.`);
  const figures: Figure[] = [];
  let reached = true;
  for (const each of cases) {
    const name = basename(each.file);
    const measured = await measureDeck(each);
    figures.push(...figuresOf(name, measured));
    reached &&= TARGETS.every(({ score, least }) => measured.read.scores[score] >= least);
    if (misses) process.stdout.write(`\n${name}\n${describe(measured.read)}`);
  }
  await report('quality', INTRO, figures);
  if (!reached) process.exitCode = 1;
}

interface MeasuredDeck {
  read: Comparison;
  plain: Comparison;
  /** Concepts found in all, and how long that took. */
  concepts: number;
  seconds: number;
  gold: number;
}

async function measureDeck({ file, gold }: GoldDeck): Promise<MeasuredDeck> {
  const segments = await segmentsOf(file);
  const start = performance.now();
  const concepts = localConcepts(segments);
  return {
    read: compareWithGold(concepts, gold),
    seconds: (performance.now() - start) / 1000,
    concepts: concepts.length,
    plain: compareWithGold(frequentPhrases(segments), gold),
    gold: gold.concepts.length,
  };
}

async function segmentsOf(file: string): Promise<Segment[]> {
  const deck = await parseDeck(await readFile(file));
  return segmentDeck(deck, { tenantId: 'bench', documentId: basename(file) });
}

function figuresOf(name: string, { read, plain, concepts, seconds, gold }: MeasuredDeck): Figure[] {
  return [
    ...TARGETS.map(({ score, what, least }) => ({
      what: `${name}: ${what}`,
      value: `${percent(read.scores[score])} (noun phrases: ${percent(plain.scores[score])})`,
      target: `at least ${percent(least)}`,
    })),
    {
      what: `${name}: concepts found`,
      value: `${concepts}, of ${gold} in the gold, in ${seconds.toFixed(1)} s`,
      target: '',
    },
  ];
}

function describe({ missed, wrong, mistyped }: Comparison): string {
  return [
    `missed: ${missed.map((gold) => gold.canonical_name).join(' | ')}`,
    `wrong: ${wrong.map((found) => found.name).join(' | ')}`,
    `mistyped: ${mistyped.map(({ gold, found }) => `${found.name} ${found.type} not ${gold.concept_type}`).join(' | ')}`,
    '',
  ].join('\n');
}

function percent(part: number): string {
  return `${Math.round(part * 100)}%`;
}

const INTRO = `The concepts that an ingest without a key stores, by its own steps (local reader, grounding, mining,
gatekeeper), those it is surest of first and among equals those of more segments, held against gold. Counted are
the first ${CONCEPTS_COUNTED}. One is right when the canonical key of its name or of a mention is that of a gold
concept's name or of one of its forms; a second one for the same gold concept is wrong. Recall is of the gold
concepts, or of ${CONCEPTS_COUNTED} where there are more. What gold calls also right is no mistake and no gain.
Beside it, the most frequent noun phrases.`;
