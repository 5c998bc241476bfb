import * as fc from 'fast-check';
import { ThreadLimitExceeded } from '../../threads/thread-limit-exceeded.ts';
import { ThreadPool } from '../../threads/thread-pool.ts';
import { buildDeck } from '../pptx/deck-builder.ts';
import { RICH_DECK } from '../pptx/rich-deck.ts';
import type { BaseDeck } from './base-deck.ts';
import { type DeckMutation, deckMutation } from './deck-mutations.ts';
import type { readingFunctions } from './reading-thread.ts';

/** A file that reading did not bear. */
export interface Finding {
  deck: string;
  seed: number;
  round: number;
  mutation: DeckMutation;
  /** The fault, or the error with its stack. */
  fault: string;
  bytes: Uint8Array;
}

export interface FuzzOptions {
  decks: readonly BaseDeck[];
  seed: number;
  /** The round to begin with. */
  from: number;
  /** Asked before each round. */
  goesOn: (progress: Progress) => boolean;
  onFinding: (finding: Finding) => Promise<void>;
}

export interface Progress {
  rounds: number;
  findings: number;
  slowestSeconds: number;
  slowestRound: number;
}

const MAX_SECONDS = 10;
const MAX_HEAP_MB = 512;

/**
 * Damages one deck after the other and reads it in a thread. The same seed and decks give the same files in the same
 * order.
 */
export async function fuzz({
  decks,
  seed,
  from,
  goesOn,
  onFinding,
}: FuzzOptions): Promise<Progress> {
  const progress = { rounds: 0, findings: 0, slowestSeconds: 0, slowestRound: 0 };
  const threads = new ThreadPool<typeof readingFunctions>(
    new URL('reading-thread.ts', import.meta.url),
    { maxThreads: 1, maxHeapMb: MAX_HEAP_MB, maxCallMs: MAX_SECONDS * 1000 },
  );
  try {
    await warmUp(threads);
    while (goesOn(progress)) {
      const round = from + progress.rounds;
      const { deck, mutation } = caseOf(decks, seed, round);
      const bytes = deck.mutated(mutation);
      const start = performance.now();
      const fault = await faultOf(threads, bytes);
      const seconds = (performance.now() - start) / 1000;
      if (seconds > progress.slowestSeconds) {
        progress.slowestSeconds = seconds;
        progress.slowestRound = round;
      }
      progress.rounds += 1;
      if (fault !== null) {
        progress.findings += 1;
        await onFinding({ deck: deck.name, seed, round, mutation, fault, bytes });
      }
    }
  } finally {
    await threads.close();
  }
  return progress;
}

/** The deck of a round and what is done to it, from the seed and the round alone. */
export function caseOf(
  decks: readonly BaseDeck[],
  seed: number,
  round: number,
): { deck: BaseDeck; mutation: DeckMutation } {
  // Samples of one seed are alike in their beginning: each round has a seed of its own.
  const [mutation] = fc.sample(deckMutation, { seed: (seed * 1_000_003 + round) | 0, numRuns: 1 });
  return { deck: decks[round % decks.length]!, mutation: mutation! };
}

async function faultOf(
  threads: ThreadPool<typeof readingFunctions>,
  bytes: Uint8Array,
): Promise<string | null> {
  try {
    return await readOnce(threads, bytes);
  } catch (error) {
    if (!isOutOfTime(error)) return described(error);
  }
  // The thread may have been new and the machine busy, so only what is slow in a warm thread too is a finding.
  try {
    await warmUp(threads);
    return await readOnce(threads, bytes);
  } catch (error) {
    return described(error);
  }
}

async function readOnce(
  threads: ThreadPool<typeof readingFunctions>,
  bytes: Uint8Array,
): Promise<string | null> {
  const faults = await threads.call('faultsOfReading', bytes);
  return faults.length === 0 ? null : faults.slice(0, 5).join('\n');
}

async function warmUp(threads: ThreadPool<typeof readingFunctions>): Promise<void> {
  const deck = await buildDeck(RICH_DECK);
  try {
    await threads.call('faultsOfReading', deck);
  } catch (error) {
    if (!isOutOfTime(error)) throw error;
  }
}

function isOutOfTime(error: unknown): boolean {
  return error instanceof ThreadLimitExceeded && error.limit === 'time';
}

function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
