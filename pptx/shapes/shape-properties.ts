import type { XmlElement } from '../xml/xml-element.ts';

/** A shape that takes its place and role from the layout (ECMA-376 part 1, 19.3.1.36). */
export interface Placeholder {
  /** ST_PlaceholderType; `obj` when the file does not say. */
  type: string;
  index: string;
}

/** What a shape of any kind says of itself, in its p:nvSpPr, p:nvPicPr and so on. */
export interface ShapeProperties {
  placeholder: Placeholder | null;
  title: string | undefined;
  description: string | undefined;
  /** The relationship of the link that a click anywhere on the shape follows, or else the mouse over it. */
  linkId: string | undefined;
}

const TITLE_TYPES: ReadonlySet<string> = new Set(['title', 'ctrTitle']);
const FOOTER_TYPES: ReadonlySet<string> = new Set(['dt', 'ftr', 'sldNum', 'hdr']);

export function readShapeProperties(shape: XmlElement): ShapeProperties {
  const holder = shape.children.find(isPropertyHolder);
  const drawing = holder?.children.find(({ name }) => name.endsWith(':cNvPr'));
  const placeholder = holder?.child('p:nvPr')?.child('p:ph')?.attributes;
  return {
    placeholder:
      placeholder === undefined
        ? null
        : { type: placeholder['type'] ?? 'obj', index: placeholder['idx'] ?? '0' },
    title: drawing?.attributes['title'],
    description: drawing?.attributes['descr'],
    linkId: (drawing?.child('a:hlinkClick') ?? drawing?.child('a:hlinkHover'))?.attributes['r:id'],
  };
}

function isPropertyHolder({ name }: XmlElement): boolean {
  return name.startsWith('p:nv') || name.startsWith('p14:nv');
}

export function isTitle(placeholder: Placeholder | null): boolean {
  return placeholder !== null && TITLE_TYPES.has(placeholder.type);
}

/** Whether it holds the date, the footer, the header or the number of the slide. */
export function isFooter(placeholder: Placeholder | null): boolean {
  return placeholder !== null && FOOTER_TYPES.has(placeholder.type);
}
