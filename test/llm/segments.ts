import type { Segment } from '../../domain/segment.ts';

/** A segment of one slide with this text. */
export function segmentOf(text: string, changes: Partial<Segment> = {}): Segment {
  return {
    segmentId: '00000000-0000-5000-8000-000000000001',
    ordinal: 1,
    topicLabel: 'Topic',
    text,
    slideFrom: 1,
    slideTo: 1,
    language: null,
    charStart: 0,
    charEnd: text.length,
    slides: [{ slide: 1, charStart: 0, charEnd: text.length }],
    ...changes,
  };
}
