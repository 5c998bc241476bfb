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

// A part of the standard has a few dozen names; one made to fill the memory has as many as it has elements.
const MOST_NAMES = 1_000;

/** Extensions of Office: their Choice in mc:AlternateContent says more than the Fallback for older programs. */
const OFFICE_EXTENSIONS = 'http://schemas.microsoft.com/office/';

/** Whether content that requires the namespace is read in preference to its fallback. */
export function isUnderstood(namespace: string): boolean {
  return PREFIX_OF_NAMESPACE.has(namespace) || namespace.startsWith(OFFICE_EXTENSIONS);
}

interface Binding {
  namespace: string;
  /** By which the rest of the code names it. */
  usualPrefix: string;
}

/** The prefixes that hold at the place of a document that is being read. */
export class Namespaces {
  /** What each prefix means ('' is that of the default namespace), the innermost last. */
  readonly #bindings = new Map<string, Binding[]>();
  /** Names found since a prefix last changed its meaning. */
  readonly #names = new Map<string, string>();

  /** Takes up what an element declares; what it gives is for `leave` at the end of the element. */
  enter(attributes: Readonly<Record<string, string>>): string[] {
    const prefixes: string[] = [];
    for (const name in attributes) {
      const prefix = declaredPrefix(name);
      if (prefix === undefined) continue;
      const namespace = attributes[name]?.trim() ?? '';
      const bound = this.#bindings.get(prefix) ?? [];
      if (bound.at(-1)?.namespace !== namespace) this.#names.clear();
      bound.push({ namespace, usualPrefix: usualPrefixOf(namespace) });
      this.#bindings.set(prefix, bound);
      prefixes.push(prefix);
    }
    return prefixes;
  }

  leave(prefixes: readonly string[]): void {
    for (const prefix of prefixes) {
      const bound = this.#bindings.get(prefix);
      if (bound?.pop()?.namespace !== bound?.at(-1)?.namespace) this.#names.clear();
    }
  }

  /** The namespace that a prefix means here. */
  of(prefix: string): string {
    return this.#bindings.get(prefix)?.at(-1)?.namespace ?? '';
  }

  /** `a:p` for what is written `x:p` where x is DrawingML; `{namespace}:p` for namespaces that are not known. */
  nameOf(written: string): string {
    let name = this.#names.get(written);
    if (name === undefined) {
      name = this.#resolve(written);
      if (this.#names.size < MOST_NAMES) this.#names.set(written, name);
    }
    return name;
  }

  #resolve(written: string): string {
    const colon = written.indexOf(':');
    const writtenPrefix = colon < 0 ? '' : written.slice(0, colon);
    const binding = this.#bindings.get(writtenPrefix)?.at(-1);
    const prefix = binding?.usualPrefix ?? usualPrefixOf('');
    return prefix === writtenPrefix ? written : `${prefix}:${written.slice(colon + 1)}`;
  }
}

function usualPrefixOf(namespace: string): string {
  return PREFIX_OF_NAMESPACE.get(namespace) ?? `{${namespace}}`;
}

/** The prefix that an attribute of this name declares, if it does. */
function declaredPrefix(name: string): string | undefined {
  if (name === 'xmlns') return '';
  return name.startsWith('xmlns:') ? name.slice('xmlns:'.length) : undefined;
}
