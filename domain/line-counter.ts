/** A document of fewer segments has no lines that most of them repeat. */
const MIN_SEGMENTS = 4;
const MOST_SEGMENTS_SHARE = 0.5;
/** A footer is short; what is longer says something. */
const MAX_LINE_CHARS = 150;

/** Counts in how many segments a line stands, to tell what is printed on every slide. */
export class LineCounter {
  readonly #lines = new Map<string, { segments: number; last: number }>();
  #segments = 0;

  /** Counts a line of the segment that is under way, once. Gives the form in which lines are compared; empty for a long line. */
  add(text: string): string {
    if (text.length > MAX_LINE_CHARS) return '';
    // Without numbers: those of slides and years make no other line.
    const line = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}]+/gu, ' ')
      .trim();
    const known = this.#lines.get(line);
    if (known === undefined) this.#lines.set(line, { segments: 1, last: this.#segments });
    else if (known.last !== this.#segments) {
      known.segments += 1;
      known.last = this.#segments;
    }
    return line;
  }

  endSegment(): void {
    this.#segments += 1;
  }

  /** Whether most segments have the line. */
  isRepeated(line: string): boolean {
    const segments = this.#lines.get(line)?.segments ?? 0;
    return this.#segments >= MIN_SEGMENTS && segments > this.#segments * MOST_SEGMENTS_SHARE;
  }
}
