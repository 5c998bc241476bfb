import { isUtf8 } from 'node:buffer';
import { PartUnreadable, type Warn } from '../part-unreadable.ts';

// A large part is decoded in pieces, so that it is never in memory as bytes and as text at once.
const PIECE_BYTES = 2 ** 20;
// Room enough for an XML declaration.
const DECLARATION_BYTES = 256;

/** XML 1.0, 2.8: a declaration that is well-formed, after a byte order mark perhaps; its version and encoding. */
const DECLARATION =
  /^(?:\xef\xbb\xbf)?<\?xml\s+version\s*=\s*(["'])(1\.\d+)\1(?:\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\3)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\5)?\s*\?>/;

/**
 * The characters of an XML part, by its byte order mark, its declaration, or else as UTF-8 (XML 1.0, appendix F).
 * Bytes that are not of the encoding become U+FFFD, with a warning. A declaration that is in order and not in UTF-16
 * is left out, for it has told what it has to tell: the parser takes as long over it as over a small part.
 *
 * @throws PartUnreadable when it declares an encoding that is not known.
 */
export function decodeXml(bytes: Uint8Array, part: string, warn: Warn): Iterable<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { encoding, start } = readHead(buffer);
  if (encoding === 'utf-8' && !isUtf8(buffer)) {
    warn(part, 'The part holds bytes that are not UTF-8; they were read as U+FFFD.');
  }
  return encoding === 'utf-8' && buffer.length <= PIECE_BYTES
    ? [buffer.toString('utf8', start)]
    : decodePieces(buffer.subarray(start), decoderFor(encoding, part));
}

function* decodePieces(
  bytes: Buffer,
  decoder: InstanceType<typeof TextDecoder>,
): Generator<string> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
  }
  yield decoder.decode();
}

/** The encoding, and where the text starts behind its declaration. */
function readHead(bytes: Buffer): { encoding: string; start: number } {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return { encoding: utf16, start: 0 };
  const declaration = DECLARATION.exec(bytes.toString('latin1', 0, DECLARATION_BYTES));
  const encoding = declaration?.[4] ?? 'utf-8';
  return {
    // UTF-16 it is not, or the zeros would show: the declaration survived a conversion.
    encoding: /^utf-?(?:8$|16)/i.test(encoding) ? 'utf-8' : encoding.toLowerCase(),
    // In other versions other characters are allowed, so the parser is to know.
    start: declaration?.[2] === '1.0' ? declaration[0].length : 0,
  };
}

function utf16Of(bytes: Buffer): 'utf-16be' | 'utf-16le' | null {
  const first = bytes[0];
  const second = bytes[1];
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  // Without a mark, '<' tells UTF-16 by the zero beside it.
  if (first === 0x00 && second === 0x3c) return 'utf-16be';
  if (first === 0x3c && second === 0x00) return 'utf-16le';
  return null;
}

function decoderFor(encoding: string, part: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch (error) {
    throw new PartUnreadable(part, `is in the encoding ${encoding}, which is not known`, error);
  }
}
