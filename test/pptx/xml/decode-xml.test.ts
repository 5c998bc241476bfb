import { describe, expect, it } from 'vitest';
import { PartUnreadable } from '../../../pptx/part-unreadable.ts';
import { decodeXml } from '../../../pptx/xml/decode-xml.ts';

function decode(bytes: Uint8Array) {
  const warnings: string[] = [];
  const warn = (_part: string, message: string) => void warnings.push(message);
  const text = [...decodeXml(bytes, 'a.xml', warn)].join('');
  // The parser takes a byte order mark for what it is.
  return { text: text.replace(/^\uFEFF/, ''), warnings };
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

const ELEMENT = '<a>ünï 語 😀</a>';
const TEXT = `<?xml version="1.0"?>${ELEMENT}`;

describe('decodeXml', () => {
  it.each([
    ['UTF-8', Buffer.from(ELEMENT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${ELEMENT}`)],
  ])('reads %s', (_, bytes) => {
    expect(decode(bytes)).toEqual({ text: ELEMENT, warnings: [] });
  });

  it.each([
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 BE with a mark', utf16be(`\uFEFF${TEXT}`)],
    ['UTF-16 LE without a mark', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 BE without a mark', utf16be(TEXT)],
  ])('reads %s', (_, bytes) => {
    expect(decode(bytes)).toEqual({ text: TEXT, warnings: [] });
  });

  it('reads the encoding that is declared', () => {
    const text = `<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>`;
    expect(decode(Buffer.from(text, 'latin1')).text).toBe('<a>é</a>');
  });

  it('takes UTF-8 that still claims to be UTF-16 for UTF-8', () => {
    const text = '<?xml version="1.0" encoding="UTF-16"?><a>é</a>';
    expect(decode(Buffer.from(text)).text).toBe('<a>é</a>');
  });

  it.each([
    `<?xml version="1.0"?>`,
    `<?xml version='1.0'\tencoding='UTF-8'?>`,
    `<?xml version = "1.0" encoding="utf8" standalone='yes' ?>`,
    `\uFEFF<?xml version="1.0" encoding="UTF-8" standalone="no"?>`,
  ])('leaves out %s', (declaration) => {
    expect(decode(Buffer.from(`${declaration}\r\n<a/>`))).toEqual({
      text: '\r\n<a/>',
      warnings: [],
    });
  });

  it.each([
    // What is wrong with it is for the parser to say.
    `<?xml version="1.0'?>`,
    `<?xml encoding="UTF-8"?>`,
    `<?xml version="1.0" standalone="yes" encoding="UTF-8"?>`,
    `<?xml version="1.0" encoding="UTF-8" standalone="maybe"?>`,
    `<?xml version="1.0"encoding="UTF-8"?>`,
    `<?xml version="1.0" ${' '.repeat(300)}?>`,
    ` <?xml version="1.0"?>`,
    // In which other characters are allowed.
    `<?xml version="1.1"?>`,
    `<?xml-stylesheet href="a.css"?>`,
  ])('leaves %s to the parser', (declaration) => {
    expect(decode(Buffer.from(`${declaration}<a/>`)).text).toBe(`${declaration}<a/>`);
  });

  it('cannot read an encoding that is not known', () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="ebcdic-x"?><a/>');
    expect(() => decode(bytes)).toThrow(PartUnreadable);
    expect(() => decode(bytes)).toThrow(/ebcdic-x/);
  });

  it('warns of bytes that are not UTF-8', () => {
    const { text, warnings } = decode(Buffer.from('<a>caf\xe9!</a>', 'latin1'));
    expect(text).toBe('<a>caf\uFFFD!</a>');
    expect(warnings).toHaveLength(1);
  });

  it.each(['utf8', 'utf16le'] as const)(
    'decodes a large part (%s) across its pieces',
    (encoding) => {
      const text = `${encoding === 'utf8' ? '' : '\uFEFF'}<a>${'é語😀'.repeat(200_000)}</a>`;
      expect(decode(Buffer.from(text, encoding)).text).toBe(text.replace('\uFEFF', ''));
    },
  );
});
