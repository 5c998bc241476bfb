const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};
// Most elements hold none, and an array takes longer to make than the element.
const NO_CHILDREN: readonly XmlElement[] = [];

/** An element with what it holds. Names have the prefixes of `namespaces.ts`, whatever the file uses. */
export class XmlElement {
  readonly name: string;
  /** By their names, such as `id` and `r:id`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The element's own character data, without that of its children. */
  text = '';
  #children: XmlElement[] | null = null;

  constructor(name: string, attributes = NO_ATTRIBUTES) {
    this.name = name;
    this.attributes = attributes;
  }

  get children(): readonly XmlElement[] {
    return this.#children ?? NO_CHILDREN;
  }

  append(child: XmlElement): void {
    if (this.#children === null) this.#children = [child];
    else this.#children.push(child);
  }

  /** The first child of that name. */
  child(name: string): XmlElement | undefined {
    return this.children.find((child) => child.name === name);
  }

  /** The element that a path of first children leads to. */
  descend(...names: string[]): XmlElement | undefined {
    const [first, ...rest] = names;
    const child = first === undefined ? this : this.child(first);
    return rest.length === 0 ? child : child?.descend(...rest);
  }

  childrenNamed(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name);
  }

  /** Every element of that name below this one, in document order, but none within another of them. */
  outermost(name: string): XmlElement[] {
    const found: XmlElement[] = [];
    this.#collectOutermost(name, found);
    return found;
  }

  #collectOutermost(name: string, found: XmlElement[]): void {
    for (const child of this.children) {
      if (child.name === name) found.push(child);
      else child.#collectOutermost(name, found);
    }
  }
}

/** xsd:boolean and ST_OnOff: what is neither true nor false counts as `otherwise`. */
export function isOn(value: string | undefined, otherwise = false): boolean {
  const word = value?.trim().toLowerCase();
  if (word === '1' || word === 'true' || word === 'on') return true;
  if (word === '0' || word === 'false' || word === 'off') return false;
  return otherwise;
}
