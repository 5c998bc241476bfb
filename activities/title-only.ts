import type { Slide } from '../domain/deck.ts';
import type { Segment } from '../domain/segment.ts';

/** The segments, by id, that hold nothing but titles of slides: there is nothing in them to call a model for. */
export function titleOnly(segments: readonly Segment[], slides: readonly Slide[]): Set<string> {
  const bare = new Set(
    slides
      .filter(({ blocks }) => blocks.every(({ kind }) => kind === 'title'))
      .map(({ index }) => index),
  );
  return new Set(
    segments
      .filter((segment) => segment.slides.every(({ slide }) => bare.has(slide)))
      .map(({ segmentId }) => segmentId),
  );
}
