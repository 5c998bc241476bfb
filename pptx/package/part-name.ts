/**
 * Names of parts, in the form that an entry of the zip has: `ppt/slides/slide1.xml`, without a leading slash.
 *
 * The rule for names in the zip: an entry is ignored when its name is absolute, names a drive, or has a segment
 * `.`, `..` or an empty one; of two entries whose names are equivalent the first counts.
 */

/** An empty segment, `.` or `..`: at the start, between slashes, or at the end. */
const ODD_SEGMENT = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** Form in which two names are equal when they mean the same part (ECMA-376 part 2, 6.2.2.3). */
export function partKey(name: string): string {
  const path = name.includes('\\') ? name.replaceAll('\\', '/') : name;
  return (path.includes('%') ? decodePercent(path) : path).toLowerCase();
}

/** The key of the part that an entry of that name is, or null for an entry that is ignored by the rule above. */
export function entryKey(name: string): string | null {
  const key = partKey(name);
  const hasDrive = key.charAt(1) === ':';
  return hasDrive || ODD_SEGMENT.test(key) ? null : key;
}

/**
 * The part that a relationship of `source` leads to, or null when it leads outside the package. `source` is ''
 * for the relationships of the package itself.
 */
export function resolveTarget(source: string, target: string): string | null {
  const end = target.search(/[?#]/);
  const path = (end < 0 ? target : target.slice(0, end)).replaceAll('\\', '/');
  // Nothing before the fragment means the source itself, which is no other part.
  if (path === '' || /^[a-z][a-z\d+.-]*:/i.test(path)) return null;
  const segments = path.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return null;
    } else if (segment !== '' && segment !== '.') {
      segments.push(segment);
    }
  }
  return segments.length > 0 ? segments.join('/') : null;
}

/** The part that holds the relationships of `source` (ECMA-376 part 2, 6.5.2.2). */
export function relationshipPartOf(source: string): string {
  const slash = source.lastIndexOf('/') + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

/** Last segment of a part's name. */
export function fileNameOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function decodePercent(name: string): string {
  // %2F and %5C stay: decoded, they would make segments of what is one.
  return name.replace(/(?:%(?!2f|5c)[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      // Not UTF-8: the name is compared as it is written.
      return escapes;
    }
  });
}
