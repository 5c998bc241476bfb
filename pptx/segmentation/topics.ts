import { type Range, rangesOf } from './range.ts';
import type { Talk } from './talk.ts';
import { joinTinyTopics } from './tiny-topics.ts';
import { titleRuns } from './title-runs.ts';

/** A stretch of the talk that belongs together. */
export interface Topic extends Range {
  /** What the deck calls it, or null when it does not say. */
  label: string | null;
}

/** Runs of repeated titles are the deck's structure when they hold at least this share of it. */
const LEAST_IN_RUNS = 0.5;

/** What leaves more than this share in one topic that is too large says little of what the talk is about. */
const MOST_IN_A_TOPIC = 2 / 3;

/** The topics within the range as the deck shows them: by dividers, else by repeated titles; null when it shows none. */
export function topicsOf(talk: Talk, range: Range): Topic[] | null {
  return byDividers(talk, range) ?? byRepeatedTitles(talk, range);
}

function byDividers(talk: Talk, range: Range): Topic[] | null {
  if (!hasInnerDivider(talk, range)) return null;
  const topics = rangesOf(range, (index) => talk.startsTopic(index));
  const labelled = topics.map((topic) => ({ ...topic, label: talk.dividerLabel(topic.from) }));
  return structure(talk, range, joinTinyTopics(talk, labelled));
}

/** Whether one stands after the first slide and has something to divide: the last slide often has its layout too. */
function hasInnerDivider(talk: Talk, { from, to }: Range): boolean {
  let last = to - 1;
  while (last > from && talk.isOnDivider(last)) last -= 1;
  for (let index = from + 1; index < last; index += 1) if (talk.startsTopic(index)) return true;
  return false;
}

function byRepeatedTitles(talk: Talk, range: Range): Topic[] | null {
  const runs = titleRuns(talk.passages, range, (index) => talk.startsTopic(index));
  const inRuns = runs.reduce((sum, { from, to }) => sum + to - from, 0);
  if (runs.length < 2 || inRuns < (range.to - range.from) * LEAST_IN_RUNS) return null;
  const borders = new Set(runs.flatMap(({ from, to }) => [from, to]));
  const labels = new Map(runs.map(({ from, label }) => [from, label]));
  const topics = rangesOf(range, (index) => borders.has(index));
  const labelled = topics.map((topic) => ({ ...topic, label: labels.get(topic.from) ?? null }));
  return structure(talk, range, joinTinyTopics(talk, labelled));
}

function structure(talk: Talk, range: Range, topics: Topic[]): Topic[] | null {
  const most = talk.tokensOf(range) * MOST_IN_A_TOPIC;
  const isLopsided = topics.some((topic) => !talk.fits(topic) && talk.tokensOf(topic) > most);
  return topics.length > 1 && !isLopsided ? topics : null;
}
