import { constants, crc32, inflateRawSync } from 'node:zlib';
import { EncryptedDeck } from '../../domain/errors.ts';
import { PartUnreadable, type Warn } from '../part-unreadable.ts';
import type { ZipEntry } from './zip-directory.ts';

// APPNOTE.TXT 6.3.10 of PKWARE: 4.3.7 (local file header), 4.4.5 (compression method).
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** Deflate makes at most 1,032 bytes of one (https://zlib.net/zlib_tech.html). */
export const MAX_INFLATION = 1032;

const MIN_CHUNK_BYTES = constants.Z_MIN_CHUNK;
const MAX_CHUNK_BYTES = 2 ** 20;

/** An entry inflates to more than it may; the caller knows which limit that is. */
export class InflatesTooLarge extends Error {}

/**
 * The bytes of an entry. The size that the zip declares is but a hint for the buffer: inflation stops as soon as
 * there are more than `maxBytes`. A wrong checksum is a warning, for text that may be damaged is worth having.
 *
 * @throws PartUnreadable when the entry is damaged or compressed in an unknown way.
 * @throws InflatesTooLarge when it is larger than `maxBytes`.
 * @throws EncryptedDeck when it is protected by a password.
 */
export function inflateEntry(
  file: Buffer,
  entry: ZipEntry,
  maxBytes: number,
  warn: Warn,
): Uint8Array {
  if (entry.encrypted) {
    throw new EncryptedDeck(
      'The file is a zip protected by a password, so it cannot be read. Unpack it, and give the .pptx without a password.',
    );
  }
  const bytes = decompress(entry, compressedData(file, entry), maxBytes);
  if (crc32(bytes) !== entry.crc32) {
    warn(entry.name, 'The part has a wrong checksum, so its text may be damaged.');
  }
  return bytes;
}

export function compressedData(file: Buffer, entry: ZipEntry): Buffer {
  const header = entry.headerOffset;
  if (header + LOCAL_BYTES > file.length || file.readUInt32LE(header) !== LOCAL_SIGNATURE) {
    throw new PartUnreadable(entry.name, 'is not where the zip says it is');
  }
  const start =
    header + LOCAL_BYTES + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
  const end = start + entry.compressedBytes;
  if (end > file.length) throw new PartUnreadable(entry.name, 'is cut short');
  return file.subarray(start, end);
}

function decompress(entry: ZipEntry, data: Buffer, maxBytes: number): Uint8Array {
  if (entry.method === STORED) {
    if (data.length > maxBytes) throw new InflatesTooLarge();
    return data;
  }
  if (entry.method !== DEFLATED) {
    throw new PartUnreadable(
      entry.name,
      `is compressed by a method (${entry.method}) that packages do not use`,
    );
  }
  try {
    return inflateRawSync(data, {
      maxOutputLength: maxBytes,
      // One more, or a full buffer would make it ask for a second.
      chunkSize: Math.min(Math.max(entry.declaredBytes + 1, MIN_CHUNK_BYTES), MAX_CHUNK_BYTES),
    });
  } catch (error) {
    if (isTooLarge(error)) throw new InflatesTooLarge(undefined, { cause: error });
    throw new PartUnreadable(entry.name, 'is damaged: it cannot be decompressed', error);
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
