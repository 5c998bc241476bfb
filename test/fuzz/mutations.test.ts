import { describe, expect, it } from 'vitest';
import { readZipDirectory } from '../../pptx/package/zip-directory.ts';
import { buildZip } from '../pptx/zip-builder.ts';
import { type ByteMutation, mutateBytes } from './byte-mutations.ts';
import { encodePart } from './part-encodings.ts';
import { positionOf } from './pick.ts';
import { mutateXml, type XmlMutation } from './xml-mutations.ts';
import { type EntryMutation, mutateEntries, mutateField } from './zip-mutations.ts';

const XML = '<a x="1"><b y="2">text</b><c/></a>';
/** Elements are counted in the order in which they end: b, c, a. */
const [B, C, A] = [0, 1 / 3, 2 / 3];

describe('a change to XML', () => {
  const cases: [XmlMutation, string][] = [
    [{ kind: 'delete', element: B }, '<a x="1"><c/></a>'],
    [{ kind: 'unwrap', element: A }, '<b y="2">text</b><c/>'],
    [{ kind: 'duplicate', element: C, times: 2 }, '<a x="1"><b y="2">text</b><c/><c/><c/></a>'],
    [
      { kind: 'nest', element: B, times: 2 },
      '<a x="1"><b y="2"><b y="2"><b y="2">text</b></b></b><c/></a>',
    ],
    [{ kind: 'swap', element: B, other: C }, '<a x="1"><c/><b y="2">text</b></a>'],
    [{ kind: 'move', element: C, other: B }, '<a x="1"><c/></a>'],
    [{ kind: 'swap', element: B, other: A }, '<a x="1"><c/></a>'],
    [{ kind: 'attribute', attribute: 0.5, value: '-1' }, '<a x="1"><b y="-1">text</b><c/></a>'],
    [{ kind: 'copy_attribute', attribute: 0, other: 0.5 }, '<a x="2"><b y="2">text</b><c/></a>'],
    [{ kind: 'swap_attributes', attribute: 0, other: 0.5 }, '<a x="2"><b y="1">text</b><c/></a>'],
    [{ kind: 'rename_attribute', attribute: 0, name: 'id' }, '<a id="1"><b y="2">text</b><c/></a>'],
    [{ kind: 'namespace', attribute: 0, value: 'urn:x' }, XML],
    [{ kind: 'number', which: 0.5, value: 'NaN' }, '<a x="1"><b y="NaN">text</b><c/></a>'],
    [{ kind: 'insert', at: 0, text: '&x;' }, `&x;${XML}`],
    [{ kind: 'long_text', at: 0, text: 'ab', times: 3 }, `ababab${XML}`],
    [{ kind: 'cut', at: 0.5 }, XML.slice(0, 17)],
  ];
  it.each(cases)('%j', (mutation, expected) => {
    expect(mutateXml(XML, mutation)).toBe(expected);
  });

  it('changes namespaces where there are any', () => {
    const declared = '<a xmlns:p="urn:1"/>';
    expect(mutateXml(declared, { kind: 'namespace', attribute: 0, value: '' })).toBe(
      '<a xmlns:p=""/>',
    );
  });

  it.each<XmlMutation>(cases.map(([mutation]) => mutation))(
    'of nothing is nothing: %j',
    (mutation) => {
      const isInsertion = mutation.kind === 'insert' || mutation.kind === 'long_text';
      expect(mutateXml('', mutation) === '').toBe(!isInsertion);
    },
  );
});

