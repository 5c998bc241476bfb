import { SaxesParser } from 'saxes';
import { InvalidDeck } from '../../domain/errors.ts';
import { PartUnreadable } from '../part-unreadable.ts';
import { Namespaces, RootScopes } from './namespaces.ts';
import { MAX_ATTRIBUTES, TreeBuilder, type XmlLimits } from './tree-builder.ts';
import type { XmlElement } from './xml-element.ts';

/** `<a/>`: a text holds at most one element or attribute for so many characters. */
const SHORTEST_NODE = 4;

const NOTHING_SKIPPED: ReadonlySet<string> = new Set();

/**
 * The root of an XML document given in pieces. Alternate content is resolved on the way; elements named in
 * `skip` are left out with all they hold. Documents of one package are read faster with the same `roots`.
 *
 * @throws PartUnreadable when it is not well-formed.
 * @throws DeckTooLarge when it nests too deep or keeps too many nodes.
 * @throws InvalidDeck when it has a DOCTYPE: entities could make text without end, or read other files.
 */
export function parseXml(
  pieces: Iterable<string>,
  part: string,
  limits: XmlLimits,
  skip: ReadonlySet<string> = NOTHING_SKIPPED,
  roots: RootScopes = new RootScopes(),
): XmlElement {
  const builder = new TreeBuilder(part, limits, skip, new Namespaces(roots));
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new PartUnreadable(part, `is not well-formed XML (${error.message})`, error);
  });
  parser.on('doctype', () => {
    throw new InvalidDeck(
      `The part ${part} has a DOCTYPE. Presentations have none, and it can do harm, so the file was refused. Check where it comes from, or open it in PowerPoint and save it again.`,
    );
  });
  parser.on('opentag', (tag) => builder.open(tag, parser.position));
  parser.on('closetag', () => builder.close());
  parser.on('text', (text) => builder.characters(text));
  parser.on('cdata', (text) => builder.characters(text));
  const mostUncounted = Math.min(limits.xmlNodes, MAX_ATTRIBUTES) * SHORTEST_NODE;
  let length = 0;
  for (const piece of pieces) {
    length += piece.length;
    // An event for each attribute takes long, so there is none where they cannot be too many.
    if (length > mostUncounted) {
      builder.startCounting();
      parser.on('attribute', () => builder.countAttribute());
    }
    builder.begin(piece);
    parser.write(piece);
  }
  parser.close();
  return builder.root();
}
