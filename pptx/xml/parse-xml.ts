import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes';
import { DeckTooLarge, InvalidDeck } from '../../domain/errors.ts';
import { type DeckLimits, MOST_XML_DEPTH } from '../limits.ts';
import { PartUnreadable } from '../part-unreadable.ts';
import { chosenContent, isReadableChoice } from './alternate-content.ts';
import { Namespaces } from './namespaces.ts';
import { XmlElement } from './xml-element.ts';

// No element of the standard has more than a few dozen; the parser would hold millions in memory.
const MAX_ATTRIBUTES = 10_000;

const NOTHING_SKIPPED: ReadonlySet<string> = new Set();

/**
 * The root of an XML document given in pieces. Alternate content is resolved on the way; elements named in
 * `skip` are left out with all they hold.
 *
 * @throws PartUnreadable when it is not well-formed.
 * @throws DeckTooLarge when it nests too deep or keeps too many nodes.
 * @throws InvalidDeck when it has a DOCTYPE: entities could make text without end, or read other files.
 */
export function parseXml(
  pieces: Iterable<string>,
  part: string,
  limits: Pick<DeckLimits, 'xmlDepth' | 'xmlNodes'>,
  skip: ReadonlySet<string> = NOTHING_SKIPPED,
): XmlElement {
  const builder = new TreeBuilder(part, limits, skip);
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new PartUnreadable(part, `is not well-formed XML (${error.message})`, error);
  });
  parser.on('doctype', () => {
    throw new InvalidDeck(
      `The part ${part} has a DOCTYPE. Presentations have none, and it can do harm, so the file was refused. Check where it comes from, or open it in PowerPoint and save it again.`,
    );
  });
  parser.on('attribute', (attribute) => builder.attribute(attribute));
  parser.on('opentag', (tag) => builder.open(tag));
  parser.on('closetag', () => builder.close());
  parser.on('text', (text) => builder.characters(text));
  parser.on('cdata', (text) => builder.characters(text));
  for (const piece of pieces) parser.write(piece);
  parser.close();
  return builder.root();
}

const NO_PREFIXES: readonly string[] = [];

class TreeBuilder {
  readonly #part: string;
  readonly #mostDepth: number;
  readonly #mostNodes: number;
  readonly #skip: ReadonlySet<string>;
  readonly #namespaces = new Namespaces();
  readonly #document = new XmlElement('');
  #current = this.#document;
  /** The open elements that are kept, outermost first. */
  readonly #open: XmlElement[] = [];
  /** The prefixes that each of them declares. */
  readonly #declared: (readonly string[])[] = [];
  /** How many open elements are within a skipped one, itself among them. */
  #skipped = 0;
  readonly #readableChoices = new WeakSet<XmlElement>();
  #nodes = 0;
  /** Of the tag being read: its attributes, and whether any declares a prefix or has one. */
  #attributes = 0;
  #declares = false;
  #hasPrefixed = false;

  constructor(
    part: string,
    limits: Pick<DeckLimits, 'xmlDepth' | 'xmlNodes'>,
    skip: ReadonlySet<string>,
  ) {
    this.#part = part;
    this.#mostDepth = Math.min(limits.xmlDepth, MOST_XML_DEPTH);
    this.#mostNodes = limits.xmlNodes;
    this.#skip = skip;
  }

  root(): XmlElement {
    const root = this.#document.children[0];
    if (root === undefined) throw new PartUnreadable(this.#part, 'has no content');
    return root;
  }

  /** Called for each attribute before its element opens. */
  attribute({ name }: SaxesAttributePlain): void {
    this.#attributes += 1;
    if (this.#attributes > MAX_ATTRIBUTES) throw this.#tooManyNodes();
    if (name.startsWith('xmlns')) this.#declares = true;
    else if (name.includes(':')) this.#hasPrefixed = true;
  }

  open({ name: written, attributes }: SaxesTagPlain): void {
    const count = this.#attributes;
    const declares = this.#declares;
    const hasPrefixed = this.#hasPrefixed;
    this.#attributes = 0;
    this.#declares = false;
    this.#hasPrefixed = false;
    if (this.#open.length + this.#skipped >= this.#mostDepth) throw this.#tooDeep();
    if (this.#skipped > 0) {
      this.#skipped += 1;
      return;
    }
    const prefixes = declares ? this.#namespaces.enter(attributes) : NO_PREFIXES;
    const name = this.#namespaces.nameOf(written);
    if (this.#skip.has(name)) {
      this.#namespaces.leave(prefixes);
      this.#skipped = 1;
      return;
    }
    this.#nodes += 1 + count;
    if (this.#nodes > this.#mostNodes) throw this.#tooManyNodes();
    const element = this.#newElement(name, count, hasPrefixed, attributes);
    this.#current.children.push(element);
    this.#open.push(element);
    this.#declared.push(prefixes);
    this.#current = element;
  }

  close(): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const closed = this.#open.pop();
    if (closed === undefined) return;
    this.#namespaces.leave(this.#declared.pop() ?? NO_PREFIXES);
    const parent = this.#open.at(-1) ?? this.#document;
    if (closed.name === 'mc:AlternateContent') {
      parent.children.pop();
      for (const element of chosenContent(closed, this.#readableChoices)) {
        parent.children.push(element);
      }
    }
    this.#current = parent;
  }

  characters(text: string): void {
    if (this.#skipped === 0) this.#current.text += text;
  }

  #newElement(
    name: string,
    count: number,
    hasPrefixed: boolean,
    attributes: Record<string, string>,
  ): XmlElement {
    // The parser's record of no attributes is as large as one of several.
    if (count === 0) return new XmlElement(name);
    const element = new XmlElement(name, hasPrefixed ? this.#renamed(attributes) : attributes);
    if (name === 'mc:Choice' && isReadableChoice(attributes, this.#namespaces)) {
      this.#readableChoices.add(element);
    }
    return element;
  }

  #renamed(attributes: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [
        name.includes(':') ? this.#namespaces.nameOf(name) : name,
        value,
      ]),
    );
  }

  #tooDeep(): DeckTooLarge {
    return new DeckTooLarge(
      `The part ${this.#part} nests more than ${this.#mostDepth} elements in one another, the most that a deck may (DECK_MAX_XML_DEPTH). Ungroup its shapes, or check where the file comes from.`,
    );
  }

  #tooManyNodes(): DeckTooLarge {
    return new DeckTooLarge(
      `The part ${this.#part} has more than ${this.#mostNodes} elements and attributes, the most that a part of a deck may have (DECK_MAX_XML_NODES). Split that slide, or check where the file comes from.`,
    );
  }
}
