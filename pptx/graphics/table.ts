import type { Block, Place } from '../../domain/deck.ts';
import { readLinks } from '../shapes/links.ts';
import { readTextBody, textOf } from '../shapes/text-body.ts';
import { placed, type SlideContext } from '../slide-context.ts';
import { isOn, type XmlElement } from '../xml/xml-element.ts';

/** A table (ECMA-376 part 1, 21.1.3). The links in its cells follow it. */
export function readTable(table: XmlElement, place: Place | null, context: SlideContext): Block[] {
  const cells = table
    .childrenNamed('a:tr')
    .map((row) => row.childrenNamed('a:tc').map((cell) => readCell(cell)));
  const rows = cells.map((row) => row.map(({ lines }) => textOf(lines)));
  const text = rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map(lineOf)
    .join('\n');
  if (text === '') return [];
  const headerRow = isOn(table.child('a:tblPr')?.attributes['firstRow']);
  const links = cells.flat().flatMap((cell) => cell.links);
  return [
    { kind: 'table', text, rows, headerRow, ...placed(place) },
    ...readLinks(links, context).map((link) => ({ ...link, ...placed(place) })),
  ];
}

function readCell(cell: XmlElement) {
  const isCovered = isOn(cell.attributes['hMerge']) || isOn(cell.attributes['vMerge']);
  return readTextBody(isCovered ? undefined : cell.child('a:txBody'));
}

function lineOf(row: readonly string[]): string {
  return row
    .map((cell) => cell.replaceAll('\n', ' '))
    .join(' | ')
    .trim();
}
