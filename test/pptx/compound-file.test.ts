import { describe, expect, it } from 'vitest';
import { EncryptedDeck, InvalidDeck } from '../../domain/errors.ts';
import { refusalOfCompoundFile } from '../../pptx/compound-file.ts';

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** A compound file with directory entries of these names in its second sector. */
function compoundFile(...streams: string[]): Uint8Array {
  const file = Buffer.alloc(1024 + streams.length * 128);
  SIGNATURE.copy(file);
  for (const [index, name] of streams.entries()) {
    file.write(`${name}\0`, 1024 + index * 128, 'utf16le');
  }
  return file;
}

describe('refusalOfCompoundFile', () => {
  it('says that a protected deck needs to be saved without its password', () => {
    const refusal = refusalOfCompoundFile(compoundFile('Root Entry', 'EncryptedPackage'));
    expect(refusal).toBeInstanceOf(EncryptedDeck);
    expect(refusal.message).toMatch(/protected by a password.*remove the password/s);
  });

  it('says that a .ppt needs to be saved as .pptx', () => {
    const refusal = refusalOfCompoundFile(compoundFile('Root Entry', 'PowerPoint Document'));
    expect(refusal).toBeInstanceOf(InvalidDeck);
    expect(refusal.message).toMatch(/\.ppt\).*save it as \.pptx/s);
  });

  it.each([
    ['WordDocument', 'Word'],
    ['Workbook', 'Excel'],
    ['Book', 'Excel'],
    ['SomethingElse', 'Office 97-2003'],
  ])('says what a file with the stream %s is', (stream, program) => {
    const refusal = refusalOfCompoundFile(compoundFile('Root Entry', stream));
    expect(refusal).toBeInstanceOf(InvalidDeck);
    expect(refusal.message).toContain(program);
  });

  it('takes a name for a stream only where directory entries stand', () => {
    const file = Buffer.alloc(4096);
    SIGNATURE.copy(file);
    file.write('EncryptedPackage\0', 1024 + 64, 'utf16le');
    expect(refusalOfCompoundFile(file)).toBeInstanceOf(InvalidDeck);
  });

  it('does not take a longer name for the stream', () => {
    const refusal = refusalOfCompoundFile(compoundFile('EncryptedPackages'));
    expect(refusal).toBeInstanceOf(InvalidDeck);
  });

  it('tells a file in a view that does not begin at its buffer', () => {
    const file = compoundFile('EncryptedPackage');
    const shifted = Buffer.concat([Buffer.from('x'), file]).subarray(1);
    expect(refusalOfCompoundFile(shifted)).toBeInstanceOf(EncryptedDeck);
  });
});
