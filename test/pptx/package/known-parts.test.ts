import { describe, expect, it } from 'vitest';
import { KnownParts } from '../../../pptx/package/known-parts.ts';
import type { ZipEntry } from '../../../pptx/package/zip-directory.ts';
import { XmlElement } from '../../../pptx/xml/xml-element.ts';

function entryOf(values: Partial<ZipEntry> = {}): ZipEntry {
  return {
    name: 'a.rels',
    encrypted: false,
    method: 8,
    crc32: 1,
    compressedBytes: 3,
    declaredBytes: 3,
    headerOffset: 0,
    ...values,
  };
}

const DATA = Buffer.from('abc');
const root = new XmlElement('root');

describe('KnownParts', () => {
  it('finds a part under another name', () => {
    const parts = new KnownParts();
    parts.add(entryOf(), DATA, DATA, root);
    expect(parts.find(entryOf({ name: 'b.rels' }), Buffer.from('abc'))).toBe(root);
  });

  it('finds nothing of another content', () => {
    const parts = new KnownParts();
    parts.add(entryOf(), DATA, DATA, root);
    expect(parts.find(entryOf(), Buffer.from('abd'))).toBeUndefined();
    expect(parts.find(entryOf(), Buffer.from('abcd'))).toBeUndefined();
    expect(parts.find(entryOf({ method: 0 }), DATA)).toBeUndefined();
    expect(parts.find(entryOf({ crc32: 2 }), DATA)).toBeUndefined();
  });

  it('keeps no large parts', () => {
    const parts = new KnownParts();
    parts.add(entryOf(), DATA, Buffer.alloc(4097), root);
    expect(parts.find(entryOf(), DATA)).toBeUndefined();
  });

  it('keeps the latest', () => {
    const parts = new KnownParts();
    for (let crc32 = 1; crc32 <= 21; crc32 += 1) parts.add(entryOf({ crc32 }), DATA, DATA, root);
    expect(parts.find(entryOf({ crc32: 1 }), DATA)).toBeUndefined();
    expect(parts.find(entryOf({ crc32: 2 }), DATA)).toBe(root);
    expect(parts.find(entryOf({ crc32: 21 }), DATA)).toBe(root);
  });
});
