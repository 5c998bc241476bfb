import type { Block, Place } from '../../domain/deck.ts';
import { readLinks } from '../shapes/links.ts';
import { joinMarked, languageOf, type MarkedText, trimMarked } from '../shapes/marked-text.ts';
import { markedTextOf, readTextBody } from '../shapes/text-body.ts';
import { placed, type SlideContext } from '../slide-context.ts';
import { isOn, type XmlElement } from '../xml/xml-element.ts';

/** A table (ECMA-376 part 1, 21.1.3). The links in its cells follow it. */
export function readTable(table: XmlElement, place: Place | null, context: SlideContext): Block[] {
  const cells = table
    .childrenNamed('a:tr')
    .map((row) => row.childrenNamed('a:tc').map((cell) => readCell(cell)));
  const texts = cells.map((row) => row.map(({ lines }) => markedTextOf(lines)));
  const marked = joinMarked(
    texts.filter((row) => row.some(({ text }) => text !== '')).map(lineOf),
    '\n',
  );
  if (marked.text === '') return [];
  const { text } = marked;
  const rows = texts.map((row) => row.map((cell) => cell.text));
  const headerRow = isOn(table.child('a:tblPr')?.attributes['firstRow']);
  const links = cells.flat().flatMap((cell) => cell.links);
  return [
    { kind: 'table', text, rows, headerRow, ...languageOf(marked), ...placed(place) },
    ...readLinks(links, context).map((link) => ({ ...link, ...placed(place) })),
  ];
}

function readCell(cell: XmlElement) {
  const isCovered = isOn(cell.attributes['hMerge']) || isOn(cell.attributes['vMerge']);
  return readTextBody(isCovered ? undefined : cell.child('a:txBody'));
}

function lineOf(row: readonly MarkedText[]): MarkedText {
  const cells = row.map(({ text, spans }) => ({ text: text.replaceAll('\n', ' '), spans }));
  return trimMarked(joinMarked(cells, ' | '));
}
