import { DeckTooLarge } from '../../domain/errors.ts';
import { containerKind } from '../container-kind.ts';
import { type DeckLimits, inMebibytes } from '../limits.ts';
import { PartUnreadable, readOrWarn, type Warn } from '../part-unreadable.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { RootScopes } from '../xml/namespaces.ts';
import { parseXml } from '../xml/parse-xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { ContentTypes } from './content-types.ts';
import { compressedData, InflatesTooLarge, inflateEntry, MAX_INFLATION } from './inflate-entry.ts';
import { KnownParts } from './known-parts.ts';
import { entryKey, partKey, relationshipPartOf } from './part-name.ts';
import { Relationships } from './relationships.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

const CONTENT_TYPES_PART = '[Content_Types].xml';
/**
 * Few parts are read more than once: what many slides share, such as a layout, is kept. A slide made to do harm could
 * refer to one small part a hundred thousand times.
 */
const READS_PER_ENTRY = 4;
/** Stands for the package as a whole where a part is named. */
const PACKAGE = '/';

/** An Open Packaging Conventions package (ECMA-376 part 2) in a zip. Parts are inflated when asked for. */
export class OpcPackage {
  readonly #file: Buffer;
  readonly #limits: DeckLimits;
  readonly #entries: Map<string, ZipEntry>;
  readonly #warn: Warn;
  /** Shared with the packages embedded in this one. */
  readonly #inflated: { bytes: number; times: number };
  readonly #rootScopes = new RootScopes();
  readonly #knownRelationships = new KnownParts();
  #contentTypes: ContentTypes | undefined;

  /**
   * @throws InvalidDeck when the zip has no directory.
   * @throws DeckTooLarge when it has too many entries.
   */
  constructor(
    bytes: Uint8Array,
    limits: DeckLimits,
    warn: Warn,
    inflated = { bytes: 0, times: 0 },
  ) {
    this.#file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#limits = limits;
    this.#inflated = inflated;
    this.#warn = warn;
    const directory = readZipDirectory(this.#file, limits.entries);
    if (directory.damaged) {
      warn(PACKAGE, 'The directory of the zip is damaged: parts may be missing.');
    }
    this.#entries = indexEntries(directory.entries, warn);
  }

  /** Read when first asked for: most decks are read without. */
  get contentTypes(): ContentTypes {
    const read = () => this.readXml(CONTENT_TYPES_PART, this.#warn);
    this.#contentTypes ??= new ContentTypes(readOrWarn(this.#warn, read));
    return this.#contentTypes;
  }

  has(part: string): boolean {
    return this.#entries.has(partKey(part));
  }

  /**
   * The root of an XML part, without the elements named in `skip`.
   *
   * @throws PartUnreadable when the part is missing or damaged.
   * @throws DeckTooLarge when a limit is passed.
   * @throws InvalidDeck when the part has a DOCTYPE.
   */
  readXml(part: string, warn: Warn, skip?: ReadonlySet<string>): XmlElement {
    const entry = this.#entries.get(partKey(part));
    if (entry === undefined) throw new PartUnreadable(part, 'is missing');
    return this.#parse(entry, this.#inflate(entry, warn), warn, skip);
  }

  /**
   * A package that is a part of this one, such as the workbook of a chart. What it inflates to counts as inflated of
   * this one.
   *
   * @throws PartUnreadable when the part is missing, damaged or no zip.
   * @throws DeckTooLarge when a limit is passed.
   */
  openEmbedded(part: string, warn: Warn): OpcPackage {
    const entry = this.#entries.get(partKey(part));
    if (entry === undefined) throw new PartUnreadable(part, 'is missing');
    const bytes = this.#inflate(entry, warn);
    if (containerKind(bytes) !== 'zip') throw new PartUnreadable(part, 'is no zip');
    return new OpcPackage(bytes, this.#limits, warn, this.#inflated);
  }

  #parse(entry: ZipEntry, bytes: Uint8Array, warn: Warn, skip?: ReadonlySet<string>): XmlElement {
    const text = decodeXml(bytes, entry.name, warn);
    return parseXml(text, entry.name, this.#limits, skip, this.#rootScopes);
  }

  /** The relationships of a part ('' for the package's own); none, with a warning, when they are damaged. */
  relationshipsOf(part: string, warn: Warn): Relationships {
    const entry = this.#entries.get(partKey(relationshipPartOf(part)));
    if (entry === undefined) return new Relationships(part);
    return new Relationships(
      part,
      readOrWarn(warn, () => this.#readRelationships(entry, warn)),
    );
  }

  /** Slides of one layout without notes and pictures have the same relationships, to the byte. */
  #readRelationships(entry: ZipEntry, warn: Warn): XmlElement {
    const data = compressedData(this.#file, entry);
    const known = this.#knownRelationships.find(entry, data);
    if (known !== undefined) return known;
    let isSound = true;
    const warnOnce: Warn = (part, message) => {
      isSound = false;
      warn(part, message);
    };
    const bytes = this.#inflate(entry, warnOnce);
    const root = this.#parse(entry, bytes, warnOnce);
    if (isSound) this.#knownRelationships.add(entry, data, bytes, root);
    return root;
  }

  #inflate(entry: ZipEntry, warn: Warn): Uint8Array {
    const { xmlPartBytes, inflatedBytes, entries } = this.#limits;
    this.#inflated.times += 1;
    if (this.#inflated.times > READS_PER_ENTRY * entries) {
      throw tooManyReads(READS_PER_ENTRY * entries);
    }
    const remaining = inflatedBytes - this.#inflated.bytes;
    const allowed = Math.min(xmlPartBytes, remaining);
    // What a damaged part inflated to before it failed is unknown; without its share a file made of many such
    // parts would be inflated without end.
    let inflated = Math.min(allowed, entry.compressedBytes * MAX_INFLATION);
    try {
      if (allowed <= 0) throw new InflatesTooLarge();
      const bytes = inflateEntry(this.#file, entry, allowed, warn);
      inflated = bytes.length;
      return bytes;
    } catch (error) {
      if (!(error instanceof InflatesTooLarge)) throw error;
      throw allowed === xmlPartBytes ? partTooLarge(entry, xmlPartBytes) : tooLarge(inflatedBytes);
    } finally {
      this.#inflated.bytes += inflated;
    }
  }
}

function indexEntries(entries: ZipEntry[], warn: Warn): Map<string, ZipEntry> {
  const byKey = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const key = entryKey(entry.name);
    if (key === null) continue;
    if (byKey.has(key)) {
      warn(entry.name, 'The zip holds several parts of this name; the first was read.');
    } else {
      byKey.set(key, entry);
    }
  }
  return byKey;
}

function partTooLarge(entry: ZipEntry, maxBytes: number): DeckTooLarge {
  return new DeckTooLarge(
    `The part ${entry.name} is larger than ${inMebibytes(maxBytes)} once inflated, the most that an XML part of a deck may be (DECK_MAX_PART_MB). Remove what makes that slide so large, or check where the file comes from.`,
  );
}

function tooManyReads(most: number): DeckTooLarge {
  return new DeckTooLarge(
    `The slides of the file refer to its parts more than ${most} times, the most that a deck may. Split the deck, or check where the file comes from.`,
  );
}

function tooLarge(maxBytes: number): DeckTooLarge {
  return new DeckTooLarge(
    `The XML parts of the file are together larger than ${inMebibytes(maxBytes)} once inflated, the most that a deck may have (DECK_MAX_INFLATED_MB). Split the deck, or check where the file comes from.`,
  );
}
