import { InvalidDeck } from '../domain/errors.ts';

/** How a file is packed, as its first bytes tell. A PPTX is a zip. */
export type ContainerKind = 'zip' | 'compound_file' | 'unknown';

/** How many of a file's first bytes its kind shows in. */
export const SIGNATURE_BYTES = 8;

// A zip begins with its first entry, or with its (empty) directory.
const ZIP_SIGNATURES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
// [MS-CFB] 2.2: the header signature.
const COMPOUND_FILE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Tells from the first bytes what sort of container the file is. */
export function containerKind(head: Uint8Array): ContainerKind {
  if (ZIP_SIGNATURES.some((signature) => startsWith(head, signature))) return 'zip';
  return startsWith(head, COMPOUND_FILE_SIGNATURE) ? 'compound_file' : 'unknown';
}

/**
 * Refuses by its first bytes a file that can be no deck, with the error that `parseDeck` would give. A compound file
 * passes: only the whole of it shows whether it is a protected deck or a .ppt, and `assertLooksLikeDeck` tells.
 *
 * @throws InvalidDeck when the file is empty, or neither a zip nor a compound file.
 */
export function assertDeckSignature(head: Uint8Array): void {
  if (head.length === 0) {
    throw new InvalidDeck('The file is empty. Give a .pptx file with a presentation in it.');
  }
  if (containerKind(head) === 'unknown') {
    throw new InvalidDeck(
      'The file is not a PowerPoint presentation: a .pptx file is a zip, and this is none. Save the presentation as .pptx and give that file.',
    );
  }
}

function startsWith(head: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => head[index] === byte);
}
