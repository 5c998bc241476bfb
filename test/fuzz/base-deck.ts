import { crc32, deflateRawSync } from 'node:zlib';
import { KnowbaseError } from '../../domain/errors.ts';
import { DEFAULT_DECK_LIMITS, MEBIBYTE } from '../../pptx/limits.ts';
import { inflateEntry, InflatesTooLarge } from '../../pptx/package/inflate-entry.ts';
import { readZipDirectory } from '../../pptx/package/zip-directory.ts';
import { PartUnreadable } from '../../pptx/part-unreadable.ts';
import { buildZip, type ZipEntrySpec } from '../pptx/zip-builder.ts';
import { mutateBytes } from './byte-mutations.ts';
import type { DeckMutation, PartMutation } from './deck-mutations.ts';
import { encodePart } from './part-encodings.ts';
import { positionOf } from './pick.ts';
import { mutateXml } from './xml-mutations.ts';
import { mutateEntries, mutateField } from './zip-mutations.ts';

// Pictures and films are never read, and would only make each round longer.
const MOST_MEDIA_BYTES = 10_000;
const MOST_PART_BYTES = 16 * MEBIBYTE;

const XML_PART = /\.(?:xml|rels)$/i;

/** A deck that damage is done to. */
export class BaseDeck {
  readonly name: string;
  readonly #bytes: Buffer;
  readonly #entries: readonly ZipEntrySpec[];

  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.#entries = readEntries(Buffer.from(bytes));
    this.#bytes = Buffer.from(this.#entries.length > 0 ? buildZip(this.#entries) : bytes);
  }

  mutated({ parts, entries, fields, bytes }: DeckMutation): Buffer {
    let changed = this.#bytes;
    if (this.#entries.length > 0 && parts.length + entries.length > 0) {
      const ofParts = parts.reduce(mutatePart, this.#entries);
      changed = Buffer.from(
        buildZip(entries.reduce<readonly ZipEntrySpec[]>(mutateEntries, ofParts)),
      );
    }
    return bytes.reduce(mutateBytes, fields.reduce(mutateField, changed));
  }
}

function mutatePart(
  entries: readonly ZipEntrySpec[],
  { part, changes, encoding }: PartMutation,
): readonly ZipEntrySpec[] {
  const positions = [...entries.keys()].filter((index) => XML_PART.test(entries[index]!.name));
  const at = positions[positionOf(part, positions.length)];
  if (at === undefined) return entries;
  const xml = changes.reduce(mutateXml, Buffer.from(entries[at]!.content).toString('utf8'));
  const content = encoding === null ? Buffer.from(xml) : encodePart(xml, encoding);
  return entries.with(at, { name: entries[at]!.name, ...packed(content) });
}

/** None of a file that is no sound zip: such a deck is changed as bytes alone. */
function readEntries(bytes: Buffer): ZipEntrySpec[] {
  try {
    return readZipDirectory(bytes, DEFAULT_DECK_LIMITS.entries).entries.flatMap((entry) => {
      const content = Buffer.from(inflateEntry(bytes, entry, MOST_PART_BYTES, () => {}));
      const isRead = /\.(?:xml|rels|vml)$/i.test(entry.name) || content.length <= MOST_MEDIA_BYTES;
      return isRead ? [{ name: entry.name, ...packed(content) }] : [];
    });
  } catch (error) {
    const isDamage = error instanceof PartUnreadable || error instanceof InflatesTooLarge;
    if (isDamage || error instanceof KnowbaseError) return [];
    throw error;
  }
}

/** Compressed once here, and not at each round. */
function packed(content: Buffer): Omit<ZipEntrySpec, 'name'> {
  return {
    content,
    data: deflateRawSync(content, { level: 1 }),
    crc32: crc32(content),
    declaredBytes: content.length,
  };
}
