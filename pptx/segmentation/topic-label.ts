import type { Range } from './range.ts';
import type { Talk } from './talk.ts';
import { titleRuns } from './title-runs.ts';

// A label is for lists and logs.
const MOST_CHARACTERS = 120;

// Enough to be told from a mark or a number.
const FEWEST_LETTERS = /\p{L}.*\p{L}/u;

/**
 * A name for a part of a talk that the deck gives none: that of the divider it begins with, else the title that most
 * of it shares, the first title in it, the name of all around it, the first line in words, or the numbers of its slides.
 */
export function labelOf(talk: Talk, range: Range, name: string | null): string {
  const titles = [talk.dividerLabel(range.from), sharedTitle(talk, range)];
  for (let index = range.from; index < range.to; index += 1) {
    titles.push(talk.passages[index]?.slide.title ?? null);
  }
  return (
    titles.find(isTelling) ?? name ?? firstLine(talk.textOf(range)) ?? slideNumbers(talk, range)
  );
}

/** The label on one line, at a length that can be listed. */
export function shortened(label: string): string {
  const line = beginning(label, 2 * MOST_CHARACTERS)
    .replace(/\s+/gu, ' ')
    .trim();
  if (line.length <= MOST_CHARACTERS) return line;
  const cut = beginning(line, MOST_CHARACTERS - 1);
  const words = cut.slice(0, cut.lastIndexOf(' ') + 1).trimEnd();
  return `${words || cut}…`;
}

/** At most so many code units: half of a character beyond the basic plane would not survive as UTF-8. */
function beginning(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

/** The ranges with the label, and a number where they are several. */
export function numbered(ranges: readonly Range[], label: string): (Range & { label: string })[] {
  return ranges.map(({ from, to }, index) => ({
    from,
    to,
    label: ranges.length === 1 ? label : `${label} (${index + 1}/${ranges.length})`,
  }));
}

function sharedTitle(talk: Talk, range: Range): string | null {
  const runs = titleRuns(talk.passages, range, (index) => talk.startsTopic(index));
  return runs.find((run) => talk.tokensOf(run) > talk.tokensOf(range) / 2)?.label ?? null;
}

/** Whether the title has anything to read. */
export function isTelling(title: string | null): title is string {
  return title !== null && /[\p{L}\p{N}]/u.test(title.slice(0, MOST_CHARACTERS));
}

function firstLine(text: string): string | undefined {
  return text.split('\n').find((line) => FEWEST_LETTERS.test(line.slice(0, MOST_CHARACTERS)));
}

function slideNumbers({ passages }: Talk, { from, to }: Range): string {
  const first = passages[from]?.slide.index;
  const last = passages[to - 1]?.slide.index;
  return first === last ? `Slide ${first}` : `Slides ${first}–${last}`;
}
