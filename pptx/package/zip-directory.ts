import { DeckTooLarge, InvalidDeck } from '../../domain/errors.ts';

/** One entry of the zip, as the central directory describes it. Nothing of it is to be trusted. */
export interface ZipEntry {
  name: string;
  encrypted: boolean;
  method: number;
  crc32: number;
  compressedBytes: number;
  declaredBytes: number;
  headerOffset: number;
}

export interface ZipDirectory {
  entries: ZipEntry[];
  /** Whether some of the directory could not be made out. */
  damaged: boolean;
}

// APPNOTE.TXT 6.3.10 of PKWARE: 4.3.12 (central directory header), 4.3.14 to 4.3.16 (its end).
const CENTRAL_SIGNATURE = Buffer.from('PK\x01\x02', 'latin1');
const CENTRAL_SIGNATURE_NUMBER = CENTRAL_SIGNATURE.readUInt32LE();
const CENTRAL_BYTES = 46;
const END_SIGNATURE = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_BYTES = 56;
const ENCRYPTED_FLAG = 0x0001;
const WIDENED = 0xffffffff;

/**
 * Reads the central directory. It is read here rather than by a library because each library at hand refuses
 * the whole file for one damaged entry, and lets an entry called `x/../ppt/slides/slide1.xml` or a second
 * `slide1.xml` replace the real one.
 *
 * A header that makes no sense is skipped up to the next one.
 *
 * @throws InvalidDeck when the file has no directory, as when it is cut short.
 * @throws DeckTooLarge when there are more than `maxEntries`, before they are read.
 */
export function readZipDirectory(file: Buffer, maxEntries: number): ZipDirectory {
  const end = findEnd(file);
  const { declaredEntries, offset } = readEnd(file, end);
  if (declaredEntries > maxEntries) throw tooManyEntries(maxEntries);

  const entries: ZipEntry[] = [];
  let damaged = false;
  let at = offset;
  while (at + CENTRAL_BYTES <= end) {
    if (file.readUInt32LE(at) !== CENTRAL_SIGNATURE_NUMBER) {
      if (entries.length >= declaredEntries) break;
      damaged = true;
      at = file.indexOf(CENTRAL_SIGNATURE, at);
      if (at < 0) break;
      continue;
    }
    if (entries.length === maxEntries) throw tooManyEntries(maxEntries);
    const next = at + CENTRAL_BYTES + variableBytes(file, at);
    if (next <= end) entries.push(readEntry(file, at));
    // A length that leads beyond the directory is wrong: the next header is searched for instead.
    at = next <= end ? next : at + CENTRAL_BYTES;
  }
  return { entries, damaged: damaged || entries.length < declaredEntries };
}

function findEnd(file: Buffer): number {
  const earliest = Math.max(0, file.length - END_BYTES - MAX_COMMENT_BYTES);
  const end = file.subarray(earliest).lastIndexOf(END_SIGNATURE);
  if (end >= 0 && earliest + end + END_BYTES <= file.length) return earliest + end;
  throw new InvalidDeck(
    'The file begins like a .pptx but its end is missing: it was cut short or is damaged. Copy or download it again.',
  );
}

function readEnd(file: Buffer, end: number): { declaredEntries: number; offset: number } {
  const zip64 = readZip64End(file, end);
  const size = zip64?.size ?? file.readUInt32LE(end + 12);
  const declaredOffset = zip64?.offset ?? file.readUInt32LE(end + 16);
  const declaredEntries = zip64?.declaredEntries ?? file.readUInt16LE(end + 10);
  const candidates = [declaredOffset, (zip64?.at ?? end) - size];
  const offset = candidates.find(
    (at) => at >= 0 && at <= end && file.subarray(at, at + 4).equals(CENTRAL_SIGNATURE),
  );
  return { declaredEntries, offset: offset ?? Math.min(declaredOffset, end) };
}

function readZip64End(file: Buffer, end: number) {
  const locator = end - ZIP64_LOCATOR_BYTES;
  if (locator < 0 || file.readUInt32LE(locator) !== ZIP64_LOCATOR_SIGNATURE) return undefined;
  const at = Number(file.readBigUInt64LE(locator + 8));
  if (at + ZIP64_END_BYTES > locator || file.readUInt32LE(at) !== ZIP64_END_SIGNATURE) {
    return undefined;
  }
  return {
    at,
    declaredEntries: Number(file.readBigUInt64LE(at + 32)),
    size: Number(file.readBigUInt64LE(at + 40)),
    offset: Number(file.readBigUInt64LE(at + 48)),
  };
}

/** Length of the name, the extra field and the comment that follow the fixed part of a header. */
function variableBytes(file: Buffer, at: number): number {
  return file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
}

function readEntry(file: Buffer, at: number): ZipEntry {
  const nameEnd = at + CENTRAL_BYTES + file.readUInt16LE(at + 28);
  const written: SizesAndOffset = [
    file.readUInt32LE(at + 24),
    file.readUInt32LE(at + 20),
    file.readUInt32LE(at + 42),
  ];
  const [declaredBytes, compressedBytes, headerOffset] = written.includes(WIDENED)
    ? widen(file.subarray(nameEnd, nameEnd + file.readUInt16LE(at + 30)), written)
    : written;
  return {
    // Part names are ASCII (ECMA-376 part 2, 6.2.2), so the code page of old zips does not matter.
    name: file.toString('utf8', at + CENTRAL_BYTES, nameEnd),
    encrypted: (file.readUInt16LE(at + 8) & ENCRYPTED_FLAG) !== 0,
    method: file.readUInt16LE(at + 10),
    crc32: file.readUInt32LE(at + 16),
    compressedBytes,
    declaredBytes,
    headerOffset,
  };
}

type SizesAndOffset = [number, number, number];

/** APPNOTE 4.5.3: values of `WIDENED` stand, in this order, in the extra field of type 1. */
function widen(extra: Buffer, values: SizesAndOffset): SizesAndOffset {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    return values.map((value) => {
      if (value !== WIDENED || field + 8 > extra.length) return value;
      field += 8;
      return Number(extra.readBigUInt64LE(field - 8));
    }) as SizesAndOffset;
  }
  return values;
}

function tooManyEntries(maxEntries: number): DeckTooLarge {
  return new DeckTooLarge(
    `The file holds more than ${maxEntries} entries, the most that a deck may have (DECK_MAX_ENTRIES). Split the deck, or remove what does not belong to it.`,
  );
}
