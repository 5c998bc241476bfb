import { describe, expect, it } from 'vitest';
import { DeckTooLarge } from '../../../domain/errors.ts';
import { DEFAULT_DECK_LIMITS, type DeckLimits } from '../../../pptx/limits.ts';
import { OpcPackage } from '../../../pptx/package/opc-package.ts';
import { PartUnreadable } from '../../../pptx/part-unreadable.ts';
import { relationshipsXml } from '../deck-builder.ts';
import { buildZip, type ZipEntrySpec } from '../zip-builder.ts';

function open(entries: ZipEntrySpec[], limits: Partial<DeckLimits> = {}) {
  const warnings: string[] = [];
  const warn = (part: string, message: string) => void warnings.push(`${part}: ${message}`);
  const opened = new OpcPackage(buildZip(entries), { ...DEFAULT_DECK_LIMITS, ...limits }, warn);
  return { opened, warnings, read: (part: string) => opened.readXml(part, warn).text, warn };
}

const part = (name: string, text: string): ZipEntrySpec => ({ name, content: `<a>${text}</a>` });

describe('OpcPackage', () => {
  it('reads a part by any equivalent of its name', () => {
    const { read, opened } = open([part('ppt/Slides/A%20b.xml', 'here')]);
    expect(read('PPT/slides/a b.XML')).toBe('here');
    expect(opened.has('ppt\\slides\\a%20B.xml')).toBe(true);
    expect(opened.has('ppt/slides/c.xml')).toBe(false);
  });

  it('cannot read a part that is missing', () => {
    const { read } = open([]);
    expect(() => read('a.xml')).toThrow(PartUnreadable);
    expect(() => read('a.xml')).toThrow('is missing');
  });

  it('takes the first of several entries of one name, and says so', () => {
    const { read, warnings } = open([
      part('a.xml', 'first'),
      part('A.XML', 'second'),
      part('a.xml', 'third'),
    ]);
    expect(read('a.xml')).toBe('first');
    expect(warnings).toEqual([
      expect.stringMatching(/^A\.XML: .*first was read/),
      expect.stringMatching(/^a\.xml: .*first was read/),
    ]);
  });

  it.each(['../a.xml', '/a.xml', 'C:\\a.xml', 'x/../a.xml', './a.xml'])(
    'does not let an entry called %s stand for another',
    (name) => {
      const { read, warnings } = open([part(name, 'evil'), part('a.xml', 'good')]);
      expect(read('a.xml')).toBe('good');
      expect(warnings).toEqual([]);
    },
  );

  it('refuses to read parts without end, however small they are', () => {
    const { read } = open([part('a.xml', 'small')], { entries: 2 });
    for (let reads = 0; reads < 8; reads += 1) expect(read('a.xml')).toBe('small');
    expect(() => read('a.xml')).toThrow(DeckTooLarge);
    expect(() => read('a.xml')).toThrow(/more than 8 times/);
  });

  it('refuses a part that is too large once inflated, whatever is declared', () => {
    const { read } = open([{ ...part('a.xml', 'x'.repeat(5000)), declaredBytes: 10 }], {
      xmlPartBytes: 4000,
    });
    expect(() => read('a.xml')).toThrow(DeckTooLarge);
    expect(() => read('a.xml')).toThrow(/part a\.xml is larger than/);
  });

  it('refuses parts that are too large together', () => {
    const { read } = open([part('a.xml', 'x'.repeat(600)), part('b.xml', 'y'.repeat(600))], {
      inflatedBytes: 1000,
    });
    expect(() => read('a.xml')).not.toThrow();
    expect(() => read('b.xml')).toThrow(DeckTooLarge);
    expect(() => read('b.xml')).toThrow(/together larger/);
  });

  it('counts a part each time it is read', () => {
    const { read } = open([part('a.xml', 'x'.repeat(600))], { inflatedBytes: 1000 });
    read('a.xml');
    expect(() => read('a.xml')).toThrow(DeckTooLarge);
  });

  it('counts what parts inflate to that turn out damaged', () => {
    const damaged = { ...part('a.xml', ''), data: Buffer.alloc(100, 0xff) };
    const { read } = open([damaged], { inflatedBytes: 250_000 });
    expect(() => read('a.xml')).toThrow(PartUnreadable);
    expect(() => read('a.xml')).toThrow(PartUnreadable);
    expect(() => read('a.xml')).toThrow(PartUnreadable);
    expect(() => read('a.xml')).toThrow(DeckTooLarge);
  });

  it('warns of a damaged directory', () => {
    const zip = Buffer.from(buildZip([part('a.xml', 'a'), part('b.xml', 'b')]));
    zip.writeUInt8(0, zip.indexOf('PK\x01\x02'));
    const warnings: string[] = [];
    const opened = new OpcPackage(
      zip,
      DEFAULT_DECK_LIMITS,
      (_, message) => void warnings.push(message),
    );
    expect(opened.has('b.xml')).toBe(true);
    expect(warnings).toEqual([expect.stringContaining('directory of the zip is damaged')]);
  });
});

describe('relationshipsOf', () => {
  const relationships = relationshipsXml([{ id: 'r', type: 'slide', target: 'b.xml' }]);

  it('reads the relationships of a part', () => {
    const { opened, warn } = open([{ name: 'x/_rels/a.xml.rels', content: relationships }]);
    expect(opened.relationshipsOf('x/a.xml', warn).byId('r')?.part).toBe('x/b.xml');
  });

  it('reads each by its own part where several are the same to the byte', () => {
    const { opened, warn } = open([
      { name: 'x/_rels/a.xml.rels', content: relationships },
      { name: 'x/_rels/c.xml.rels', content: relationships },
      { name: 'y/_rels/a.xml.rels', content: relationships },
    ]);
    const parts = ['x/a.xml', 'x/c.xml', 'y/a.xml'].map(
      (name) => opened.relationshipsOf(name, warn).byId('r')?.part,
    );
    expect(parts).toEqual(['x/b.xml', 'x/b.xml', 'y/b.xml']);
  });

  it('warns of each that is damaged, even where they are the same to the byte', () => {
    const { opened, warnings, warn } = open([
      { name: '_rels/a.xml.rels', content: relationships, crc32: 7 },
      { name: '_rels/b.xml.rels', content: relationships, crc32: 7 },
    ]);
    for (const name of ['a.xml', 'b.xml']) {
      expect(opened.relationshipsOf(name, warn).byId('r')?.part).toBe('b.xml');
    }
    expect(warnings).toEqual([
      expect.stringMatching(/^_rels\/a\.xml\.rels: .*checksum/),
      expect.stringMatching(/^_rels\/b\.xml\.rels: .*checksum/),
    ]);
  });

  it('gives none for a part without any', () => {
    const { opened, warnings, warn } = open([]);
    expect(opened.relationshipsOf('x/a.xml', warn).byId('r')).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it('gives none, with a warning, when they are damaged', () => {
    const { opened, warnings, warn } = open([{ name: '_rels/a.xml.rels', content: '<a' }]);
    expect(opened.relationshipsOf('a.xml', warn).ofType('slide')).toEqual([]);
    expect(warnings).toHaveLength(1);
  });
});

describe('contentTypes', () => {
  it('are unknown, with one warning, when their part is missing', () => {
    const { opened, warnings } = open([]);
    expect(opened.contentTypes.of('a.xml')).toBeUndefined();
    expect(opened.contentTypes.of('b.xml')).toBeUndefined();
    expect(warnings).toEqual(['[Content_Types].xml: The part is missing.']);
  });
});
