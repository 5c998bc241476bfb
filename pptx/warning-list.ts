import type { DeckWarning } from '../domain/deck.ts';
import type { Warn } from './part-unreadable.ts';

/** Enough for whoever mends a deck; one that was made to do harm could give one for each of its elements. */
const MOST_WARNINGS = 1_000;
/** Names of parts may have 65,535 characters. */
const MOST_OF_PART_NAME = 200;

/** What could not be read of a deck: each thing once, and no more than anyone would look at. */
export class WarningList {
  readonly warnings: DeckWarning[] = [];
  readonly #known = new Set<string>();

  /** Takes note of what concerns a slide, or with null no one slide. */
  of(slide: number | null): Warn {
    return (part, message) => {
      if (this.warnings.length > MOST_WARNINGS) return;
      const warning = { slide, part: part.slice(0, MOST_OF_PART_NAME), message };
      const key = JSON.stringify(warning);
      if (this.#known.has(key)) return;
      this.#known.add(key);
      this.warnings.push(this.warnings.length < MOST_WARNINGS ? warning : AND_MORE);
    };
  }
}

const AND_MORE: DeckWarning = {
  slide: null,
  part: '/',
  message: `More of the file could not be read; these are the first ${MOST_WARNINGS} warnings.`,
};
