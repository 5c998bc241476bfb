import type { Place, SlideLayout } from '../domain/deck.ts';
import type { OpcPackage } from './package/opc-package.ts';
import { readOrWarn, type Warn } from './part-unreadable.ts';
import { readPlace, SLIDE_TRANSFORM } from './shapes/place.ts';
import { isTitle, type Placeholder, readShapeProperties } from './shapes/shape-properties.ts';
import { SHAPE_STYLING } from './shapes/styling.ts';
import type { XmlElement } from './xml/xml-element.ts';

/** What a slide takes from its layout. */
export interface LayoutOfSlide {
  role: SlideLayout;
  /** Where a placeholder stands that has no place of its own, or null when nothing says. */
  placeOf(placeholder: Placeholder): Place | null;
}

interface PlacedPlaceholder extends Placeholder {
  place: Place | null;
}

/** A layout or a master. */
interface Template {
  role: SlideLayout;
  placeholders: PlaceholderIndex;
  /** The part that it takes over from: a layout's master. */
  basis: string | null;
}

const SKIPPED: ReadonlySet<string> = new Set([
  ...SHAPE_STYLING,
  'p:txBody',
  'p:txStyles',
  'p:graphicFrame',
  'p:pic',
]);

/** The layouts and masters of a deck; each is read when a slide first asks for it, and once. */
export class SlideLayouts {
  readonly #package: OpcPackage;
  readonly #warn: Warn;
  readonly #templates = new Map<string, Template>();

  constructor(opened: OpcPackage, warn: Warn) {
    this.#package = opened;
    this.#warn = warn;
  }

  /** `part` is null for a slide without a layout. */
  get(part: string | null): LayoutOfSlide {
    const layout = this.#template(part, 'p:sldLayout');
    return {
      role: layout.role,
      placeOf: (placeholder) => {
        const ofLayout = layout.placeholders.matching(placeholder);
        if (ofLayout?.place) return ofLayout.place;
        const master = this.#template(layout.basis, 'p:sldMaster');
        return master.placeholders.matchingInMaster(ofLayout ?? placeholder)?.place ?? null;
      },
    };
  }

  #template(part: string | null, rootName: string): Template {
    if (part === null) return noTemplate();
    let template = this.#templates.get(part);
    if (template === undefined) {
      template = readOrWarn(this.#warn, () => this.#read(part, rootName)) ?? noTemplate();
      this.#templates.set(part, template);
    }
    return template;
  }

  #read(part: string, rootName: string): Template {
    const root = this.#package.readXml(part, this.#warn, SKIPPED);
    if (root.name !== rootName) return noTemplate();
    const placeholders = (root.descend('p:cSld', 'p:spTree')?.childrenNamed('p:sp') ?? [])
      .map(readPlacedPlaceholder)
      .filter((placeholder) => placeholder !== null);
    const relationships = this.#package.relationshipsOf(part, this.#warn);
    return {
      role: roleOf(root.attributes['type'], placeholders),
      placeholders: new PlaceholderIndex(placeholders),
      basis: relationships.ofType('slideMaster')[0]?.part ?? null,
    };
  }
}

function noTemplate(): Template {
  return { role: 'content', placeholders: new PlaceholderIndex([]), basis: null };
}

function readPlacedPlaceholder(shape: XmlElement): PlacedPlaceholder | null {
  const { placeholder } = readShapeProperties(shape);
  if (placeholder === null) return null;
  const place = readPlace(shape.descend('p:spPr', 'a:xfrm'), SLIDE_TRANSFORM);
  return { ...placeholder, place };
}

/**
 * ST_SlideLayoutType (ECMA-376 part 1, 19.7.15). A layout that people made has no type, but PowerPoint gives a
 * centred title to title slides only.
 */
function roleOf(type: string | undefined, placeholders: readonly Placeholder[]): SlideLayout {
  if (type === 'secHead') return 'section_header';
  if (type === 'title') return 'title';
  const isCustom = type === undefined || type === 'cust';
  return isCustom && placeholders.some((placeholder) => placeholder.type === 'ctrTitle')
    ? 'title'
    : 'content';
}

/** The placeholders of a layout or master, to be found in one step: both they and the slides' can be very many. */
class PlaceholderIndex {
  readonly #byBoth = new Map<string, PlacedPlaceholder>();
  readonly #byType = new Map<string, PlacedPlaceholder>();
  readonly #byIndex = new Map<string, PlacedPlaceholder>();

  constructor(placeholders: readonly PlacedPlaceholder[]) {
    // From the last to the first, so that the first of several counts.
    for (const placeholder of placeholders.toReversed()) {
      this.#byBoth.set(bothOf(placeholder), placeholder);
      this.#byType.set(placeholder.type, placeholder);
      this.#byIndex.set(indexOf(placeholder), placeholder);
    }
  }

  /** By type and index; else by type, for the layout may have been changed; else by index. */
  matching(placeholder: Placeholder): PlacedPlaceholder | undefined {
    const { type } = placeholder;
    return (
      this.#byBoth.get(bothOf(placeholder)) ??
      (type === 'obj' ? undefined : this.#byType.get(type)) ??
      this.#byIndex.get(indexOf(placeholder))
    );
  }

  /** A master has one placeholder of each of few types; every other type stands where the body does. */
  matchingInMaster(placeholder: Placeholder): PlacedPlaceholder | undefined {
    const type = isTitle(placeholder) ? 'title' : placeholder.type;
    return this.#byType.get(type) ?? this.#byType.get('body');
  }
}

function bothOf({ type, index }: Placeholder): string {
  return `${type} ${index}`;
}

/** Titles mostly have no index, which counts as 0; they are kept apart from others of that index. */
function indexOf(placeholder: Placeholder): string {
  return `${isTitle(placeholder) ? 'title' : 'other'} ${placeholder.index}`;
}
