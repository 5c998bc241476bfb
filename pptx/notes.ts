import type { Block } from '../domain/deck.ts';
import { PartUnreadable, readOrWarn } from './part-unreadable.ts';
import { readShapeProperties } from './shapes/shape-properties.ts';
import { readLinks } from './shapes/links.ts';
import { SHAPE_STYLING } from './shapes/styling.ts';
import { type LinkedWords, readTextBody, textOf, toParagraphs } from './shapes/text-body.ts';
import type { SlideContext } from './slide-context.ts';
import type { XmlElement } from './xml/xml-element.ts';

/** What the speaker is to say: the body of the slide's notes page, without its picture, number and footer. */
export function readNotes(context: SlideContext): Block[] {
  const parts = context.relationships.ofType('notesSlide').flatMap(({ part }) => part ?? []);
  return parts.flatMap(
    (part) => readOrWarn(context.warn, () => readNotesPage(part, context)) ?? [],
  );
}

function readNotesPage(part: string, context: SlideContext): Block[] {
  const page = context.package.readXml(part, context.warn, SHAPE_STYLING);
  if (page.name !== 'p:notes') throw new PartUnreadable(part, 'is no notes page');
  const shapes = [...(page.descend('p:cSld', 'p:spTree')?.outermost('p:sp') ?? [])];
  return shapes.filter(isBody).flatMap((shape): Block[] => {
    const { lines, language, links } = readTextBody(shape.child('p:txBody'));
    if (lines.length === 0) return [];
    const ofLanguage = language === null ? {} : { language };
    return [
      { kind: 'notes', text: textOf(lines), paragraphs: toParagraphs(lines), ...ofLanguage },
      ...readLinksOf(part, links, context),
    ];
  });
}

function readLinksOf(part: string, links: LinkedWords[], context: SlideContext): Block[] {
  // Few notes have links, and the relationships are a part of their own.
  if (links.length === 0) return [];
  const relationships = context.package.relationshipsOf(part, context.warn);
  return readLinks(links, { part, relationships, warn: context.warn });
}

function isBody(shape: XmlElement): boolean {
  const type = readShapeProperties(shape).placeholder?.type;
  return type === 'body' || type === 'obj';
}
