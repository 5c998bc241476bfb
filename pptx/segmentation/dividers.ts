import type { Slide, SlideLayout } from '../../domain/deck.ts';
import { agendaDividers } from './agenda.ts';

// Some decks have the layout of a title slide or a section header on every slide.
const MOST_OF_A_LAYOUT = 0.5;

/**
 * The slides that begin a topic, by their index, each with what it calls the topic: those with the layout of a title
 * slide or section header, and those that the agenda announces. Where a divider has no text, the next slide that has
 * some begins the topic.
 */
export function dividersOf(slides: readonly Slide[]): Map<number, string | null> {
  const layouts = dividingLayouts(slides);
  const announced = agendaDividers(slides);
  const dividers = new Map<number, string | null>();
  let isPending = false;
  for (const { index, layout, title, blocks } of slides) {
    const isDivider = layouts.has(layout) || announced.has(index);
    if (blocks.length === 0) {
      isPending ||= isDivider;
      continue;
    }
    if (isDivider) dividers.set(index, announced.get(index) ?? title);
    else if (isPending) dividers.set(index, null);
    isPending = false;
  }
  return dividers;
}

function dividingLayouts(slides: readonly Slide[]): ReadonlySet<SlideLayout> {
  const roles: SlideLayout[] = ['title', 'section_header'];
  return new Set(
    roles.filter(
      (role) =>
        slides.filter(({ layout }) => layout === role).length <= slides.length * MOST_OF_A_LAYOUT,
    ),
  );
}
