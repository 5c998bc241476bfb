import { bestCuts } from './best-cuts.ts';
import { type Range, rangesOf } from './range.ts';
import { tellingSectionName } from './section-names.ts';
import type { Talk } from './talk.ts';
import { titleRuns } from './title-runs.ts';
import { isTelling, labelOf, numbered, shortened } from './topic-label.ts';
import { type Topic, topicsOf } from './topics.ts';

/** What becomes a segment. */
export interface Part extends Range {
  label: string;
}

// What a border is worth beside the valley it lies in; the deepest valley is worth 0.6.
const DIVIDER_WORTH = 1;
const TITLE_WORTH = 0.5;
const VALLEY_WORTH = 0.3;

/**
 * Cuts a talk into parts within the budget: by its sections; where there are none or their names say nothing, by the
 * topics that the deck shows; and what is too large of either, at the best borders within it.
 */
export function partsOf(talk: Talk): Part[] {
  const { passages } = talk;
  const sections = rangesOf(
    { from: 0, to: passages.length },
    (index) => passages[index]?.slide.section !== passages[index - 1]?.slide.section,
  );
  return sections.flatMap((section) => {
    const name = tellingSectionName(passages[section.from]?.slide.section ?? null);
    // A section that holds everything divides nothing.
    if (name !== null && sections.length > 1)
      return partsOfTopic(talk, { ...section, label: name });
    const whole = { ...section, label: talk.fits(section) ? name : null };
    return (topicsOf(talk, section) ?? [whole]).flatMap((topic) => partsOfTopic(talk, topic, name));
  });
}

/** `name` is what the parts have in common, for those that have nothing better. */
function partsOfTopic(talk: Talk, topic: Topic, name: string | null = null): Part[] {
  const ranges = talk.fits(topic) ? [topic] : cut(talk, topic);
  const { label } = topic;
  if (isTelling(label)) return numbered(ranges, shortened(label));
  const parts = ranges.map((range) => ({ ...range, label: shortened(labelOf(talk, range, name)) }));
  const alike = rangesOf(
    { from: 0, to: parts.length },
    (index) => parts[index]?.label !== parts[index - 1]?.label,
  );
  return alike.flatMap(({ from, to }) => numbered(parts.slice(from, to), parts[from]?.label ?? ''));
}

/** Cuts where topics and titles change and the text goes together least; runs of one title stay whole if they fit. */
function cut(talk: Talk, range: Range): Range[] {
  const startsTopic = (index: number) => talk.startsTopic(index);
  const runs = titleRuns(talk.passages, range, startsTopic);
  const titleBorders = new Set(runs.flatMap(({ from, to }) => [from, to]));
  const inner = new Set(
    runs
      .filter((run) => talk.fits(run))
      .flatMap(({ from, to }) =>
        Array.from({ length: to - from - 1 }, (_, index) => from + 1 + index),
      ),
  );
  const items = rangesOf(range, (index) => !inner.has(index));
  const valleys = talk.valleys(range);
  const worth = items.slice(1).map(({ from }) => {
    const valley = VALLEY_WORTH * (valleys[from - range.from - 1]?.depth ?? 0);
    const title = titleBorders.has(from) ? TITLE_WORTH : 0;
    return valley + (startsTopic(from) ? DIVIDER_WORTH : title);
  });
  const sizes = items.map((item) => talk.tokensOf(item));
  return bestCuts(sizes, worth, talk.aim).map(({ from, to }) => ({
    from: items[from]?.from ?? range.from,
    to: items[to - 1]?.to ?? range.to,
  }));
}
