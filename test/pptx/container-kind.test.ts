import { describe, expect, it } from 'vitest';
import { InvalidDeck } from '../../domain/errors.ts';
import { assertDeckSignature, containerKind, SIGNATURE_BYTES } from '../../pptx/container-kind.ts';
import { parseDeck } from '../../pptx/parse-deck.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const COMPOUND = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0);

describe('containerKind', () => {
  it.each([
    ['a zip', bytes(0x50, 0x4b, 3, 4, 0), 'zip'],
    ['an empty zip', bytes(0x50, 0x4b, 5, 6, 0), 'zip'],
    ['a compound file', COMPOUND, 'compound_file'],
    ['a compound signature cut short', COMPOUND.subarray(0, 7), 'unknown'],
    ['a zip signature cut short', bytes(0x50, 0x4b, 3), 'unknown'],
    ['nothing', bytes(), 'unknown'],
    ['text', Buffer.from('<html>'), 'unknown'],
  ])('tells %s', (_, head, kind) => {
    expect(containerKind(head)).toBe(kind);
  });

  it('needs no more than SIGNATURE_BYTES', () => {
    expect(containerKind(COMPOUND.subarray(0, SIGNATURE_BYTES))).toBe('compound_file');
  });
});

describe('assertDeckSignature', () => {
  it.each([
    ['empty', bytes()],
    ['of another kind', Buffer.from('%PDF-1.7 and so on')],
  ])('refuses a file that is %s as parseDeck does', async (_, file) => {
    const refusal = await parseDeck(file).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidDeck);
    expect(() => assertDeckSignature(file)).toThrow((refusal as InvalidDeck).message);
  });

  it('lets a zip pass', () => {
    expect(() => assertDeckSignature(bytes(0x50, 0x4b, 3, 4))).not.toThrow();
  });

  it('lets a compound file pass, of which the head does not tell enough', () => {
    expect(() => assertDeckSignature(COMPOUND)).not.toThrow();
  });
});
