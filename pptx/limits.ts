/** What a deck may at most ask of the machine. Every limit is enforced while reading, not after. */
export interface DeckLimits {
  /** Bytes of the file. */
  fileBytes: number;
  /** Entries in the zip, and slides in the presentation. */
  entries: number;
  /** Bytes of one XML part once inflated, whatever size the zip declares. */
  xmlPartBytes: number;
  /** Bytes of all parts together once inflated; a part that is read twice counts twice. */
  inflatedBytes: number;
  /** Depth to which elements may nest; more than `MOST_XML_DEPTH` counts as that. */
  xmlDepth: number;
  /** Elements and attributes kept in memory of one XML part. */
  xmlNodes: number;
  /** Characters of text in all blocks together, in UTF-16 code units. */
  textCharacters: number;
}

export const MEBIBYTE = 2 ** 20;

/** A size as messages give it, such as `64 MiB`. */
export function inMebibytes(bytes: number): string {
  return `${Math.round((bytes / MEBIBYTE) * 100) / 100} MiB`;
}

/** Groups and formulas are read by recursion: twice this depth still fits the stack of Node's main thread. */
export const MOST_XML_DEPTH = 500;

export const DEFAULT_DECK_LIMITS: Readonly<DeckLimits> = {
  fileBytes: 200 * MEBIBYTE,
  entries: 10_000,
  xmlPartBytes: 64 * MEBIBYTE,
  inflatedBytes: 512 * MEBIBYTE,
  xmlDepth: 256,
  xmlNodes: 600_000,
  textCharacters: 50_000_000,
};
