import { createInterface } from 'node:readline/promises';
import { InvalidInput } from '../../domain/errors.ts';

/** Where a person is asked. */
export interface Terminal {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream & { isTTY?: boolean };
}

/**
 * Has a person type the name of what is to be deleted, unless it was agreed to already.
 *
 * @throws InvalidInput when something else is typed, or when nobody can be asked.
 */
export async function confirm(
  what: string,
  name: string,
  isAgreed: boolean,
  { input, output }: Terminal = { input: process.stdin, output: process.stderr },
): Promise<void> {
  if (isAgreed) return;
  if (!input.isTTY || !output.isTTY) {
    throw new InvalidInput(`${what} Nobody can be asked here: say --yes if it is meant.`);
  }
  const lines = createInterface({ input, output });
  try {
    const typed = await lines.question(`${what} Type ${name} to go on: `);
    if (typed.trim() !== name)
      throw new InvalidInput('Something else was typed: nothing is deleted.');
  } finally {
    lines.close();
  }
}
