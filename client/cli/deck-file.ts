import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { DeckTooLarge, InvalidInput } from '../../domain/errors.ts';
import type { DeckLimits } from '../../pptx/limits.ts';

/** Where the deck is, and what it is called. @throws InvalidInput, DeckTooLarge */
export async function findDeckFile(
  workingFolder: string,
  given: string,
  limits: DeckLimits,
): Promise<{ name: string; path: string }> {
  const path = await findFile(workingFolder, given);
  const { size } = await stat(path);
  if (size > limits.fileBytes) {
    throw new DeckTooLarge(
      `Deck ${given} has ${Math.ceil(size / 1024 / 1024)} MB; the limit is ${limits.fileBytes / 1024 / 1024} MB (DECK_MAX_FILE_MB).`,
    );
  }
  return { name: basename(path), path };
}

/** The deck's bytes, as a stream. @throws InvalidInput */
export async function streamDeckFile(
  workingFolder: string,
  given: string,
): Promise<{ name: string; stream: ReadStream }> {
  const path = await findFile(workingFolder, given);
  return { name: basename(path), stream: createReadStream(path) };
}

async function findFile(workingFolder: string, given: string): Promise<string> {
  const path = resolve(workingFolder, given);
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === 'ENOENT' ? 'there is no such file' : cause.message;
    throw new InvalidInput(`Deck ${given} cannot be read: ${reason}.`, { cause });
  });
  if (!found.isFile()) throw new InvalidInput(`Deck ${given} cannot be read: it is not a file.`);
  return path;
}
