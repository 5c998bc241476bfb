import type { Passage } from './topics.ts';

// A label is for lists and logs.
const MOST_CHARACTERS = 120;

/** A name for passages that the deck gives none: the first title among them, else the numbers of the slides. */
export function labelOf(passages: readonly Passage[]): string {
  const title = passages.find(({ slide }) => slide.title)?.slide.title;
  return title ?? slideNumbers(passages);
}

/** The label at a length that can be listed. */
export function shortened(label: string): string {
  if (label.length <= MOST_CHARACTERS) return label;
  // Half of a character beyond the basic plane would not survive as UTF-8.
  const cut = label.slice(0, MOST_CHARACTERS - 1).replace(/[\uD800-\uDBFF]$/, '');
  const words = cut.slice(0, cut.lastIndexOf(' ') + 1).trimEnd();
  return `${words || cut}…`;
}

function slideNumbers(passages: readonly Passage[]): string {
  const first = passages[0]?.slide.index;
  const last = passages.at(-1)?.slide.index;
  return first === last ? `Slide ${first}` : `Slides ${first}–${last}`;
}
