/** Ways to write a part that is no plain UTF-8, or that says of itself what is not true. */
export const PART_ENCODINGS = [
  'utf16le',
  'utf16le_without_mark',
  'utf16be',
  'utf16_odd_length',
  'utf8_mark',
  'latin1_declared',
  'latin1_undeclared',
  'utf16_declared_only',
  'unknown_declared',
  'shift_jis_declared',
  'utf32',
] as const;
export type PartEncoding = (typeof PART_ENCODINGS)[number];

export function encodePart(xml: string, encoding: PartEncoding): Buffer {
  const little = Buffer.from(xml, 'utf16le');
  switch (encoding) {
    case 'utf16le':
      return Buffer.concat([Buffer.from([0xff, 0xfe]), little]);
    case 'utf16le_without_mark':
      return little;
    case 'utf16be':
      return Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]);
    case 'utf16_odd_length':
      return Buffer.concat([Buffer.from([0xff, 0xfe]), little, Buffer.from([0x3c])]);
    case 'utf8_mark':
      return Buffer.from(`\ufeff${xml}`);
    case 'latin1_declared':
      return Buffer.from(declaring(xml, 'ISO-8859-1'), 'latin1');
    case 'latin1_undeclared':
      return Buffer.from(xml, 'latin1');
    case 'utf16_declared_only':
      return Buffer.from(declaring(xml, 'UTF-16'));
    case 'unknown_declared':
      return Buffer.from(declaring(xml, 'x-nobody-knows'));
    case 'shift_jis_declared':
      return Buffer.from(declaring(xml, 'Shift_JIS'));
    case 'utf32':
      return Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32(xml)]);
  }
}

function declaring(xml: string, encoding: string): string {
  return `<?xml version="1.0" encoding="${encoding}"?>${xml.replace(/^\s*<\?xml[^>]*\?>/, '')}`;
}

function utf32(xml: string): Buffer {
  const codes = Uint32Array.from(xml, (character) => character.codePointAt(0) ?? 0);
  return Buffer.from(codes.buffer);
}
