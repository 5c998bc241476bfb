import { describe, expect, it } from 'vitest';
import { slideAt } from '../../domain/segment.ts';
import { aSegment, aSegmentOfSlides } from './builders.ts';

describe('slideAt', () => {
  const segment = aSegmentOfSlides(['first', 'second'], { slideFrom: 4 });

  it.each([
    [0, 4],
    [4, 4],
    [7, 5],
    [12, 5],
  ])('puts the character at %i on slide %i', (offset, slide) => {
    expect(slideAt(segment, offset)).toBe(slide);
  });

  it('puts a separator on the slide before it', () => {
    expect(segment.text.slice(5, 7)).toBe('\n\n');
    expect([5, 6].map((offset) => slideAt(segment, offset))).toEqual([4, 4]);
  });

  it('puts what stands before any slide on the first slide of the segment', () => {
    const slides = [{ slide: 3, charStart: 2, charEnd: 5 }];
    expect(slideAt(aSegment({ text: '\n\nabc', slideFrom: 3, slides }), 0)).toBe(3);
    expect(slideAt(aSegment({ slideFrom: 8, slides: [] }), 0)).toBe(8);
  });
});
