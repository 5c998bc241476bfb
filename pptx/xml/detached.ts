/**
 * The same text, alone in memory. V8 makes of a part of a longer text a view on it: what is kept of a slide would
 * hold the XML of the whole slide.
 */
export function detached(text: string): string {
  return (' ' + text).slice(1);
}
