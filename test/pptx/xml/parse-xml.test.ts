import { array, assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeckTooLarge, InvalidDeck } from '../../../domain/errors.ts';
import { DEFAULT_DECK_LIMITS } from '../../../pptx/limits.ts';
import { PartUnreadable } from '../../../pptx/part-unreadable.ts';
import { parseXml } from '../../../pptx/xml/parse-xml.ts';
import type { XmlElement } from '../../../pptx/xml/xml-element.ts';
import { DECLARATIONS, NAMESPACES } from '../deck-xml.ts';
import { xmlFragment } from '../xml-fragment.ts';

function parse(xml: string, limits: Partial<typeof DEFAULT_DECK_LIMITS> = {}, skip?: Set<string>) {
  return parseXml([xml], 'ppt/a.xml', { ...DEFAULT_DECK_LIMITS, ...limits }, skip);
}

function plain({ name, attributes, text, children }: XmlElement): unknown {
  return { name, attributes, text, children: children.map(plain) };
}

const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

describe('parseXml', () => {
  it('makes a tree of elements, attributes and text', () => {
    const root = xmlFragment('<p:sp id="1" r:id="rId7">one<a:p/>two<a:r/></p:sp>');
    expect(root.name).toBe('p:sp');
    expect(root.attributes['id']).toBe('1');
    expect(root.attributes['r:id']).toBe('rId7');
    expect(root.text).toBe('onetwo');
    expect(root.children.map(({ name }) => name)).toEqual(['a:p', 'a:r']);
  });

  it.each([
    ['another prefix', '<x:p xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/main"/>'],
    ['no prefix', '<p xmlns="http://schemas.openxmlformats.org/drawingml/2006/main"/>'],
    ['strict', '<a:p xmlns:a="http://purl.oclc.org/ooxml/drawingml/main"/>'],
    ['the usual prefix', '<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'],
  ])('names elements by their namespace: %s', (_, xml) => {
    expect(parse(xml).name).toBe('a:p');
  });

  it('does not take a prefix for the namespace it usually means', () => {
    expect(parse('<a:p xmlns:a="https://example.org/"/>').name).toBe('{https://example.org/}:p');
    expect(parse('<a:p/>').name).toBe('{}:p');
    expect(parse('<p/>').name).toBe('{}:p');
  });

  it('lets an inner declaration hold within its element only', () => {
    const root = xmlFragment('<a:p><a:r xmlns:a="https://example.org/"/><a:fld/></a:p>');
    expect(root.children.map(({ name }) => name)).toEqual(['{https://example.org/}:r', 'a:fld']);
  });

  it('finds an attribute by its namespace', () => {
    const uri = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const root = parse(`<e xmlns:q="${uri}" id="no" q:id="yes"/>`);
    expect(root.attributes['r:id']).toBe('yes');
    expect(root.attributes['r:embed']).toBeUndefined();
  });

  it('finds attributes by their namespaces at every depth', () => {
    const root = xmlFragment(
      `<a:p><a:r xmlns:q="${NAMESPACES.r}" q:id="1"/><a:r xmlns:r="https://example.org/" r:id="2"/><a:r r:id="3"/></a:p>`,
    );
    expect(root.children.map(({ attributes }) => attributes['r:id'])).toEqual([
      '1',
      undefined,
      '3',
    ]);
    expect(root.children[1]?.attributes['{https://example.org/}:id']).toBe('2');
  });

  it('reads CDATA, entities and references as text', () => {
    expect(parse('<a><![CDATA[<b> & ]]>&lt;&#xE9;&#x1F600;</a>').text).toBe('<b> & <é😀');
  });

  it('reads a document that comes in pieces', () => {
    const xml = `<a ${DECLARATIONS}><a:t>one 😀 two</a:t></a>`;
    const root = parseXml(Array.from(xml), 'a.xml', DEFAULT_DECK_LIMITS);
    expect(root.child('a:t')?.text).toBe('one 😀 two');
  });

  it('reads the same however the text is cut', () => {
    const xml = `<a ${DECLARATIONS}><p:sp xmlns:p="https://example.org/"><p:sp/></p:sp><p:sp id="1">t&amp;u<a:ln xmlns:z="z"/></p:sp><z:a xmlns:z="${NAMESPACES.a}" z:b="c"/></a>`;
    const whole = parse(xml);
    assert(
      property(array(nat(xml.length), { maxLength: 10 }), (cuts) => {
        const ends = [...cuts.toSorted((a, b) => a - b), xml.length];
        const pieces = ends.map((end, index) => xml.slice(ends[index - 1] ?? 0, end));
        expect(plain(parseXml(pieces, 'a.xml', DEFAULT_DECK_LIMITS))).toEqual(plain(whole));
      }),
    );
  });

  it('leaves out what is skipped, with all that is in it', () => {
    const skip = new Set(['a:ln']);
    const xml = `<a:p ${DECLARATIONS}>x<a:ln>y<a:p>z</a:p></a:ln><a:ln/><a:r/></a:p>`;
    const root = parse(xml, {}, skip);
    expect(root.children.map(({ name }) => name)).toEqual(['a:r']);
    expect(root.text).toBe('x');
  });

  it.each([
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a b=1/>',
    '<a>&unknown;</a>',
    '<a>&#0;</a>',
    '',
    'no XML',
    '<a',
    '<a/>\u0000',
  ])('cannot read %j', (xml) => {
    expect(() => parse(xml)).toThrow(PartUnreadable);
  });

  it('tells where the XML is broken', () => {
    expect(() => parse('<a>\n  <b></a>')).toThrow(/not well-formed XML \(2:/);
  });

  it.each([
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
  ])('refuses %s', (xml) => {
    expect(() => parse(xml)).toThrow(InvalidDeck);
    expect(() => parse(xml)).toThrow(/DOCTYPE/);
  });

  it('nests as deep as allowed', () => {
    expect(() => parse(nested(5), { xmlDepth: 5 })).not.toThrow();
    expect(() => parse(nested(6), { xmlDepth: 5 })).toThrow(DeckTooLarge);
  });

  it('counts the depth within what is skipped', () => {
    const xml = `<a ${DECLARATIONS}><a:ln><b><c><d/></c></b></a:ln></a>`;
    expect(() => parse(xml, { xmlDepth: 5 }, new Set(['a:ln']))).not.toThrow();
    expect(() => parse(xml, { xmlDepth: 4 }, new Set(['a:ln']))).toThrow(DeckTooLarge);
  });

  it('keeps as many nodes as allowed', () => {
    const xml = '<a x="1"><b y="2" z="3"/></a>';
    expect(() => parse(xml, { xmlNodes: 5 })).not.toThrow();
    expect(() => parse(xml, { xmlNodes: 4 })).toThrow(DeckTooLarge);
  });

  it('counts the nodes of a large document as those of a small one', () => {
    const xml = `<a>${'<b x="1"/>'.repeat(10_000)}</a>`;
    expect(() => parse(xml, { xmlNodes: 20_001 })).not.toThrow();
    expect(() => parse(xml, { xmlNodes: 20_000 })).toThrow(DeckTooLarge);
  });

  it('does not count what is skipped', () => {
    const xml = `<a xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ln x="1"><b/><b/></a:ln></a>`;
    expect(() => parse(xml, { xmlNodes: 2 }, new Set(['a:ln']))).not.toThrow();
  });

  it('refuses an element with attributes without end', () => {
    const attributes = Array.from({ length: 10_001 }, (_, index) => `a${index}=""`).join(' ');
    expect(() => parse(`<a ${attributes}/>`)).toThrow(DeckTooLarge);
    const pieces = ['<a ', `${attributes} `, `b=""/>`];
    expect(() => parseXml(pieces, 'a.xml', DEFAULT_DECK_LIMITS)).toThrow(DeckTooLarge);
  });

  it('refuses attributes without end in a document that may have many nodes', () => {
    const attributes = Array.from({ length: 20_000 }, (_, index) => `a${index}=""`);
    const xml = `<a ${attributes.slice(0, 9_000).join(' ')}><b ${attributes.join(' ')}/></a>`;
    expect(() => parse(xml, { xmlNodes: 1e9 })).toThrow(DeckTooLarge);
  });

  it('gives elements without attributes none, in large documents too', () => {
    const root = parse(`<a>${'<b/>'.repeat(20_000)}<b x="1"/></a>`);
    expect(Object.keys(root.children[0]?.attributes ?? { x: '' })).toEqual([]);
    expect(root.children.at(-1)?.attributes['x']).toBe('1');
  });
});
