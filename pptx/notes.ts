import type { Block } from '../domain/deck.ts';
import { readTable } from './graphics/table.ts';
import { PartUnreadable, readOrWarn } from './part-unreadable.ts';
import { readLinks } from './shapes/links.ts';
import { languageOf } from './shapes/marked-text.ts';
import { isFooter, readShapeProperties } from './shapes/shape-properties.ts';
import { SHAPE_STYLING } from './shapes/styling.ts';
import { type LinkedWords, markedTextOf, readTextBody, toParagraphs } from './shapes/text-body.ts';
import type { SlideContext } from './slide-context.ts';
import type { XmlElement } from './xml/xml-element.ts';

/** What the slide's notes page says: what the speaker is to say, and what else stands there but header and footer. */
export function readNotes(context: SlideContext): Block[] {
  const parts = context.relationships.ofType('notesSlide').flatMap(({ part }) => part ?? []);
  return parts.flatMap(
    (part) => readOrWarn(context.warn, () => readNotesPage(part, context)) ?? [],
  );
}

function readNotesPage(part: string, context: SlideContext): Block[] {
  const page = context.package.readXml(part, context.warn, SHAPE_STYLING);
  if (page.name !== 'p:notes') throw new PartUnreadable(part, 'is no notes page');
  const tree = page.descend('p:cSld', 'p:spTree');
  const shapes = [...(tree?.outermost('p:sp') ?? [])].filter(isNotes);
  const tables = [...(tree?.outermost('a:tbl') ?? [])];
  const ofShapes = shapes.flatMap((shape): Block[] => {
    const { lines, links } = readTextBody(shape.child('p:txBody'));
    if (lines.length === 0) return [];
    const marked = markedTextOf(lines);
    const paragraphs = toParagraphs(lines);
    return [
      { kind: 'notes', text: marked.text, paragraphs, ...languageOf(marked) },
      ...readLinksOf(part, links, context),
    ];
  });
  return [...ofShapes, ...tables.flatMap((table) => readNotesTable(table, part, context))];
}

/** A table that somebody put on the page: its rows are paragraphs of the notes. */
function readNotesTable(table: XmlElement, part: string, context: SlideContext): Block[] {
  const relationships = context.package.relationshipsOf(part, context.warn);
  return readTable(table, null, { ...context, part, relationships }).map((block): Block => {
    if (block.kind !== 'table') return block;
    const { rows: _rows, headerRow: _headerRow, ...common } = block;
    const paragraphs = block.text.split('\n').map((text) => ({ text, level: 0 }));
    return { ...common, kind: 'notes', paragraphs };
  });
}

function readLinksOf(part: string, links: LinkedWords[], context: SlideContext): Block[] {
  // Few notes have links, and the relationships are a part of their own.
  if (links.length === 0) return [];
  const relationships = context.package.relationshipsOf(part, context.warn);
  return readLinks(links, { part, relationships, warn: context.warn });
}

function isNotes(shape: XmlElement): boolean {
  const { placeholder } = readShapeProperties(shape);
  return placeholder?.type !== 'sldImg' && !isFooter(placeholder);
}
