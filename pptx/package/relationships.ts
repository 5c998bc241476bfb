import type { XmlElement } from '../xml/xml-element.ts';
import { resolveTarget } from './part-name.ts';

export interface Relationship {
  id: string;
  /** Last word of the type for those of the standard (`slide`, `notesSlide`), else the whole URI. */
  type: string;
  /** Whether `target` leads out of the package, as the relationship itself says. */
  external: boolean;
  /** The target as written. */
  target: string;
  /** The part it leads to, or null when it is external or leads outside the package. */
  part: string | null;
}

const STANDARD_TYPES = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/',
  'http://purl.oclc.org/ooxml/officeDocument/relationships/',
];

/** The relationships of one part, or of the package. */
export class Relationships {
  readonly #byId = new Map<string, Relationship>();

  /** `root` is the root of the relationship part, or undefined when `source` has none. */
  constructor(source: string, root?: XmlElement) {
    for (const element of root?.childrenNamed('rel:Relationship') ?? []) {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = element.attributes;
      if (id === undefined || target === undefined || this.#byId.has(id)) continue;
      const external = mode?.trim().toLowerCase() === 'external';
      this.#byId.set(id, {
        id,
        type: shortType(type ?? ''),
        external,
        target: target.trim(),
        part: external ? null : resolveTarget(source, target.trim()),
      });
    }
  }

  byId(id: string | undefined): Relationship | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** In the order of the file. */
  ofType(type: string): Relationship[] {
    const found: Relationship[] = [];
    for (const relationship of this.#byId.values()) {
      if (relationship.type === type) found.push(relationship);
    }
    return found;
  }
}

function shortType(type: string): string {
  const standard = STANDARD_TYPES.find((prefix) => type.startsWith(prefix));
  return standard === undefined ? type : type.slice(standard.length);
}
