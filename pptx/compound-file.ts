import { EncryptedDeck, InvalidDeck, type KnowbaseError } from '../domain/errors.ts';

// [MS-CFB] 2.6.1: a directory entry is 128 bytes, begins with its name in UTF-16LE, and stands in a sector,
// so at a multiple of 128 from the start of the file.
const DIRECTORY_ENTRY_BYTES = 128;

/**
 * Why a compound file (the container of Office 97 to 2003, and of today's protected files) is no deck that can
 * be read, told from the streams it holds.
 */
export function refusalOfCompoundFile(bytes: Uint8Array): KnowbaseError {
  // [MS-OFFCRYPTO] 2.1.1: the stream that holds a package protected by a password or by rights management.
  if (hasStream(bytes, 'EncryptedPackage')) {
    return new EncryptedDeck(
      'The file is protected by a password, so it cannot be read. Open it in PowerPoint, remove the password (File > Info > Protect Presentation) and save it again.',
    );
  }
  // [MS-PPT] 2.1.2
  if (hasStream(bytes, 'PowerPoint Document')) {
    return new InvalidDeck(
      'The file is a PowerPoint 97-2003 presentation (.ppt). Open it in PowerPoint or LibreOffice and save it as .pptx.',
    );
  }
  const program = otherProgram(bytes);
  return new InvalidDeck(
    `The file is ${program ?? 'a file of the Office 97-2003 formats'}, not a PowerPoint presentation. Give a .pptx file.`,
  );
}

function otherProgram(bytes: Uint8Array): string | undefined {
  if (hasStream(bytes, 'WordDocument')) return 'a Word 97-2003 document (.doc)';
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) {
    return 'an Excel 97-2003 workbook (.xls)';
  }
  return undefined;
}

/** Looks for the stream's directory entry without following sector chains, which damage may have broken. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wanted = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = file.indexOf(wanted); at >= 0; at = file.indexOf(wanted, at + 1)) {
    if (at % DIRECTORY_ENTRY_BYTES === 0) return true;
  }
  return false;
}
