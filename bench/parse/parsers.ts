import { parseDeck } from '../../pptx/parse-deck.ts';
import { compareInTurns, type Comparison } from './compare-in-turns.ts';
import { floorOf } from './floor.ts';

/** What reading a deck takes, against the least that it can take and against another parser. */
export interface ParseTimes {
  toFloor: Comparison;
  /** Null where that is not installed. */
  toOfficeParser: Comparison | null;
}

/** Reads a deck. */
export type Parse = (deck: Buffer) => Promise<unknown>;

/**
 * The parser that Knowbase is compared with, where it is installed (`npm install --no-save officeparser@8`). It
 * draws a graphics library with a binary for each platform along, so it is no dependency of the project.
 */
export async function loadOfficeParser(): Promise<Parse | null> {
  const name: string = 'officeparser';
  try {
    const { OfficeParser } = (await import(name)) as {
      OfficeParser: { parseOffice: (deck: Buffer) => Promise<unknown> };
    };
    return (deck) => OfficeParser.parseOffice(deck);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

export async function timeParsing(
  deck: Uint8Array,
  officeParser: Parse | null,
): Promise<ParseTimes> {
  const read = () => parseDeck(deck);
  const buffer = Buffer.from(deck);
  return {
    toFloor: await compareInTurns(read, floorOf(deck)),
    toOfficeParser:
      officeParser === null ? null : await compareInTurns(read, () => officeParser(buffer)),
  };
}

/** Whether all can read it: a deck may be broken, and broken for one of them only. */
export async function isReadable(deck: Uint8Array, officeParser: Parse | null): Promise<boolean> {
  try {
    await parseDeck(deck);
    await officeParser?.(Buffer.from(deck));
    floorOf(deck)();
    return true;
  } catch {
    return false;
  }
}
