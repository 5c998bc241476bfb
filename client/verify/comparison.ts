/** How what is found of one sort differs from what is expected. */
export interface Difference {
  what: string;
  expected: number;
  found: number;
  /** Expected and not found. */
  missing: number;
  /** Found and not expected. */
  extra: number;
  /** Found with other properties than expected. */
  changed: number;
}

/** Compares things of one sort, whichever order they come in: first all that are expected, then all that are found. */
export class Comparison {
  readonly #what: string;
  readonly #expected = new Map<string, string>();
  readonly #seen = new Set<string>();
  #found = 0;
  #extra = 0;
  #changed = 0;

  constructor(what: string) {
    this.#what = what;
  }

  expect(key: string, properties: object): void {
    this.#expected.set(key, canonical(properties));
  }

  find(key: string, properties: object): void {
    this.#found += 1;
    const expected = this.#expected.get(key);
    // A second one of the same key is one too many.
    if (expected === undefined || this.#seen.has(key)) this.#extra += 1;
    else if (expected !== canonical(properties)) this.#changed += 1;
    this.#seen.add(key);
  }

  get difference(): Difference {
    const expected = this.#expected.size;
    const missing = [...this.#expected.keys()].filter((key) => !this.#seen.has(key)).length;
    return {
      what: this.#what,
      expected,
      found: this.#found,
      missing,
      extra: this.#extra,
      changed: this.#changed,
    };
  }
}

export function differs({ missing, extra, changed }: Difference): boolean {
  return missing + extra + changed > 0;
}

/** Properties that are null are not there: Neo4j keeps none. */
function canonical(properties: object): string {
  return JSON.stringify(
    Object.entries(properties)
      .filter(([, value]) => value !== null && value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
