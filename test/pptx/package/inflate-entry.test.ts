import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EncryptedDeck } from '../../../domain/errors.ts';
import { InflatesTooLarge, inflateEntry } from '../../../pptx/package/inflate-entry.ts';
import { readZipDirectory } from '../../../pptx/package/zip-directory.ts';
import { PartUnreadable } from '../../../pptx/part-unreadable.ts';
import { buildZip, type ZipEntrySpec } from '../zip-builder.ts';

const CONTENT = 'some text, some text, some text';

function inflate(spec: Partial<ZipEntrySpec>, most = 1000, damage?: (file: Buffer) => void) {
  const file = Buffer.from(buildZip([{ name: 'part.xml', content: CONTENT, ...spec }]));
  const [entry] = readZipDirectory(file, 1).entries;
  if (entry === undefined) throw new Error('The zip has no entry.');
  damage?.(file);
  const warnings: string[] = [];
  const bytes = inflateEntry(file, entry, most, (_, message) => warnings.push(message));
  return { text: Buffer.from(bytes).toString(), warnings };
}

describe('inflateEntry', () => {
  it.each([{ stored: false }, { stored: true }])('gives the bytes (%o)', (spec) => {
    expect(inflate(spec)).toEqual({ text: CONTENT, warnings: [] });
  });

  it.each([0, 1, CONTENT.length - 1, 4_000_000_000])(
    'does not trust a declared size of %i',
    (declaredBytes) => {
      expect(inflate({ declaredBytes }).text).toBe(CONTENT);
    },
  );

  it.each([{ stored: false }, { stored: true }])('stops at the most allowed (%o)', (spec) => {
    expect(() => inflate(spec, CONTENT.length - 1)).toThrow(InflatesTooLarge);
    expect(inflate(spec, CONTENT.length).text).toBe(CONTENT);
  });

  it('stops a bomb that declares to be small', () => {
    const data = deflateRawSync(Buffer.alloc(50_000_000, 'b'));
    expect(() => inflate({ data, declaredBytes: 4000 }, 1_000_000)).toThrow(InflatesTooLarge);
  });

  it('warns of a wrong checksum, and gives the bytes', () => {
    const { text, warnings } = inflate({ crc32: 1 });
    expect(text).toBe(CONTENT);
    expect(warnings).toEqual([expect.stringContaining('checksum')]);
  });

  it('refuses an entry with a password', () => {
    expect(() => inflate({ flags: 1 })).toThrow(EncryptedDeck);
  });

  it('cannot read another compression', () => {
    expect(() => inflate({ method: 14 })).toThrow(PartUnreadable);
    expect(() => inflate({ method: 14 })).toThrow(/method \(14\)/);
  });

  it('cannot read damaged data', () => {
    expect(() => inflate({ data: Buffer.from('not deflated at all') })).toThrow(
      /cannot be decompressed/,
    );
  });

  it('cannot read data cut short', () => {
    const data = deflateRawSync(CONTENT).subarray(0, -2);
    expect(() => inflate({ data })).toThrow(PartUnreadable);
  });

  it('cannot read an entry whose header is not where it should be', () => {
    expect(() => inflate({}, 1000, (file) => file.writeUInt8(0, 0))).toThrow(
      /not where the zip says/,
    );
  });

  it('cannot read an entry that ends beyond the file', () => {
    expect(() => inflate({}, 1000, (file) => file.writeUInt16LE(0xffff, 28))).toThrow(/cut short/);
  });
});
