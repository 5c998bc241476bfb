import { DeckTooLarge } from '../domain/errors.ts';

/** Counts the text read of a deck against its limit. */
export class TextBudget {
  readonly #most: number;
  #left: number;

  constructor(characters: number) {
    this.#most = characters;
    this.#left = characters;
  }

  /** @throws DeckTooLarge when the text read so far is over the limit. */
  spend(characters: number): void {
    this.#left -= characters;
    if (this.#left >= 0) return;
    throw new DeckTooLarge(
      `The deck holds more than ${this.#most} characters of text, the most that it may have (DECK_MAX_CHARS). Split it.`,
    );
  }
}
