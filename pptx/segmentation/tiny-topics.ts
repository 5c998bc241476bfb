import type { Talk } from './talk.ts';
import type { Topic } from './topics.ts';

/**
 * Joins tiny topics with a neighbour, under the label of the larger, as long as both fit together: what holds nothing
 * but dividers with what comes next, anything else with what it goes together with best. The topics follow each
 * other without a gap.
 */
export function joinTinyTopics(talk: Talk, topics: readonly Topic[]): Topic[] {
  return joinByCohesion(talk, joinDividers(talk, topics));
}

function joinDividers(talk: Talk, topics: readonly Topic[]): Topic[] {
  const found: Topic[] = [];
  for (const topic of topics) {
    const before = found.at(-1);
    if (before !== undefined && isDividersOnly(talk, before) && mayJoin(talk, before, topic)) {
      found[found.length - 1] = joined(talk, before, topic);
    } else {
      found.push(topic);
    }
  }
  return found;
}

function isDividersOnly(talk: Talk, { from, to }: Topic): boolean {
  if (!talk.isTiny({ from, to })) return false;
  for (let index = from; index < to; index += 1) if (!talk.isOnDivider(index)) return false;
  return true;
}

function joinByCohesion(talk: Talk, topics: readonly Topic[]): Topic[] {
  const [first, last] = [topics[0], topics.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (!topics.some((topic) => talk.isTiny(topic))) return [...topics];
  const valleys = talk.valleys({ from: first.from, to: last.to });
  const similarityAt = (index: number) => valleys[index - first.from - 1]?.similarity ?? 0;

  const found: Topic[] = [];
  for (let position = 0, carried = first; ; position += 1) {
    const [before, after] = [found.at(-1), topics[position + 1]];
    const joinsBefore = before !== undefined && mayJoin(talk, before, carried);
    const joinsAfter =
      after !== undefined &&
      talk.isTiny(carried) &&
      talk.fits({ from: carried.from, to: after.to });
    const isNearerAfter = joinsAfter && similarityAt(carried.to) > similarityAt(carried.from);
    if (joinsAfter && (isNearerAfter || !joinsBefore)) {
      carried = joined(talk, carried, after);
      continue;
    }
    if (joinsBefore) found[found.length - 1] = joined(talk, before, carried);
    else found.push(carried);
    if (after === undefined) return found;
    carried = after;
  }
}

function mayJoin(talk: Talk, before: Topic, topic: Topic): boolean {
  const both = { from: before.from, to: topic.to };
  return (talk.isTiny(before) || talk.isTiny(topic)) && talk.fits(both);
}

function joined(talk: Talk, before: Topic, topic: Topic): Topic {
  const { label } = talk.tokensOf(topic) > talk.tokensOf(before) ? topic : before;
  return { from: before.from, to: topic.to, label };
}
