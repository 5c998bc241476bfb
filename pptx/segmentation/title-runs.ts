import type { Passage } from './passages.ts';
import { type Range, rangesOf } from './range.ts';
import { countedTitle, type Counter } from './title-counter.ts';
import { titleKey } from './title-key.ts';

/** Slides that share a title, but for a counter behind it. */
export interface TitleRun extends Range {
  /** The title that they share. */
  label: string;
}

interface ComparedTitle {
  key: string;
  base: string;
  baseKey: string;
  counter: Counter | null;
}

/**
 * The runs of at least two slides within the range that share a title: 'Pricing (1/2)' and 'Pricing (2/2)', 'Pricing'
 * and 'Pricing cont.', 'Pricing' twice. A number may be part of the title, so a bare one counts only where it goes on
 * from the number before. No run reaches across a place where `startsTopic` says so.
 */
export function titleRuns(
  passages: readonly Passage[],
  range: Range,
  startsTopic: (index: number) => boolean,
): TitleRun[] {
  const titleOf = titleReader();
  const startsRun = (index: number) => {
    const [before, slide] = [passages[index - 1]?.slide, passages[index]?.slide];
    if (before === undefined || slide === undefined || before === slide) return false;
    return startsTopic(index) || !goesOn(titleOf(before.title), titleOf(slide.title));
  };
  return rangesOf(range, startsRun).flatMap((run) => {
    const [first, last] = [passages[run.from]?.slide, passages[run.to - 1]?.slide];
    if (first === undefined || first === last) return [];
    return [{ ...run, label: titleOf(first.title).base }];
  });
}

/** Reads each title once, though it is compared with the one before and the one after. */
function titleReader(): (title: string | null) => ComparedTitle {
  const read = new Map<string, ComparedTitle>();
  return (title) => {
    const text = title ?? '';
    const known = read.get(text) ?? compared(text);
    read.set(text, known);
    return known;
  };
}

function compared(title: string): ComparedTitle {
  const { base, counter } = countedTitle(title);
  return { key: titleKey(title), base, baseKey: titleKey(base), counter };
}

function goesOn(before: ComparedTitle, title: ComparedTitle): boolean {
  if (title.key === '') return false;
  if (before.key === title.key) return true;
  if (before.baseKey !== title.baseKey) return false;
  const { counter } = title;
  return (
    counter === null || counter.isCertain || counter.number === (before.counter?.number ?? 1) + 1
  );
}
