import * as fc from 'fast-check';
import type { ZipEntrySpec } from '../pptx/zip-builder.ts';
import { fraction, pick, positionOf } from './pick.ts';

/** A change to one entry, or to the list of them, before the zip is written. */
export type EntryMutation =
  | { kind: 'remove' | 'repeat'; entry: number }
  | { kind: 'swap_contents' | 'take_name'; entry: number; other: number }
  | { kind: 'rename'; entry: number; name: string }
  | { kind: 'declare'; entry: number; field: 'crc32' | 'declaredBytes'; value: number }
  | { kind: 'method'; entry: number; value: number }
  | { kind: 'flags'; entry: number; value: number }
  | { kind: 'damage'; entry: number; at: number; value: number };

/** A number written over one in the headers of a finished zip. */
export interface FieldMutation {
  record: keyof typeof RECORDS;
  /** Which of the records of that kind. */
  which: number;
  field: number;
  value: number;
}

// APPNOTE.TXT 6.3.10 of PKWARE, 4.3.7, 4.3.12 and 4.3.16: signature, and the place and size of each number.
const RECORDS = {
  local: {
    signature: 'PK\x03\x04',
    fields: [
      [4, 2],
      [6, 2],
      [8, 2],
      [14, 4],
      [18, 4],
      [22, 4],
      [26, 2],
      [28, 2],
    ],
  },
  central: {
    signature: 'PK\x01\x02',
    fields: [
      [6, 2],
      [8, 2],
      [10, 2],
      [16, 4],
      [20, 4],
      [24, 4],
      [28, 2],
      [30, 2],
      [32, 2],
      [34, 2],
      [42, 4],
    ],
  },
  end: {
    signature: 'PK\x05\x06',
    fields: [
      [4, 2],
      [6, 2],
      [8, 2],
      [10, 2],
      [12, 4],
      [16, 4],
      [20, 2],
    ],
  },
} as const;

const extreme = fc.oneof(
  fc.constantFrom(0, 1, 2, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff),
  fc.nat(0xffff),
  fc.nat(0xffffffff),
);

const oddName = fc.constantFrom(
  '',
  '/',
  '../evil.xml',
  '/ppt/slides/slide1.xml',
  './ppt/slides/slide1.xml',
  'ppt/x/../slides/slide1.xml',
  'ppt\\slides\\slide1.xml',
  'C:\\ppt\\slides\\slide1.xml',
  'PPT/Slides/SLIDE1.XML',
  'ppt/slides/slide%31.xml',
  'ppt/slides/%2e%2e/slide1.xml',
  'ppt//slides/slide1.xml',
  'ppt/slides/slide1.xml/',
  'ppt/slides/slide1.xml\0',
  '\ufffd',
  '__proto__',
  'constructor',
  'a'.repeat(60_000),
);

export const entryMutation: fc.Arbitrary<EntryMutation> = fc.oneof(
  fc.record({ kind: fc.constantFrom('remove', 'repeat'), entry: fraction }),
  fc.record({
    kind: fc.constantFrom('swap_contents', 'take_name'),
    entry: fraction,
    other: fraction,
  }),
  fc.record({ kind: fc.constant('rename'), entry: fraction, name: oddName }),
  fc.record({
    kind: fc.constant('declare'),
    entry: fraction,
    field: fc.constantFrom('crc32', 'declaredBytes'),
    value: extreme,
  }),
  fc.record({ kind: fc.constant('method'), entry: fraction, value: fc.nat(99) }),
  fc.record({ kind: fc.constant('flags'), entry: fraction, value: fc.nat(0xffff) }),
  fc.record({ kind: fc.constant('damage'), entry: fraction, at: fraction, value: fc.nat(255) }),
);

export const fieldMutation: fc.Arbitrary<FieldMutation> = fc.record({
  record: fc.constantFrom('local', 'central', 'end'),
  which: fraction,
  field: fraction,
  value: extreme,
});

export function mutateEntries(
  entries: readonly ZipEntrySpec[],
  mutation: EntryMutation,
): ZipEntrySpec[] {
  const at = positionOf(mutation.entry, entries.length);
  const entry = entries[at];
  if (entry === undefined) return [...entries];
  switch (mutation.kind) {
    case 'remove':
      return entries.toSpliced(at, 1);
    case 'repeat':
      return [...entries, entry];
    case 'swap_contents': {
      const to = positionOf(mutation.other, entries.length);
      return entries.with(at, { ...entries[to]!, name: entry.name }).with(to, {
        ...entry,
        name: entries[to]!.name,
      });
    }
    case 'take_name':
      return entries.with(at, { ...entry, name: pick(entries, mutation.other)!.name });
    case 'rename':
      return entries.with(at, { ...entry, name: mutation.name });
    case 'declare':
      return entries.with(at, { ...entry, [mutation.field]: mutation.value });
    case 'method':
      return entries.with(at, { ...entry, method: mutation.value });
    case 'flags':
      return entries.with(at, { ...entry, flags: mutation.value });
    case 'damage': {
      const data = Buffer.from(entry.data ?? new Uint8Array());
      if (data.length > 0) data[positionOf(mutation.at, data.length)] = mutation.value;
      return entries.with(at, { ...entry, data });
    }
  }
}

export function mutateField(bytes: Buffer, { record, which, field, value }: FieldMutation): Buffer {
  const { signature, fields } = RECORDS[record];
  const at = pick(placesOf(bytes, Buffer.from(signature, 'latin1')), which);
  const [offset, size] = pick<readonly [number, number]>(fields, field) ?? [0, 0];
  if (at === undefined || at + offset + size > bytes.length) return bytes;
  const changed = Buffer.from(bytes);
  changed.writeUIntLE(value % 2 ** (8 * size), at + offset, size);
  return changed;
}

function placesOf(bytes: Buffer, signature: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1)) {
    places.push(at);
  }
  return places;
}
