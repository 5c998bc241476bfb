import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DECK_LIMITS } from '../../pptx/limits.ts';
import { buildDeck } from '../pptx/deck-builder.ts';
import { RICH_DECK } from '../pptx/rich-deck.ts';
import { BaseDeck } from './base-deck.ts';
import { faultsOfReading } from './check-reading.ts';
import { deckMutation } from './deck-mutations.ts';
import { caseOf } from './fuzz-session.ts';

const richDeck = await buildDeck(RICH_DECK);
const base = new BaseDeck('rich deck', richDeck);

// Large parts only take time here; `npm run fuzz` does without these limits.
const SMALL = {
  limits: { ...DEFAULT_DECK_LIMITS, xmlPartBytes: 200_000, inflatedBytes: 1_000_000 },
};

function bytesOf(seed: number, round: number): string {
  const { deck, mutation } = caseOf([base], seed, round);
  return deck.mutated(mutation).toString('latin1');
}

describe('a damaged deck', () => {
  // The same damage on each run: what is tried at random is for `npm run fuzz`.
  it('is read or refused, and never more than that', async () => {
    await fc.assert(
      fc.asyncProperty(deckMutation, async (mutation) => {
        expect(await faultsOfReading(base.mutated(mutation), SMALL)).toEqual([]);
      }),
      { seed: 20_240_101, numRuns: 250 },
    );
  });
});

describe('the fuzzer', () => {
  it('begins with decks that have no faults', async () => {
    expect(await faultsOfReading(richDeck)).toEqual([]);
    const unchanged = { parts: [], entries: [], fields: [], bytes: [] };
    expect(await faultsOfReading(base.mutated(unchanged))).toEqual([]);
  });

  it('does the same damage for the same seed and round, and other damage for others', () => {
    const rounds = [0, 1, 2, 3, 4, 5, 6, 7];
    const ofSeedOne = rounds.map((round) => bytesOf(1, round));
    expect(rounds.map((round) => bytesOf(1, round))).toEqual(ofSeedOne);
    expect(new Set([...ofSeedOne, ...rounds.map((round) => bytesOf(2, round))]).size).toBe(16);
  });

  it('takes every error that is no refusal for a fault', async () => {
    const signal = AbortSignal.abort(new RangeError('no refusal'));
    await expect(faultsOfReading(richDeck, { signal })).rejects.toThrow('no refusal');
  });
});
