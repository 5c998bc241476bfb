import type { Place } from '../domain/deck.ts';
import type { OpcPackage } from './package/opc-package.ts';
import type { Relationships } from './package/relationships.ts';
import type { Warn } from './part-unreadable.ts';
import type { CommentAuthors } from './comments.ts';
import type { LayoutOfSlide, SlideLayouts } from './slide-layouts.ts';
import type { TextBudget } from './text-budget.ts';

export interface ReadOptions {
  /** Whether blocks of kind `footer` are made of date, footer and slide number. Default: no. */
  footers?: boolean;
}

/** What all slides of a deck share. */
export interface DeckContext {
  package: OpcPackage;
  layouts: SlideLayouts;
  authors: CommentAuthors;
  budget: TextBudget;
  options: ReadOptions;
}

/** What the readers of one slide's pieces share. */
export interface SlideContext extends DeckContext {
  /** The slide's part, and its relationships. */
  part: string;
  relationships: Relationships;
  layout: LayoutOfSlide;
  /** Takes note of what cannot be read on this slide. */
  warn: Warn;
}

/** The place as a block has it: nothing when it is unknown. */
export function placed(place: Place | null): { place?: Place } {
  return place === null ? {} : { place };
}
