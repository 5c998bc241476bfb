import type { AltTextBlock, Place } from '../../domain/deck.ts';
import { placed } from '../slide-context.ts';
import { detached } from '../xml/detached.ts';
import type { ShapeProperties } from './shape-properties.ts';

/** The title and the description that a shape has for those who cannot see it. */
export function readAltText(
  { title, description }: ShapeProperties,
  place: Place | null,
): AltTextBlock[] {
  const texts = [title, description].map((text) => text?.trim()).filter((text) => !!text);
  const text = detached([...new Set(texts)].join('\n'));
  return text === '' ? [] : [{ kind: 'alt_text', text, ...placed(place) }];
}
