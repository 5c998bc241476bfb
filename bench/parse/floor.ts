import { inflateRawSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { readZipDirectory, type ZipEntry } from '../../pptx/package/zip-directory.ts';

// APPNOTE.TXT 6.3.10 of PKWARE: 4.3.7 (local file header), 4.4.5 (compression method).
const LOCAL_BYTES = 30;
const STORED = 0;

/**
 * The least that reading a deck can take: what this gives inflates every XML part of the package and runs the XML
 * parser over it, and does nothing with what it finds. Where the parts lie is found out beforehand.
 */
export function floorOf(deck: Uint8Array): () => void {
  const file = Buffer.from(deck.buffer, deck.byteOffset, deck.byteLength);
  const { entries } = readZipDirectory(file, Infinity);
  const parts = entries
    .filter(({ name }) => /\.(?:xml|rels)$/i.test(name))
    .map((entry) => ({ isStored: entry.method === STORED, data: dataOf(file, entry) }));
  return () => {
    for (const { isStored, data } of parts) {
      runParser((isStored ? data : inflateRawSync(data)).toString('utf8'));
    }
  };
}

function dataOf(file: Buffer, { headerOffset, compressedBytes }: ZipEntry): Buffer {
  const lengths = file.readUInt16LE(headerOffset + 26) + file.readUInt16LE(headerOffset + 28);
  const start = headerOffset + LOCAL_BYTES + lengths;
  return file.subarray(start, start + compressedBytes);
}

function runParser(text: string): void {
  const parser = new SaxesParser();
  parser.on('opentag', doNothing);
  parser.on('closetag', doNothing);
  parser.on('text', doNothing);
  parser.on('cdata', doNothing);
  parser.write(text).close();
}

function doNothing(): void {}
