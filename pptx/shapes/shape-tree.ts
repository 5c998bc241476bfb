import type { Block, Place } from '../../domain/deck.ts';
import { readGraphic } from '../graphics/graphic-frame.ts';
import { placed, type SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { readAltText } from './alt-text.ts';
import { readLinks } from './links.ts';
import { groupTransform, readPlace, SLIDE_TRANSFORM, type Transform } from './place.ts';
import { inReadingOrder } from './reading-order.ts';
import { isTitle, readShapeProperties, type ShapeProperties } from './shape-properties.ts';
import { readTextShape } from './text-shape.ts';

/** A shape that stands directly on the slide or in a group, with all that is in it. */
interface Piece {
  place: Place | null;
  isTitle: boolean;
  blocks: Block[];
}

/** The blocks of a slide's p:spTree: titles first, then in reading order, each group kept together. */
export function readShapeTree(tree: XmlElement | undefined, context: SlideContext): Block[] {
  const pieces = tree === undefined ? [] : readShapes(tree, SLIDE_TRANSFORM, context);
  const titles = pieces.filter((piece) => piece.isTitle);
  const others = pieces.filter((piece) => !piece.isTitle);
  return [...blocksOf(titles), ...blocksOf(others)];
}

function blocksOf(pieces: readonly Piece[]): Block[] {
  return inReadingOrder(pieces).flatMap(({ blocks }) => blocks);
}

function readShapes(container: XmlElement, transform: Transform, context: SlideContext): Piece[] {
  const pieces: Piece[] = [];
  for (const shape of container.children) {
    const piece = readShape(shape, transform, context);
    if (piece !== null && piece.blocks.length > 0) pieces.push(piece);
  }
  return pieces;
}

function readShape(shape: XmlElement, transform: Transform, context: SlideContext): Piece | null {
  switch (shape.name) {
    case 'p:grpSp':
      return readGroup(shape, transform, context);
    case 'p:graphicFrame':
      return readSingle(shape, shape.child('p:xfrm'), transform, context);
    case 'p:contentPart':
      return readSingle(shape, shape.child('p14:xfrm'), transform, context);
    case 'p:sp':
    case 'p:pic':
    case 'p:cxnSp':
      return readSingle(shape, shape.child('p:spPr')?.child('a:xfrm'), transform, context);
    default:
      return null;
  }
}

function readGroup(group: XmlElement, transform: Transform, context: SlideContext): Piece {
  const xfrm = group.child('p:grpSpPr')?.child('a:xfrm');
  const pieces = readShapes(group, groupTransform(xfrm, transform), context);
  const place = readPlace(xfrm, transform) ?? inReadingOrder(pieces)[0]?.place ?? null;
  const blocks = [...blocksOf(pieces), ...readAltText(readShapeProperties(group), place)];
  return { place, isTitle: false, blocks };
}

function readSingle(
  shape: XmlElement,
  xfrm: XmlElement | undefined,
  transform: Transform,
  context: SlideContext,
): Piece {
  const properties = readShapeProperties(shape);
  const { placeholder } = properties;
  const place =
    readPlace(xfrm, transform) ??
    (placeholder === null ? null : context.layout.placeOf(placeholder));
  const content =
    shape.name === 'p:graphicFrame'
      ? readGraphic(shape, place, context)
      : readTextShape(shape.child('p:txBody'), placeholder, place, context);
  const blocks = [
    ...content,
    ...readLinkOfShape(properties, content, place, context),
    ...readAltText(properties, place),
  ];
  return { place, isTitle: isTitle(placeholder), blocks };
}

function readLinkOfShape(
  { linkId }: ShapeProperties,
  content: readonly Block[],
  place: Place | null,
  context: SlideContext,
): Block[] {
  if (!linkId) return [];
  const label = content.map(({ text }) => text).join('\n');
  return readLinks([{ relationshipId: linkId, label }], context).map((link) => ({
    ...link,
    ...placed(place),
  }));
}