describe('a part in another encoding', () => {
  it.each([
    ['utf16le', 'fffe6100'],
    ['utf16le_without_mark', '6100'],
    ['utf16be', 'feff0061'],
    ['utf16_odd_length', 'fffe61003c'],
    ['utf8_mark', 'efbbbf61'],
    ['latin1_undeclared', '61'],
    ['utf32', 'fffe000061000000'],
  ] as const)('%s', (encoding, expected) => {
    expect(encodePart('a', encoding).toString('hex')).toBe(expected);
  });

  it('declares what it is, or what it is not', () => {
    const xml = '<?xml version="1.0" encoding="UTF-8"?><a>ü</a>';
    expect(encodePart(xml, 'latin1_declared').toString('latin1')).toBe(
      '<?xml version="1.0" encoding="ISO-8859-1"?><a>ü</a>',
    );
    expect(encodePart(xml, 'utf16_declared_only').toString('utf8')).toContain('UTF-16');
  });
});

describe('a change to bytes', () => {
  it.each<[ByteMutation, number[]]>([
    [{ kind: 'set', at: 0.5, value: 9 }, [1, 2, 9, 4]],
    [{ kind: 'flip', at: 0, bit: 1 }, [3, 2, 3, 4]],
    [{ kind: 'insert', at: 0.25, bytes: [7, 7] }, [1, 7, 7, 2, 3, 4]],
    [{ kind: 'delete', at: 0.25, length: 2 }, [1, 4]],
    [{ kind: 'copy', at: 0, to: 0.5, length: 2 }, [1, 2, 1, 2]],
    [{ kind: 'cut', at: 0.75 }, [1, 2, 3]],
  ])('%j', (mutation, expected) => {
    expect([...mutateBytes(Buffer.from([1, 2, 3, 4]), mutation)]).toEqual(expected);
    expect(mutateBytes(Buffer.alloc(0), mutation)).toHaveLength(0);
  });
});

describe('a change to a zip', () => {
  const entries = ['a', 'b', 'c'].map((name) => ({ name, content: name, data: Buffer.from(name) }));
  const briefly = (mutation: EntryMutation) =>
    mutateEntries(entries, mutation).map(
      ({ name, content, method, flags, crc32, declaredBytes, data }) =>
        [name, content, method, flags, crc32, declaredBytes, String(data)].join(' ').trim(),
    );
  const [a, b, c] = entries.map(({ name }) => `${name} ${name}     ${name}`);

  it.each<[EntryMutation, (string | undefined)[]]>([
    [{ kind: 'remove', entry: 0.5 }, [a, c]],
    [{ kind: 'repeat', entry: 0.5 }, [a, b, c, b]],
    [{ kind: 'swap_contents', entry: 0, other: 0.9 }, ['a c     c', b, 'c a     a']],
    [{ kind: 'take_name', entry: 0, other: 0.9 }, ['c a     a', b, c]],
    [{ kind: 'rename', entry: 0, name: '../x' }, ['../x a     a', b, c]],
    [{ kind: 'declare', entry: 0, field: 'crc32', value: 5 }, ['a a   5  a', b, c]],
    [{ kind: 'method', entry: 0, value: 12 }, ['a a 12    a', b, c]],
    [{ kind: 'flags', entry: 0, value: 1 }, ['a a  1   a', b, c]],
    [{ kind: 'damage', entry: 0, at: 0, value: 33 }, ['a a     !', b, c]],
  ])('%j', (mutation, expected) => {
    expect(briefly(mutation)).toEqual(expected);
  });

  it('writes over a number of its headers', () => {
    const zip = Buffer.from(buildZip(entries));
    const second = { record: 'central', which: 0.5 } as const;
    const changed = mutateField(zip, { ...second, field: 2.5 / 11, value: 0x10063 });
    const methods = readZipDirectory(changed, 9).entries.map(({ method }) => method);
    expect(methods).toEqual([8, 0x63, 8]);
    const none = mutateField(Buffer.from('no zip'), { ...second, field: 0, value: 1 });
    expect(none.toString()).toBe('no zip');
  });
});

describe('a fraction', () => {
  it.each([
    [0, 4, 0],
    [0.5, 4, 2],
    [0.999, 4, 3],
    [0.5, 0, -1],
  ])('%f of %i things is the thing %i', (place, count, expected) => {
    expect(positionOf(place, count)).toBe(expected);
  });
});
