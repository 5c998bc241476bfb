import type { SaxesTagPlain } from 'saxes';
import { DeckTooLarge } from '../../domain/errors.ts';
import { type DeckLimits, MOST_XML_DEPTH } from '../limits.ts';
import { PartUnreadable } from '../part-unreadable.ts';
import { chosenContent, isReadableChoice } from './alternate-content.ts';
import { DeclarationFinder } from './declaration-finder.ts';
import { detached } from './detached.ts';
import type { Namespaces } from './namespaces.ts';
import { XmlElement } from './xml-element.ts';

/** Of one element. None of the standard has more than a few dozen; the parser would hold millions in memory. */
export const MAX_ATTRIBUTES = 10_000;

export type XmlLimits = Pick<DeckLimits, 'xmlDepth' | 'xmlNodes'>;

/** Makes a tree of the events of the XML parser. */
export class TreeBuilder {
  readonly #part: string;
  readonly #mostDepth: number;
  readonly #mostNodes: number;
  readonly #skip: ReadonlySet<string>;
  readonly #namespaces: Namespaces;
  readonly #declarations = new DeclarationFinder();
  readonly #document = new XmlElement('');
  #current = this.#document;
  /** The open elements that are kept, outermost first. */
  readonly #open: XmlElement[] = [];
  /** The depths of those that declare a prefix. */
  readonly #declaring: number[] = [];
  /** How many open elements are within a skipped one, itself among them. */
  #skipped = 0;
  readonly #readableChoices = new Set<XmlElement>();
  #nodes = 0;
  /** Those of the tag that is being read; null while they are not counted. */
  #attributes: number | null = null;

  constructor(part: string, limits: XmlLimits, skip: ReadonlySet<string>, namespaces: Namespaces) {
    this.#part = part;
    this.#mostDepth = Math.min(limits.xmlDepth, MOST_XML_DEPTH);
    this.#mostNodes = limits.xmlNodes;
    this.#skip = skip;
    this.#namespaces = namespaces;
  }

  /** @throws PartUnreadable when there is none. */
  root(): XmlElement {
    const root = this.#document.children[0];
    if (root === undefined) throw new PartUnreadable(this.#part, 'has no content');
    return root;
  }

  /** To be called before the parser reads a piece. */
  begin(piece: string): void {
    this.#declarations.begin(piece);
  }

  /** From here on, `countAttribute` is called for each attribute of a tag before the tag opens. */
  startCounting(): void {
    this.#attributes ??= 0;
  }

  countAttribute(): void {
    this.#attributes = (this.#attributes ?? 0) + 1;
    if (this.#attributes > MAX_ATTRIBUTES) throw this.#tooManyNodes();
  }

  /** `end` is where the tag ends in the text. */
  open({ name: written, attributes }: SaxesTagPlain, end: number): void {
    const attributeCount = this.#attributes;
    if (attributeCount !== null) this.#attributes = 0;
    if (this.#open.length + this.#skipped >= this.#mostDepth) throw this.#tooDeep();
    if (this.#skipped > 0) {
      this.#skipped += 1;
      return;
    }
    const declares = this.#declarations.hasPassed(end) && this.#namespaces.enter(attributes);
    const name = this.#namespaces.nameOf(written);
    if (this.#skip.has(name)) {
      if (declares) this.#namespaces.leave();
      this.#skipped = 1;
      return;
    }
    this.#nodes += 1 + (attributeCount ?? 0);
    if (this.#nodes > this.#mostNodes) throw this.#tooManyNodes();
    // The parser's record of no attributes is as large as one of several.
    const element = new XmlElement(
      name,
      attributeCount === 0 ? undefined : this.#named(attributes),
    );
    if (name === 'mc:Choice' && isReadableChoice(attributes, this.#namespaces)) {
      this.#readableChoices.add(element);
    }
    this.#open.push(element);
    if (declares) this.#declaring.push(this.#open.length);
    this.#current = element;
  }

  close(): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const depth = this.#open.length;
    const closed = this.#open.pop();
    if (closed === undefined) return;
    if (this.#declaring.at(-1) === depth) {
      this.#declaring.pop();
      this.#namespaces.leave();
    }
    this.#current = this.#open[depth - 2] ?? this.#document;
    if (closed.name === 'mc:AlternateContent') {
      for (const element of chosenContent(closed, this.#readableChoices)) {
        this.#current.append(element);
      }
    } else {
      this.#current.append(closed);
    }
  }

  characters(text: string): void {
    if (this.#skipped === 0) this.#current.text += detached(text);
  }

  #named(attributes: Record<string, string>): Record<string, string> {
    if (this.#namespaces.areUsual) return attributes;
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
