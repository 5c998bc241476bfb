import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesKind, jsonKind } from '../../../stores/artifacts/artifact-kind.ts';

describe('jsonKind', () => {
  const kind = jsonKind<unknown>('notes-v1');

  it('gives back any value that JSON can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(kind.decode(kind.encode(value)))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('keeps texts of any script', () => {
    expect(kind.decode(kind.encode({ text: 'réseau 語彙 😀' }))).toEqual({
      text: 'réseau 語彙 😀',
    });
  });

  it('has the name that references carry', () => {
    expect(kind.name).toBe('notes-v1');
  });
});

describe('bytesKind', () => {
  it('leaves the bytes as they are', () => {
    const bytes = new Uint8Array([0, 255, 13, 10]);
    const kind = bytesKind('deck');
    expect(kind.encode(bytes)).toBe(bytes);
    expect(kind.decode(bytes)).toBe(bytes);
  });
});
