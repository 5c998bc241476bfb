interface Entry {
  written: string;
  name: string;
}

// Powers of two. A part has a few dozen names; one made to fill the memory has as many as it has elements, and of
// any length.
const BUCKETS = 256;
const MOST_IN_BUCKET = 8;
const LONGEST = 200;

/**
 * Names by how they are written. A Map would ask V8 for the hash of each: that of a string just cut out of a text
 * is not known yet, and takes longer to find than a few short strings take to compare.
 */
export class NameTable {
  readonly #buckets: Entry[][] = [];

  get(written: string): string | undefined {
    const bucket = this.#buckets[bucketOf(written)];
    if (bucket === undefined) return undefined;
    for (const entry of bucket) if (entry.written === written) return entry.name;
    return undefined;
  }

  /** Adds a name, unless it is too long or there are too many like it. */
  add(written: string, name: string): void {
    if (written.length > LONGEST) return;
    const bucket = (this.#buckets[bucketOf(written)] ??= []);
    if (bucket.length < MOST_IN_BUCKET) bucket.push({ written, name });
  }
}

/** Of names in use, hardly any two agree in this. */
function bucketOf(written: string): number {
  const { length } = written;
  const last = written.charCodeAt(length - 1);
  const middle = written.charCodeAt(length >> 1);
  return (length * 37 + last * 5 + middle) & (BUCKETS - 1);
}
