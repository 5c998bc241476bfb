import type { Block, Place } from '../../domain/deck.ts';
import { fileNameOf } from '../package/part-name.ts';
import { placed, type SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/** An embedded document or control (ECMA-376 part 1, 19.3.2.4): its name and what it is, not what it holds. */
export function readEmbedded(
  object: XmlElement,
  place: Place | null,
  context: SlideContext,
): Block[] {
  const relationship = context.relationships.byId(object.attributes['r:id']);
  const part = relationship?.part ?? null;
  const text = object.attributes['name']?.trim() || fileNameOf(part ?? '');
  if (text === '') return [];
  const mediaType = part === null ? null : (context.package.contentTypes.of(part) ?? null);
  return [{ kind: 'embedded', text, mediaType, ...placed(place) }];
}
