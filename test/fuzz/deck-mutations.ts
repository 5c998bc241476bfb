import * as fc from 'fast-check';
import { byteMutation, type ByteMutation } from './byte-mutations.ts';
import { PART_ENCODINGS, type PartEncoding } from './part-encodings.ts';
import { fraction } from './pick.ts';
import { xmlMutation, type XmlMutation } from './xml-mutations.ts';
import {
  entryMutation,
  type EntryMutation,
  fieldMutation,
  type FieldMutation,
} from './zip-mutations.ts';

/** Changes to one XML part, and how it is written. */
export interface PartMutation {
  part: number;
  changes: XmlMutation[];
  encoding: PartEncoding | null;
}

/** What is done to a deck: plain data that means the same on every run. */
export interface DeckMutation {
  parts: PartMutation[];
  entries: EntryMutation[];
  fields: FieldMutation[];
  bytes: ByteMutation[];
}

const partMutation: fc.Arbitrary<PartMutation> = fc.record({
  part: fraction,
  changes: fc.array(xmlMutation, { minLength: 1, maxLength: 3 }),
  encoding: fc.option(fc.constantFrom(...PART_ENCODINGS), { freq: 8 }),
});

const none = fc.constant<never[]>([]);
const some = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { minLength: 1, maxLength: 3 });

/** Mostly one way of doing damage at a time: several at once hide one another. */
export const deckMutation: fc.Arbitrary<DeckMutation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ parts: some(partMutation), entries: none, fields: none, bytes: none }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ parts: none, entries: some(entryMutation), fields: none, bytes: none }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ parts: none, entries: none, fields: some(fieldMutation), bytes: none }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ parts: none, entries: none, fields: none, bytes: some(byteMutation) }),
  },
  fc.record({
    parts: some(partMutation),
    entries: some(entryMutation),
    fields: some(fieldMutation),
    bytes: some(byteMutation),
  }),
);
