import { RawPackage, type RawRelationship } from './raw-package.ts';
import { RawPart, type RawPartRole, type RawPiece } from './raw-part.ts';

/** A slide as its parts have it. */
export interface RawSlide {
  hidden: boolean;
  pieces: RawPiece[];
}

export interface RawDeck {
  /** In the order shown; null for a slide whose part cannot be read. */
  slides: (RawSlide | null)[];
  /** Parts that are referred to and cannot be read, with the reason. */
  unreadable: string[];
}

/**
 * All text of a deck by slide, straight from the XML.
 *
 * @throws Error when the package or its presentation part cannot be read.
 */
export async function readRawDeck(bytes: Uint8Array): Promise<RawDeck> {
  const opened = await RawPackage.open(bytes);
  const [main] = ofType(await opened.relationships(''), 'officeDocument');
  const presentation = main?.part ?? 'ppt/presentation.xml';
  const byId = new Map((await opened.relationships(presentation)).map((each) => [each.id, each]));
  const unreadable: string[] = [];
  const slides: (RawSlide | null)[] = [];
  for (const id of await listedSlides(opened, presentation)) {
    const part = byId.get(id)?.part;
    slides.push(part === undefined ? null : await readSlide(opened, part, unreadable));
  }
  return { slides, unreadable };
}

async function listedSlides(opened: RawPackage, presentation: string): Promise<string[]> {
  const ids: string[] = [];
  await opened.read(presentation, {
    open({ local, attributes, prefix }) {
      const id = Object.values(attributes).find(
        (each) => each.local === 'id' && each.prefix !== '',
      );
      // Sections and custom shows list slides too, in elements of other namespaces or names.
      if (local === 'sldId' && prefix !== 'p14' && id !== undefined) ids.push(id.value);
    },
    close() {},
    text() {},
  });
  return ids;
}

async function readSlide(
  opened: RawPackage,
  part: string,
  unreadable: string[],
): Promise<RawSlide | null> {
  const read = async (name: string, role: RawPartRole): Promise<RawPart | null> => {
    const content = new RawPart(role);
    try {
      await opened.read(name, content);
      return content;
    } catch (error) {
      unreadable.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  };
  const slide = await read(part, 'slide');
  if (slide === null) return null;
  const relationships = await opened.relationships(part);
  const byId = new Map(relationships.map((each) => [each.id, each.part]));
  const pieces = [...slide.pieces];
  const add = async (names: (string | undefined)[], role: RawPartRole) => {
    for (const name of names) {
      if (name !== undefined) pieces.push(...((await read(name, role))?.pieces ?? []));
    }
  };
  for (const chart of slide.charts.flatMap((id) => byId.get(id) ?? [])) {
    await add([chart], 'chart');
    const drawings = ofType(await opened.relationships(chart), 'chartUserShapes');
    await add(partsOf(drawings), 'chart');
  }
  await add(
    slide.diagrams.map((id) => byId.get(id)),
    'smartart',
  );
  await add(partsOf(ofType(relationships, 'notesSlide')), 'notes');
  await add(partsOf(ofType(relationships, 'comments')), 'comment');
  return { hidden: slide.hidden, pieces };
}

function ofType(relationships: readonly RawRelationship[], type: string): RawRelationship[] {
  return relationships.filter((each) => each.type === type);
}

function partsOf(relationships: readonly RawRelationship[]): string[] {
  return relationships.map(({ part }) => part);
}
