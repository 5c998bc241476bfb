import type { Block, Slide } from '../domain/deck.ts';
import { readComments } from './comments.ts';
import { readNotes } from './notes.ts';
import { PartUnreadable, type Warn } from './part-unreadable.ts';
import { readShapeTree } from './shapes/shape-tree.ts';
import { SHAPE_STYLING } from './shapes/styling.ts';
import type { DeckContext, SlideContext } from './slide-context.ts';
import type { SlideListing } from './slide-list.ts';
import { isOn } from './xml/xml-element.ts';

/** A slide that cannot be read keeps its place, and has no blocks. */
export function emptySlide({ index, section }: SlideListing): Slide {
  return { index, hidden: false, section, title: null, layout: 'content', blocks: [] };
}

/** Reads the slide in `part`. @throws PartUnreadable when there is no such slide, or it is damaged. */
export function readSlide(
  part: string,
  { index, section }: SlideListing,
  deck: DeckContext,
  warn: Warn,
): Slide {
  const root = deck.package.readXml(part, warn, SHAPE_STYLING);
  if (root.name !== 'p:sld') throw new PartUnreadable(part, 'is no slide');
  const relationships = deck.package.relationshipsOf(part, warn);
  const layout = deck.layouts.get(relationships.ofType('slideLayout')[0]?.part ?? null);
  const context: SlideContext = { ...deck, part, relationships, layout, warn };
  const blocks = [
    ...readShapeTree(root.descend('p:cSld', 'p:spTree'), context),
    ...readNotes(context),
    ...readComments(context),
  ];
  return {
    index,
    hidden: !isOn(root.attributes['show'], true),
    section,
    title: titleOf(blocks),
    layout: layout.role,
    blocks,
  };
}

/** The first title on one line. */
function titleOf(blocks: readonly Block[]): string | null {
  const title = blocks.find(({ kind }) => kind === 'title')?.text;
  return title === undefined ? null : title.replace(/\s+/g, ' ');
}
