import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { PROJECT_ROOT } from './project-root.ts';

export interface Reached {
  /** Files of the project, from its root. */
  files: string[];
  /** Packages, without the path inside of them. */
  packages: string[];
}

const SPECIFIER = /(?:\bfrom\s+|(?<!')\bimport\s*\(?\s*|\bnew URL\(\s*)'([^']+)'/g;
const TYPE_ONLY = /\b(?:import|export)\s+type\s[^;]*;/g;

/** What a file of the project loads when it runs, on whatever way: imports, later imports, threads. */
export function reachedFrom(entry: string): Reached {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = [resolve(PROJECT_ROOT, entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const path = relative(PROJECT_ROOT, file);
    if (files.has(path)) continue;
    files.add(path);
    const text = readFileSync(file, 'utf8').replaceAll(TYPE_ONLY, '');
    for (const [, specifier] of text.matchAll(SPECIFIER)) {
      if (specifier!.startsWith('.')) waiting.push(resolve(dirname(file), specifier!));
      else if (!specifier!.startsWith('node:')) packages.add(packageOf(specifier!));
    }
  }
  return { files: [...files].toSorted(), packages: [...packages].toSorted() };
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
