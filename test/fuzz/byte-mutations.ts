import * as fc from 'fast-check';
import { fraction, positionOf } from './pick.ts';

/** A change to a file as bytes, wherever it falls. */
export type ByteMutation =
  | { kind: 'set'; at: number; value: number }
  | { kind: 'flip'; at: number; bit: number }
  | { kind: 'insert'; at: number; bytes: number[] }
  | { kind: 'delete'; at: number; length: number }
  /** A run of bytes written once more at another place. */
  | { kind: 'copy'; at: number; to: number; length: number }
  | { kind: 'cut'; at: number };

const byte = fc.nat(255);
const length = fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 4096 }));

export const byteMutation: fc.Arbitrary<ByteMutation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('set'), at: fraction, value: byte }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('flip'), at: fraction, bit: fc.nat(7) }) },
  fc.record({
    kind: fc.constant('insert'),
    at: fraction,
    bytes: fc.array(byte, { minLength: 1, maxLength: 64 }),
  }),
  fc.record({ kind: fc.constant('delete'), at: fraction, length }),
  fc.record({ kind: fc.constant('copy'), at: fraction, to: fraction, length }),
  fc.record({ kind: fc.constant('cut'), at: fraction }),
);

export function mutateBytes(bytes: Buffer, mutation: ByteMutation): Buffer {
  if (bytes.length === 0) return bytes;
  const at = positionOf(mutation.at, bytes.length);
  switch (mutation.kind) {
    case 'set':
      return spliced(bytes, at, 1, [mutation.value]);
    case 'flip':
      return spliced(bytes, at, 1, [bytes[at]! ^ (1 << mutation.bit)]);
    case 'insert':
      return spliced(bytes, at, 0, mutation.bytes);
    case 'delete':
      return spliced(bytes, at, mutation.length, []);
    case 'copy': {
      const run = bytes.subarray(at, at + mutation.length);
      return spliced(bytes, positionOf(mutation.to, bytes.length), run.length, run);
    }
    case 'cut':
      return bytes.subarray(0, at);
  }
}

function spliced(bytes: Buffer, at: number, drop: number, put: ArrayLike<number>): Buffer {
  return Buffer.concat([bytes.subarray(0, at), Uint8Array.from(put), bytes.subarray(at + drop)]);
}
