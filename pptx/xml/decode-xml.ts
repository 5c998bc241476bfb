import { isUtf8 } from 'node:buffer';
import { PartUnreadable, type Warn } from '../part-unreadable.ts';

// A large part is decoded in pieces, so that it is never in memory as bytes and as text at once.
const PIECE_BYTES = 2 ** 20;
// Room enough for an XML declaration.
const DECLARATION_BYTES = 256;

/**
 * The characters of an XML part, by its byte order mark, its declaration, or else as UTF-8 (XML 1.0, appendix F).
 * Bytes that are not of the encoding become U+FFFD, with a warning.
 *
 * @throws PartUnreadable when it declares an encoding that is not known.
 */
export function* decodeXml(bytes: Uint8Array, part: string, warn: Warn): Generator<string> {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && !isUtf8(bytes)) {
    warn(part, 'The part holds bytes that are not UTF-8; they were read as U+FFFD.');
  }
  if (encoding === 'utf-8' && bytes.length <= PIECE_BYTES) {
    yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    return;
  }
  const decoder = decoderFor(encoding, part);
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
  }
  yield decoder.decode();
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  // Without a mark, '<' tells UTF-16 by the zero beside it.
  if (first === 0x00 && second === 0x3c) return 'utf-16be';
  if (first === 0x3c && second === 0x00) return 'utf-16le';
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1');
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    head,
  )?.[1];
  // UTF-16 it is not, or the zeros would show: the declaration survived a conversion.
  return declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared.toLowerCase();
}

function decoderFor(encoding: string, part: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch (error) {
    throw new PartUnreadable(part, `is in the encoding ${encoding}, which is not known`, error);
  }
}
