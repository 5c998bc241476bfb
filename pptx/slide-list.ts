import type { OpenedPresentation } from './open-presentation.ts';
import { partKey } from './package/part-name.ts';
import type { Relationships } from './package/relationships.ts';
import { PartUnreadable } from './part-unreadable.ts';
import type { XmlElement } from './xml/xml-element.ts';

/** A slide as the presentation lists it. */
export interface SlideListing {
  /** Place in the order shown, from 1. */
  index: number;
  section: string | null;
  /** Relationship of the presentation that leads to the slide; undefined when the list gives none. */
  relationshipId: string | undefined;
}

// Enough of a target to find it by.
const MOST_OF_TARGET = 100;

/** The slides in the order shown, which the presentation's list alone gives: names of parts mean nothing. */
export class SlideList {
  readonly slides: readonly SlideListing[];
  readonly #presentationPart: string;
  readonly #relationships: Relationships;
  readonly #partsGiven = new Set<string>();

  constructor({ part, root }: OpenedPresentation, relationships: Relationships) {
    const sectionOf = readSections(root);
    const listed = root.child('p:sldIdLst')?.childrenNamed('p:sldId') ?? [];
    this.slides = listed.map((slide, position) => ({
      index: position + 1,
      section: sectionOf.get(slide.attributes['id'] ?? '') ?? null,
      relationshipId: slide.attributes['r:id'],
    }));
    this.#presentationPart = part;
    this.#relationships = relationships;
  }

  /** The slide's part, once. @throws PartUnreadable when the list leads nowhere, or to a part it named before. */
  partOf({ relationshipId }: SlideListing): string {
    const relationship = this.#relationships.byId(relationshipId);
    if (relationship === undefined) {
      throw new PartUnreadable(this.#presentationPart, 'does not say where the slide is');
    }
    const { part, target } = relationship;
    if (part === null) {
      const where = target.slice(0, MOST_OF_TARGET);
      throw new PartUnreadable(
        this.#presentationPart,
        `says that the slide is at ${where}, outside the file, which was not opened`,
      );
    }
    if (this.#partsGiven.has(partKey(part))) {
      throw new PartUnreadable(part, 'is already another slide');
    }
    this.#partsGiven.add(partKey(part));
    return part;
  }
}

/** [MS-PPTX] 2.2.7: names of sections by the ids of their slides. */
function readSections(presentation: XmlElement): Map<string, string> {
  const sectionOf = new Map<string, string>();
  for (const extension of presentation.child('p:extLst')?.childrenNamed('p:ext') ?? []) {
    for (const section of extension.child('p14:sectionLst')?.childrenNamed('p14:section') ?? []) {
      const name = section.attributes['name']?.trim();
      if (!name) continue;
      for (const slide of section.child('p14:sldIdLst')?.childrenNamed('p14:sldId') ?? []) {
        const id = slide.attributes['id'];
        if (id !== undefined && !sectionOf.has(id)) sectionOf.set(id, name);
      }
    }
  }
  return sectionOf;
}
