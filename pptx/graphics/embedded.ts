import type { Block, Place } from '../../domain/deck.ts';
import { fileNameOf } from '../package/part-name.ts';
import { readAltText } from '../shapes/alt-text.ts';
import { readShapeProperties } from '../shapes/shape-properties.ts';
import { placed, type SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/**
 * An embedded document or control (ECMA-376 part 1, 19.3.2.4): its name and what it is, not what it holds. The alt text
 * of the picture that stands for it follows.
 */
export function readEmbedded(
  object: XmlElement,
  place: Place | null,
  context: SlideContext,
): Block[] {
  const relationship = context.relationships.byId(object.attributes['r:id']);
  const part = relationship?.part ?? null;
  const picture = object.child('p:pic');
  const altText = picture === undefined ? [] : readAltText(readShapeProperties(picture), place);
  const text = object.attributes['name']?.trim() || fileNameOf(part ?? '');
  if (text === '') return altText;
  const mediaType = part === null ? null : (context.package.contentTypes.of(part) ?? null);
  return [{ kind: 'embedded', text, mediaType, ...placed(place) }, ...altText];
}
