/**
 * The namespaces that are read, each under the prefix by which the rest of the code names it whatever prefix a
 * file uses. Transitional and strict documents (ISO/IEC 29500-1 and -4) have the same names here.
 */
const PREFIX_OF_NAMESPACE: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'ct'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/presentationml/2006/main', 'p'],
  ['http://purl.oclc.org/ooxml/presentationml/main', 'p'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.microsoft.com/office/powerpoint/2010/main', 'p14'],
  ['http://schemas.microsoft.com/office/drawing/2010/main', 'a14'],
  ['http://schemas.microsoft.com/office/powerpoint/2018/8/main', 'p188'],
  ['http://schemas.microsoft.com/office/drawing/2014/chartex', 'cx'],
  ['http://schemas.microsoft.com/office/drawing/2012/chart', 'c15'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chartDrawing', 'cdr'],
  ['http://purl.oclc.org/ooxml/drawingml/chartDrawing', 'cdr'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'x'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 'x'],
  ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
]);

/** The prefixes of that table. */
const USUAL_PREFIXES: ReadonlySet<string> = new Set(PREFIX_OF_NAMESPACE.values());

/** Extensions of Office: their Choice in mc:AlternateContent says more than the Fallback for older programs. */
const OFFICE_EXTENSIONS = 'http://schemas.microsoft.com/office/';

/** Whether content that requires the namespace is read in preference to its fallback. */
export function isUnderstood(namespace: string): boolean {
  return PREFIX_OF_NAMESPACE.has(namespace) || namespace.startsWith(OFFICE_EXTENSIONS);
}

/** The prefix by which the rest of the code names the namespace: `{namespace}` when it is not known. */
export function usualPrefixOf(namespace: string): string {
  return PREFIX_OF_NAMESPACE.get(namespace) ?? `{${namespace}}`;
}

/** Whether the rest of the code names a namespace by this prefix. */
export function isUsualPrefix(prefix: string): boolean {
  return USUAL_PREFIXES.has(prefix);
}
