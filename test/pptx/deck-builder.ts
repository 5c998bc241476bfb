import JSZip from 'jszip';
import {
  DECLARATIONS,
  escapeXml,
  layoutXml,
  masterXml,
  notesXml,
  shape,
  slideXml,
} from './deck-xml.ts';

const RELATIONSHIP_TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const PRESENTATION_TYPE =
  'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';

export interface RelationshipSpec {
  id: string;
  /** Last word of a standard type, or a whole URI. */
  type: string;
  target: string;
  external?: boolean;
}

export interface SlideSpec {
  /** XML of the shapes. */
  shapes?: string;
  hidden?: boolean;
  section?: string;
  /** Type of the layout; slides of one type share a layout. */
  layout?: string;
  /** Paragraphs of the notes. */
  notes?: readonly string[];
  relationships?: readonly RelationshipSpec[];
}

export type PartContent = string | Uint8Array;

export interface DeckSpec {
  slides: readonly SlideSpec[];
  /** Shapes of layouts by their type. */
  layouts?: Readonly<Record<string, string>>;
  /** Shapes of the master. */
  master?: string;
  relationships?: readonly RelationshipSpec[];
  /** Parts to add or to replace; null takes a part away. */
  parts?: Readonly<Record<string, PartContent | null>>;
  /** Media types of parts, by their names. */
  contentTypes?: Readonly<Record<string, string>>;
}

/** The parts of a package: slides are `ppt/slides/slideN.xml` in the order given. */
export function deckParts(spec: DeckSpec): Map<string, PartContent> {
  const layouts = [...new Set(spec.slides.map(({ layout }) => layout ?? 'obj'))];
  const parts = new Map<string, PartContent>([
    ['[Content_Types].xml', contentTypesXml(spec)],
    [
      '_rels/.rels',
      relationshipsXml([{ id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' }]),
    ],
    ['ppt/presentation.xml', presentationXml(spec.slides)],
    ['ppt/_rels/presentation.xml.rels', presentationRelationships(spec)],
    ['ppt/slideMasters/slideMaster1.xml', masterXml(spec.master ?? '')],
  ]);
  for (const [index, type] of layouts.entries()) {
    const name = `slideLayout${index + 1}.xml`;
    parts.set(`ppt/slideLayouts/${name}`, layoutXml(spec.layouts?.[type] ?? '', type));
    parts.set(
      `ppt/slideLayouts/_rels/${name}.rels`,
      relationshipsXml([
        { id: 'rId1', type: 'slideMaster', target: '../slideMasters/slideMaster1.xml' },
      ]),
    );
  }
  for (const [index, slide] of spec.slides.entries()) {
    const number = index + 1;
    parts.set(
      `ppt/slides/slide${number}.xml`,
      slideXml(slide.shapes ?? '', slide.hidden ? 'show="0"' : ''),
    );
    const layoutNumber = layouts.indexOf(slide.layout ?? 'obj') + 1;
    const relationships: RelationshipSpec[] = [
      { id: 'rIdL', type: 'slideLayout', target: `../slideLayouts/slideLayout${layoutNumber}.xml` },
      ...(slide.relationships ?? []),
    ];
    if (slide.notes !== undefined) {
      const notes = shape({ text: slide.notes, placeholder: 'type="body" idx="1"' });
      parts.set(`ppt/notesSlides/notesSlide${number}.xml`, notesXml(notes));
      relationships.push({
        id: 'rIdN',
        type: 'notesSlide',
        target: `../notesSlides/notesSlide${number}.xml`,
      });
    }
    parts.set(`ppt/slides/_rels/slide${number}.xml.rels`, relationshipsXml(relationships));
  }
  for (const [name, content] of Object.entries(spec.parts ?? {})) {
    if (content === null) parts.delete(name);
    else parts.set(name, content);
  }
  return parts;
}

/** The bytes of a PPTX. */
export async function buildDeck(spec: DeckSpec): Promise<Uint8Array> {
  return zipParts(deckParts(spec));
}

export async function zipParts(parts: ReadonlyMap<string, PartContent>): Promise<Uint8Array> {
  const zip = new JSZip();
  const date = new Date(Date.UTC(2024, 0, 1));
  for (const [name, content] of parts) zip.file(name, content, { date, createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

export function relationshipsXml(relationships: readonly RelationshipSpec[]): string {
  const elements = relationships.map(({ id, type, target, external }) => {
    const uri = type.includes(':') ? type : RELATIONSHIP_TYPES + type;
    const mode = external ? 'TargetMode="External"' : '';
    return `<Relationship Id="${id}" Type="${uri}" Target="${escapeXml(target)}" ${mode}/>`;
  });
  return `<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">${elements.join('')}</Relationships>`;
}

function presentationRelationships({ slides, relationships = [] }: DeckSpec): string {
  const ofSlides = slides.map((_, index) => ({
    id: `rId${index + 1}`,
    type: 'slide',
    target: `slides/slide${index + 1}.xml`,
  }));
  return relationshipsXml([...ofSlides, ...relationships]);
}

/** Ids of slides begin at 256, as the standard wants. */
export function presentationXml(slides: readonly SlideSpec[]): string {
  const list = slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 1}"/>`);
  return `<p:presentation ${DECLARATIONS}><p:sldIdLst>${list.join('')}</p:sldIdLst>
    <p:extLst><p:ext uri="sections">${sectionListXml(slides)}</p:ext></p:extLst></p:presentation>`;
}

function sectionListXml(slides: readonly SlideSpec[]): string {
  const names = [...new Set(slides.flatMap(({ section }) => section ?? []))];
  const sections = names.map((name) => {
    const ids = slides.flatMap(({ section }, index) =>
      section === name ? `<p14:sldId id="${256 + index}"/>` : [],
    );
    return `<p14:section name="${escapeXml(name)}"><p14:sldIdLst>${ids.join('')}</p14:sldIdLst></p14:section>`;
  });
  return `<p14:sectionLst>${sections.join('')}</p14:sectionLst>`;
}

function contentTypesXml({ contentTypes = {} }: DeckSpec): string {
  const types = { 'ppt/presentation.xml': PRESENTATION_TYPE, ...contentTypes };
  const overrides = Object.entries(types).map(
    ([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`,
  );
  return `<Types xmlns="${CONTENT_TYPES}"><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}
