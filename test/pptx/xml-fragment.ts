import { DEFAULT_DECK_LIMITS } from '../../pptx/limits.ts';
import { parseXml } from '../../pptx/xml/parse-xml.ts';
import type { XmlElement } from '../../pptx/xml/xml-element.ts';
import { DECLARATIONS } from './deck-xml.ts';

/** The first element of a piece of XML that uses the usual prefixes. */
export function xmlFragment(xml: string): XmlElement {
  const root = parseXml([`<root ${DECLARATIONS}>${xml}</root>`], 'test.xml', DEFAULT_DECK_LIMITS);
  const [element] = root.children;
  if (element === undefined) throw new Error('The fragment holds no element.');
  return element;
}
