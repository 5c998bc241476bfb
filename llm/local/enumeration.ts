import type { ConceptPlace } from './relations.ts';
import type { TaggedToken } from './tagging.ts';

/**
 * The places that are joined to the first by commas and conjunctions alone: in `A uses B, C and D`, those of
 * C and D from that of B on. Read backwards when the places are given in backward order.
 */
export function enumeratedWith(
  tokens: readonly TaggedToken[],
  places: readonly ConceptPlace[],
): ConceptPlace[] {
  const joined: ConceptPlace[] = [];
  for (const [index, place] of places.entries()) {
    const next = places[index + 1];
    if (next === undefined) break;
    const [before, after] = place.first < next.first ? [place, next] : [next, place];
    if (!areJoined(tokens.slice(before.last + 1, after.first))) break;
    joined.push(next);
  }
  return joined;
}

function areJoined(between: readonly TaggedToken[]): boolean {
  return (
    between.some(isJoint) && between.every((word) => isJoint(word) || word.tag === 'determiner')
  );
}

function isJoint({ tag, text }: TaggedToken): boolean {
  return tag === 'conjunction' || text === ',';
}
