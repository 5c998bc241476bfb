import { expect, it } from 'vitest';
import { titleOnly } from '../../activities/title-only.ts';
import type { Block, Slide } from '../../domain/deck.ts';
import { aSegmentOfSlides } from '../domain/builders.ts';

function slide(index: number, ...kinds: Block['kind'][]): Slide {
  const blocks = kinds.map((kind) => ({ kind, text: 'Text' }) as Block);
  return { index, hidden: false, section: null, title: 'Text', layout: 'content', blocks };
}

it.each([
  ['a title', [slide(1, 'title')], true],
  ['titles of several slides', [slide(1, 'title'), slide(2, 'title')], true],
  ['a title with a text', [slide(1, 'title', 'text')], false],
  ['a title with notes', [slide(1, 'title', 'notes')], false],
  ['a title, and a slide with a text', [slide(1, 'title'), slide(2, 'title', 'text')], false],
])('a segment of %s: %#', (_, slides, expected) => {
  const segment = aSegmentOfSlides(slides.map(() => 'Text'));
  expect(titleOnly([segment], slides).has(segment.segmentId)).toBe(expected);
});
