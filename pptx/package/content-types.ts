import type { XmlElement } from '../xml/xml-element.ts';
import { partKey } from './part-name.ts';

/** The media types of the parts (ECMA-376 part 2, 6.2.3), in lower case. */
export class ContentTypes {
  readonly #byPart = new Map<string, string>();
  readonly #byExtension = new Map<string, string>();

  /** `root` is the root of `[Content_Types].xml`, or undefined when that cannot be read. */
  constructor(root?: XmlElement) {
    for (const element of root?.children ?? []) {
      const type = element.attributes['ContentType']?.trim().toLowerCase();
      if (!type) continue;
      const { PartName, Extension } = element.attributes;
      if (element.name === 'ct:Override' && PartName) {
        setOnce(this.#byPart, partKey(PartName.replace(/^\//, '')), type);
      } else if (element.name === 'ct:Default' && Extension) {
        setOnce(this.#byExtension, Extension.toLowerCase(), type);
      }
    }
  }

  of(part: string): string | undefined {
    const key = partKey(part);
    return this.#byPart.get(key) ?? this.#byExtension.get(key.slice(key.lastIndexOf('.') + 1));
  }
}

function setOnce(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}
