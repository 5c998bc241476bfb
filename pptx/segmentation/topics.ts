import type { Slide } from '../../domain/deck.ts';

/** Part of a slide's text that stays together: mostly all of it. Offsets are within the deck's text. */
export interface Passage {
  slide: Slide;
  charStart: number;
  charEnd: number;
  tokens: number;
}

/** A run of passages that belong together. */
export interface Topic {
  /** What the deck calls it, or null when it does not say. */
  label: string | null;
  passages: Passage[];
}

/** A topic of fewer tokens is no topic of its own, such as a title slide or a closing one. */
const TINY_TOKENS = 200;

/**
 * The topics as the deck itself shows them: its sections, else what lies between its title slides and section
 * headers. Null when it shows none.
 */
export function topicsOfDeck(passages: readonly Passage[], mostTokens: number): Topic[] | null {
  if (passages.some(({ slide }) => slide.section !== null)) return bySection(passages);
  return byDivider(passages, mostTokens);
}

function bySection(passages: readonly Passage[]): Topic[] {
  return runs(passages, (passage, before) => passage.slide.section !== before.slide.section).map(
    (run) => ({ label: run[0]?.slide.section ?? null, passages: run }),
  );
}

function byDivider(passages: readonly Passage[], mostTokens: number): Topic[] | null {
  const slides = new Set(passages.map(({ slide }) => slide));
  const dividers = [...slides].filter(({ layout }) => layout !== 'content');
  // Some decks have the layout of a title slide on every slide.
  if (dividers.length > slides.size / 2) return null;
  const startsTopic = (passage: Passage, before: Passage) =>
    passage.slide !== before.slide && passage.slide.layout !== 'content';
  const topics = mergeTiny(
    runs(passages, startsTopic).map((run) => ({
      label: run[0]?.slide.layout === 'content' ? null : (run[0]?.slide.title ?? null),
      passages: run,
    })),
    mostTokens,
  );
  return topics.length > 1 ? topics : null;
}

/** Joins tiny topics with the one before them, or the first ones with the one after. */
function mergeTiny(topics: readonly Topic[], mostTokens: number): Topic[] {
  const merged: Topic[] = [];
  for (const topic of topics) {
    const before = merged.at(-1);
    if (before !== undefined && mayJoin(before, topic, mostTokens)) {
      merged[merged.length - 1] = {
        label: tokensOf(topic) > tokensOf(before) ? topic.label : before.label,
        passages: [...before.passages, ...topic.passages],
      };
    } else {
      merged.push(topic);
    }
  }
  return merged;
}

function mayJoin(before: Topic, topic: Topic, mostTokens: number): boolean {
  const sizes = [tokensOf(before), tokensOf(topic)] as const;
  return Math.min(...sizes) < TINY_TOKENS && sizes[0] + sizes[1] <= mostTokens;
}

function tokensOf({ passages }: Topic): number {
  return passages.reduce((sum, { tokens }) => sum + tokens, 0);
}

function runs(
  passages: readonly Passage[],
  startsRun: (passage: Passage, before: Passage) => boolean,
): Passage[][] {
  const found: Passage[][] = [];
  for (const passage of passages) {
    const run = found.at(-1);
    const before = run?.at(-1);
    if (run === undefined || before === undefined || startsRun(passage, before)) {
      found.push([passage]);
    } else {
      run.push(passage);
    }
  }
  return found;
}
