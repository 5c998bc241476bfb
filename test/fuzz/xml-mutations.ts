import * as fc from 'fast-check';
import { fraction, pick, positionOf } from './pick.ts';
import { attributesOf, type ElementSpan, elementsOf } from './xml-elements.ts';
import { ODD_TEXTS, ODD_VALUES, OTHER_NAMESPACES } from './xml-oddities.ts';

/** A change to the XML of a part; it may leave the part no XML at all. */
export type XmlMutation =
  | { kind: 'delete' | 'unwrap'; element: number }
  | { kind: 'duplicate' | 'nest'; element: number; times: number }
  | { kind: 'swap' | 'move'; element: number; other: number }
  | { kind: 'attribute'; attribute: number; value: string }
  | { kind: 'copy_attribute' | 'swap_attributes'; attribute: number; other: number }
  | { kind: 'rename_attribute'; attribute: number; name: string }
  | { kind: 'namespace'; attribute: number; value: string }
  | { kind: 'number'; which: number; value: string }
  | { kind: 'insert'; at: number; text: string }
  | { kind: 'long_text'; at: number; text: string; times: number }
  | { kind: 'cut'; at: number };

// More only takes longer: the limits on parts and on nodes are reached with less.
const MOST_CHARACTERS = 4_000_000;

const times = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 4, arbitrary: fc.integer({ min: 5, max: 600 }) },
  { weight: 1, arbitrary: fc.integer({ min: 601, max: 40_000 }) },
);
const long = fc.integer({ min: 1000, max: 2_000_000 });
const repeatedText = fc.constantFrom(
  'word ',
  'ö',
  '語',
  '\u202e',
  '😀',
  '&amp;',
  '&#1;',
  ' ',
  '\n',
);
const oddName = fc.constantFrom(
  'id',
  'r:id',
  'xmlns',
  'xmlns:a',
  '__proto__',
  'constructor',
  'x:y:z',
);
const oddValue = fc.constantFrom(...ODD_VALUES);

/** Small changes far more often than those that only make the part large. */
export const xmlMutation: fc.Arbitrary<XmlMutation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('delete', 'unwrap'), element: fraction }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('duplicate', 'nest'), element: fraction, times }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('swap', 'move'),
      element: fraction,
      other: fraction,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('attribute'), attribute: fraction, value: oddValue }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('copy_attribute', 'swap_attributes'),
      attribute: fraction,
      other: fraction,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rename_attribute'),
      attribute: fraction,
      name: oddName,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('namespace'),
      attribute: fraction,
      value: fc.constantFrom(...OTHER_NAMESPACES),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('number'), which: fraction, value: oddValue }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('insert'),
      at: fraction,
      text: fc.constantFrom(...ODD_TEXTS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('long_text'),
      at: fraction,
      text: repeatedText,
      times: long,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut'), at: fraction }) },
);

export function mutateXml(xml: string, mutation: XmlMutation): string {
  switch (mutation.kind) {
    case 'delete':
    case 'unwrap':
    case 'duplicate':
    case 'nest':
    case 'swap':
    case 'move':
      return mutateElement(xml, mutation);
    case 'attribute':
    case 'copy_attribute':
    case 'swap_attributes':
    case 'rename_attribute':
    case 'namespace':
      return mutateAttribute(xml, mutation);
    case 'number': {
      const number = pick([...xml.matchAll(/(?<=["' >])-?\d+(?=["' <])/g)], mutation.which);
      if (number === undefined) return xml;
      return replaced(xml, number.index, number.index + number[0].length, mutation.value);
    }
    case 'insert':
    case 'long_text': {
      const at = positionOf(mutation.at, xml.length + 1);
      const count = mutation.kind === 'insert' ? 1 : mutation.times;
      return replaced(xml, at, at, repeated(mutation.text, count));
    }
    case 'cut':
      return xml.slice(0, positionOf(mutation.at, xml.length + 1));
  }
}

type ElementMutation = Extract<XmlMutation, { element: number }>;
type AttributeMutation = Extract<XmlMutation, { attribute: number }>;

function mutateElement(xml: string, mutation: ElementMutation): string {
  const elements = elementsOf(xml);
  const element = pick(elements, mutation.element);
  if (element === undefined) return xml;
  const { start, inner, end } = element;
  const text = xml.slice(start, end);
  const closing = xml.slice(xml.lastIndexOf('<', end - 1), end);
  switch (mutation.kind) {
    case 'delete':
      return replaced(xml, start, end, '');
    case 'unwrap':
      return replaced(xml, start, end, inner === end ? '' : xml.slice(inner, end - closing.length));
    case 'duplicate':
      return replaced(xml, end, end, repeated(text, mutation.times));
    case 'nest': {
      // An element without content has no end tag to nest within.
      if (inner === end) return replaced(xml, end, end, repeated(text, mutation.times));
      const opening = xml.slice(start, inner);
      return replaced(
        xml,
        start,
        end,
        repeated(opening, mutation.times) + text + repeated(closing, mutation.times),
      );
    }
    case 'swap':
    case 'move':
      return withOther(xml, element, pick(elements, mutation.other)!, mutation.kind);
  }
}

function withOther(xml: string, one: ElementSpan, two: ElementSpan, kind: 'swap' | 'move'): string {
  const [first, second] = one.start <= two.start ? [one, two] : [two, one];
  // One within the other changes places with nothing.
  if (second.start < first.end) return replaced(xml, one.start, one.end, '');
  const text = (span: ElementSpan) => xml.slice(span.start, span.end);
  return (
    xml.slice(0, first.start) +
    text(second) +
    xml.slice(first.end, second.start) +
    (kind === 'swap' ? text(first) : '') +
    xml.slice(second.end)
  );
}

function mutateAttribute(xml: string, mutation: AttributeMutation): string {
  const attributes = attributesOf(xml).filter(
    ({ name }) => (mutation.kind === 'namespace') === name.startsWith('xmlns'),
  );
  const attribute = pick(attributes, mutation.attribute);
  if (attribute === undefined) return xml;
  const { start, end, name } = attribute;
  switch (mutation.kind) {
    case 'attribute':
    case 'namespace':
      return replaced(xml, start, end, mutation.value);
    case 'rename_attribute':
      return replaced(xml, xml.lastIndexOf(name, start), start, `${mutation.name}="`);
    case 'copy_attribute':
    case 'swap_attributes': {
      const other = pick(attributes, mutation.other)!;
      const value = xml.slice(other.start, other.end);
      if (mutation.kind === 'copy_attribute' || other.start === start) {
        return replaced(xml, start, end, value);
      }
      return withOther(xml, { ...attribute, inner: end }, { ...other, inner: other.end }, 'swap');
    }
  }
}

function replaced(xml: string, from: number, to: number, by: string): string {
  return xml.slice(0, from) + by + xml.slice(to);
}

function repeated(text: string, count: number): string {
  const most = Math.max(1, Math.floor(MOST_CHARACTERS / Math.max(text.length, 1)));
  return text.repeat(Math.min(count, most));
}
