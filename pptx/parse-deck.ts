import { setImmediate } from 'node:timers/promises';
import type { Deck, DeckProperties, Slide } from '../domain/deck.ts';
import { DeckTooLarge, InvalidDeck } from '../domain/errors.ts';
import { CommentAuthors } from './comments.ts';
import { readCoreProperties } from './core-properties.ts';
import { DEFAULT_DECK_LIMITS, type DeckLimits } from './limits.ts';
import { openPresentation } from './open-presentation.ts';
import { PartUnreadable, type Warn } from './part-unreadable.ts';
import { SlideList } from './slide-list.ts';
import { emptySlide, readSlide } from './slide.ts';
import type { DeckContext, ReadOptions } from './slide-context.ts';
import { SlideLayouts } from './slide-layouts.ts';
import { TextBudget } from './text-budget.ts';
import { WarningList } from './warning-list.ts';

export interface ParseDeckOptions extends ReadOptions {
  limits?: DeckLimits;
  /** Looked at between slides. */
  signal?: AbortSignal;
}

const YIELD_EVERY_MS = 10;

/**
 * Reads a PPTX (or PPTM, POTX, PPSX; strict or transitional). What is damaged costs its own piece only, and is
 * named in `warnings`; a slide that cannot be read keeps its index and has no blocks. Links and targets outside
 * the package are never followed.
 *
 * Inflating and parsing hold the thread for up to a few seconds a slide when a file is hostile: run it in a worker
 * thread with a time limit where that matters.
 *
 * @throws InvalidDeck when the file is no deck, none of its slides can be read, or a part has a DOCTYPE.
 * @throws EncryptedDeck when it is protected by a password.
 * @throws DeckTooLarge when it is over a limit.
 * @throws the signal's reason when aborted.
 */
export async function parseDeck(bytes: Uint8Array, options: ParseDeckOptions = {}): Promise<Deck> {
  options.signal?.throwIfAborted();
  const warnings = new WarningList();
  const { properties, list, context } = openDeck(bytes, options, warnings.of(null));
  const slides: Slide[] = [];
  const failures: PartUnreadable[] = [];
  let yieldAt = performance.now() + YIELD_EVERY_MS;
  for (const listing of list.slides) {
    if (performance.now() >= yieldAt) {
      // Lets a signal or a timer of this thread through.
      await setImmediate();
      yieldAt = performance.now() + YIELD_EVERY_MS;
    }
    options.signal?.throwIfAborted();
    const warn = warnings.of(listing.index);
    try {
      const slide = readSlide(list.partOf(listing), listing, context, warn);
      context.budget.spend(slide.blocks.reduce((sum, { text }) => sum + text.length, 0));
      slides.push(slide);
    } catch (error) {
      if (!(error instanceof PartUnreadable)) throw error;
      warn(error.part, `The part ${error.message}; the slide was left empty.`);
      slides.push(emptySlide(listing));
      failures.push(error);
    }
  }
  const [first] = failures;
  if (first !== undefined && failures.length === slides.length) throw nothingReadable(first);
  return { properties, slides, warnings: warnings.warnings };
}

function openDeck(
  bytes: Uint8Array,
  options: ParseDeckOptions,
  warn: Warn,
): { properties: DeckProperties; list: SlideList; context: DeckContext } {
  const { limits = DEFAULT_DECK_LIMITS } = options;
  const presentation = openPresentation(bytes, limits, warn);
  const relationships = presentation.package.relationshipsOf(presentation.part, warn);
  const list = new SlideList(presentation, relationships);
  if (list.slides.length > limits.entries) {
    throw new DeckTooLarge(
      `The deck lists more than ${limits.entries} slides, the most that it may have (DECK_MAX_ENTRIES). Split it.`,
    );
  }
  const context: DeckContext = {
    package: presentation.package,
    layouts: new SlideLayouts(presentation.package, warn),
    authors: new CommentAuthors(presentation.package, relationships, warn),
    budget: new TextBudget(limits.textCharacters),
    options,
  };
  const { packageRelationships } = presentation;
  const properties = readCoreProperties(
    context.package,
    packageRelationships,
    context.budget,
    warn,
  );
  return { properties, list, context };
}

function nothingReadable({ part, message }: PartUnreadable): InvalidDeck {
  return new InvalidDeck(
    `The file is damaged: none of its slides can be read. For the first, the part ${part} ${message}. Open it in PowerPoint, let PowerPoint repair it, and save it again.`,
  );
}
