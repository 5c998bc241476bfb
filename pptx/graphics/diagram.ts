import type { Block, Paragraph, Place } from '../../domain/deck.ts';
import { readLinks } from '../shapes/links.ts';
import { joinMarked, languageOf, type MarkedText } from '../shapes/marked-text.ts';
import { SHAPE_STYLING } from '../shapes/styling.ts';
import { type LinkedWords, markedTextOf, readTextBody } from '../shapes/text-body.ts';
import { placed, type SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { readReferredPart } from './referred-part.ts';

interface Item extends Paragraph, MarkedText {}

/** SmartArt (ECMA-376 part 1, 21.4), from the part that holds its data. Its links follow it. */
export function readDiagram(
  reference: XmlElement,
  place: Place | null,
  context: SlideContext,
): Block[] {
  const data = readReferredPart(reference.attributes['r:dm'], 'diagram', context, SHAPE_STYLING);
  const links: LinkedWords[] = [];
  const items = data === undefined ? [] : readItems(data.root, links);
  if (data === undefined || items.length === 0) return [];
  const marked = joinMarked(items, '\n');
  return [
    {
      kind: 'diagram',
      text: marked.text,
      items: items.map(({ text, level }) => ({ text, level })),
      ...languageOf(marked),
      ...placed(place),
    },
    ...readLinks(links, data).map((link) => ({ ...link, ...placed(place) })),
  ];
}

/** The texts in the order of the tree; those that hang nowhere, such as on arrows, at the end. */
function readItems(model: XmlElement, links: LinkedWords[]): Item[] {
  const points = model.child('dgm:ptLst')?.childrenNamed('dgm:pt') ?? [];
  const bodies = new Map(points.map((point) => [idOf(point), bodyOf(point)]));
  const roots = points.filter((point) => point.attributes['type'] === 'doc');
  const children = readTree(model);

  const items: Item[] = [];
  const seen = new Set<string>();
  // What is still to visit, the next one last. No recursion: a chain of points may be of any length.
  const pending = [
    ...points.map((point) => ({ id: idOf(point), level: 0 })).toReversed(),
    ...roots.map((point) => ({ id: idOf(point), level: -1 })),
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { id, level } = next;
    if (seen.has(id)) continue;
    seen.add(id);
    const body = bodies.get(id);
    const marked = markedTextOf(body?.lines ?? []);
    if (marked.text !== '') items.push({ ...marked, level: Math.max(level, 0) });
    for (const link of body?.links ?? []) links.push(link);
    for (const child of (children.get(id) ?? []).toReversed()) {
      pending.push({ id: child, level: level + 1 });
    }
  }
  return items;
}

/** The ids of the points below each point, in their order. */
function readTree(model: XmlElement): Map<string, string[]> {
  const connections = model.child('dgm:cxnLst')?.childrenNamed('dgm:cxn') ?? [];
  const parents = connections
    .filter(({ attributes }) => (attributes['type'] ?? 'parOf') === 'parOf')
    .toSorted((a, b) => orderOf(a) - orderOf(b));
  const children = new Map<string, string[]>();
  for (const { attributes } of parents) {
    const parent = attributes['srcId'] ?? '';
    const siblings = children.get(parent) ?? [];
    siblings.push(attributes['destId'] ?? '');
    children.set(parent, siblings);
  }
  return children;
}

function orderOf(connection: XmlElement): number {
  return Number(connection.attributes['srcOrd']) || 0;
}

function idOf(point: XmlElement): string {
  return point.attributes['modelId'] ?? '';
}

function bodyOf(point: XmlElement) {
  return readTextBody(point.attributes['type'] === 'pres' ? undefined : point.child('dgm:t'));
}
