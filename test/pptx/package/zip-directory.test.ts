import { describe, expect, it } from 'vitest';
import { DeckTooLarge, InvalidDeck } from '../../../domain/errors.ts';
import { readZipDirectory } from '../../../pptx/package/zip-directory.ts';
import { buildZip } from '../zip-builder.ts';

const three = Buffer.from(
  buildZip([
    { name: 'a.xml', content: 'alpha' },
    { name: 'b.xml', content: 'beta', stored: true },
    { name: 'ü.xml', content: 'gamma', flags: 1 },
  ]),
);
const namesOf = (zip: Buffer, most = 10): string[] =>
  readZipDirectory(zip, most).entries.map(({ name }) => name);

function without(zip: Buffer, pattern: string, replacement: string): Buffer {
  return Buffer.from(zip.toString('latin1').replace(pattern, replacement), 'latin1');
}

describe('readZipDirectory', () => {
  it('gives the entries in their order', () => {
    const { entries, damaged } = readZipDirectory(three, 10);
    expect(damaged).toBe(false);
    expect(
      entries.map(({ name, method, encrypted, declaredBytes }) => [
        name,
        method,
        encrypted,
        declaredBytes,
      ]),
    ).toEqual([
      ['a.xml', 8, false, 5],
      ['b.xml', 0, false, 4],
      ['ü.xml', 8, true, 5],
    ]);
  });

  it('reads an empty zip', () => {
    expect(readZipDirectory(Buffer.from(buildZip([])), 10)).toEqual({
      entries: [],
      damaged: false,
    });
  });

  it('reads a zip with a comment', () => {
    const commented = Buffer.concat([three, Buffer.from('PK: a comment')]);
    commented.writeUInt16LE(13, three.length - 2);
    expect(namesOf(commented)).toEqual(['a.xml', 'b.xml', 'ü.xml']);
  });

  it.each([
    ['cut before its directory', three.subarray(0, 60)],
    ['cut within its end', three.subarray(0, three.length - 1)],
    ['a signature alone', Buffer.from('PK\x03\x04')],
  ])('refuses a zip that is %s', (_, zip) => {
    expect(() => readZipDirectory(zip, 10)).toThrow(InvalidDeck);
    expect(() => readZipDirectory(zip, 10)).toThrow(/cut short or is damaged/);
  });

  it('refuses more entries than allowed by what the end says', () => {
    expect(() => readZipDirectory(three, 2)).toThrow(DeckTooLarge);
    expect(() => readZipDirectory(three, 3)).not.toThrow();
  });

  it('refuses more entries than allowed when the end says there are few', () => {
    const lying = Buffer.from(three);
    lying.writeUInt16LE(1, three.length - 12);
    expect(() => readZipDirectory(lying, 2)).toThrow(DeckTooLarge);
  });

  it('finds the directory by its size when its offset is wrong', () => {
    const shifted = Buffer.from(three);
    shifted.writeUInt32LE(3, three.length - 6);
    expect(namesOf(shifted)).toEqual(['a.xml', 'b.xml', 'ü.xml']);
  });

  it('skips a header that makes no sense', () => {
    const second = three.indexOf('PK\x01\x02', three.indexOf('PK\x01\x02') + 1);
    const broken = Buffer.from(three);
    broken.writeUInt8(0, second);
    const { entries, damaged } = readZipDirectory(broken, 10);
    expect(entries.map(({ name }) => name)).toEqual(['a.xml', 'ü.xml']);
    expect(damaged).toBe(true);
  });

  it('skips a header whose name would lead beyond the directory', () => {
    const broken = Buffer.from(three);
    broken.writeUInt16LE(60_000, three.indexOf('PK\x01\x02') + 28);
    const { entries, damaged } = readZipDirectory(broken, 10);
    expect(entries.map(({ name }) => name)).toEqual(['b.xml', 'ü.xml']);
    expect(damaged).toBe(true);
  });

  it('says when entries are missing', () => {
    const missing = without(three, 'PK\x05\x06\0\0\0\0\x03\0\x03', 'PK\x05\x06\0\0\0\0\x05\0\x05');
    expect(readZipDirectory(missing, 10)).toMatchObject({ damaged: true, entries: { length: 3 } });
  });

  it('reads sizes and offsets of 64 bits', () => {
    const name = Buffer.from('big.xml');
    const header = Buffer.alloc(46);
    header.write('PK\x01\x02', 'latin1');
    header.writeUInt32LE(0xffffffff, 20);
    header.writeUInt32LE(0xffffffff, 24);
    header.writeUInt32LE(0xffffffff, 42);
    header.writeUInt16LE(name.length, 28);
    const extra = Buffer.alloc(4 + 24);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [index, value] of [5_000_000_000n, 4_294_967_297n, 7n].entries()) {
      extra.writeBigUInt64LE(value, 4 + index * 8);
    }
    header.writeUInt16LE(extra.length, 30);
    const directory = Buffer.concat([header, name, extra]);
    const end64 = Buffer.alloc(56);
    end64.write('PK\x06\x06', 'latin1');
    end64.writeBigUInt64LE(1n, 32);
    end64.writeBigUInt64LE(BigInt(directory.length), 40);
    const locator = Buffer.alloc(20);
    locator.write('PK\x06\x07', 'latin1');
    locator.writeBigUInt64LE(BigInt(directory.length), 8);
    const end = Buffer.alloc(22, 0xff);
    end.write('PK\x05\x06', 'latin1');
    const zip = Buffer.concat([directory, end64, locator, end]);
    expect(readZipDirectory(zip, 10)).toMatchObject({
      damaged: false,
      entries: [{ declaredBytes: 5_000_000_000, compressedBytes: 4_294_967_297, headerOffset: 7 }],
    });
  });
});
