const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** An element with what it holds. Names have the prefixes of `namespaces.ts`, whatever the file uses. */
export class XmlElement {
  readonly name: string;
  /** By their names, such as `id` and `r:id`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[] = [];
  /** The element's own character data, without that of its children. */
  text = '';

  constructor(name: string, attributes = NO_ATTRIBUTES) {
    this.name = name;
    this.attributes = attributes;
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
  *outermost(name: string): Generator<XmlElement> {
    for (const child of this.children) {
      if (child.name === name) yield child;
      else yield* child.outermost(name);
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
