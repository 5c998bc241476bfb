/** XML of PresentationML, as small as it is valid. */

export const NAMESPACES = {
  p: 'http://schemas.openxmlformats.org/presentationml/2006/main',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  cx: 'http://schemas.microsoft.com/office/drawing/2014/chartex',
  dgm: 'http://schemas.openxmlformats.org/drawingml/2006/diagram',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  a14: 'http://schemas.microsoft.com/office/drawing/2010/main',
  p14: 'http://schemas.microsoft.com/office/powerpoint/2010/main',
  p188: 'http://schemas.microsoft.com/office/powerpoint/2018/8/main',
} as const;

export const DECLARATIONS = Object.entries(NAMESPACES)
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function run(text: string, properties = ''): string {
  return `<a:r>${properties}<a:t>${escapeXml(text)}</a:t></a:r>`;
}

export function paragraph(text: string, level = 0): string {
  return `<a:p><a:pPr lvl="${level}"/>${run(text)}</a:p>`;
}

/** Left, top, width and height in EMU. */
export type Box = readonly [number, number, number, number];

export function xfrm([x, y, width, height]: Box, name = 'a:xfrm', inner = ''): string {
  return `<${name}><a:off x="${x}" y="${y}"/><a:ext cx="${width}" cy="${height}"/>${inner}</${name}>`;
}

export interface ShapeXml {
  /** Paragraphs, or the XML of paragraphs. */
  text?: string | readonly string[];
  paragraphs?: string;
  box?: Box;
  /** Attributes of p:ph, such as `type="title"`. */
  placeholder?: string;
  /** Attributes of p:cNvPr. */
  properties?: string;
  /** Content of p:cNvPr. */
  click?: string;
}

export function shape(options: ShapeXml): string {
  const texts = options.text === undefined ? [] : [options.text].flat();
  const paragraphs = options.paragraphs ?? texts.map((text) => paragraph(text)).join('');
  return `<p:sp>${nonVisual('Sp', options)}<p:spPr>${options.box ? xfrm(options.box) : ''}</p:spPr>
    <p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`;
}

export function title(text: string, type = 'title'): string {
  return shape({ text, placeholder: `type="${type}"` });
}

export function picture(options: Omit<ShapeXml, 'text' | 'paragraphs'>): string {
  return `<p:pic>${nonVisual('Pic', options)}<p:spPr>${options.box ? xfrm(options.box) : ''}</p:spPr></p:pic>`;
}

/** `inner` is where the coordinates of the children lie; without it they are those around the group. */
export function group(children: string, box?: Box, inner: Box | undefined = box): string {
  const child =
    inner === undefined
      ? ''
      : `<a:chOff x="${inner[0]}" y="${inner[1]}"/><a:chExt cx="${inner[2]}" cy="${inner[3]}"/>`;
  return `<p:grpSp>${nonVisual('GrpSp', {})}<p:grpSpPr>${box ? xfrm(box, 'a:xfrm', child) : ''}</p:grpSpPr>${children}</p:grpSp>`;
}

export function graphicFrame(graphic: string, box?: Box, options: ShapeXml = {}): string {
  return `<p:graphicFrame>${nonVisual('GraphicFrame', options)}${box ? xfrm(box, 'p:xfrm') : ''}
    <a:graphic><a:graphicData uri="any">${graphic}</a:graphicData></a:graphic></p:graphicFrame>`;
}

/** A cell is its text, or attributes and text. */
export type CellXml = string | { attributes: string; text: string };

export function table(rows: readonly (readonly CellXml[])[], properties = ''): string {
  const cells = (row: readonly CellXml[]): string =>
    row
      .map((cell) => (typeof cell === 'string' ? { attributes: '', text: cell } : cell))
      .map(({ attributes, text }) => {
        const body = text.split('\n').map((line) => paragraph(line));
        return `<a:tc ${attributes}><a:txBody><a:bodyPr/>${body.join('')}</a:txBody><a:tcPr/></a:tc>`;
      })
      .join('');
  const body = rows.map((row) => `<a:tr h="1">${cells(row)}</a:tr>`).join('');
  return `<a:tbl><a:tblPr ${properties}/><a:tblGrid/>${body}</a:tbl>`;
}

export function slideXml(shapes: string, attributes = ''): string {
  return `<p:sld ${DECLARATIONS} ${attributes}>${treeXml(shapes)}</p:sld>`;
}

export function layoutXml(shapes: string, type?: string): string {
  const role = type === undefined ? '' : `type="${type}"`;
  return `<p:sldLayout ${DECLARATIONS} ${role}>${treeXml(shapes)}</p:sldLayout>`;
}

export function masterXml(shapes: string): string {
  return `<p:sldMaster ${DECLARATIONS}>${treeXml(shapes)}</p:sldMaster>`;
}

export function notesXml(shapes: string): string {
  return `<p:notes ${DECLARATIONS}>${treeXml(shapes)}</p:notes>`;
}

function treeXml(shapes: string): string {
  return `<p:cSld><p:spTree>${nonVisual('GrpSp', {})}<p:grpSpPr/>${shapes}</p:spTree></p:cSld>`;
}

function nonVisual(kind: string, options: ShapeXml): string {
  const placeholder = options.placeholder === undefined ? '' : `<p:ph ${options.placeholder}/>`;
  return `<p:nv${kind}Pr><p:cNvPr id="1" name="" ${options.properties ?? ''}>${options.click ?? ''}</p:cNvPr>
    <p:cNv${kind}Pr/><p:nvPr>${placeholder}</p:nvPr></p:nv${kind}Pr>`;
}
