import type { Block, Place } from '../../domain/deck.ts';
import { readLinks } from '../shapes/links.ts';
import { languageOf } from '../shapes/marked-text.ts';
import { markedTextOf, readTextBody, toParagraphs } from '../shapes/text-body.ts';
import { placed, type SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { readChart } from './chart.ts';
import { readDiagram } from './diagram.ts';
import { readEmbedded } from './embedded.ts';
import { readTable } from './table.ts';

/** Reads what a graphic frame shows; `graphic` is the element that says which kind it is. */
export type GraphicReader = (
  graphic: XmlElement,
  place: Place | null,
  context: SlideContext,
) => Block[];

/** A reader for each kind of graphic. */
const READERS: Readonly<Record<string, GraphicReader>> = {
  'a:tbl': readTable,
  'c:chart': readChart,
  'cx:chart': readChart,
  'dgm:relIds': readDiagram,
  'p:oleObj': readEmbedded,
};

/** The blocks of a p:graphicFrame. Of a kind that is not known, whatever text it holds is read. */
export function readGraphic(
  frame: XmlElement,
  place: Place | null,
  context: SlideContext,
): Block[] {
  const data = frame.descend('a:graphic', 'a:graphicData');
  return (data?.children ?? []).flatMap((graphic) => {
    const read = READERS[graphic.name] ?? readUnknown;
    return read(graphic, place, context);
  });
}

function readUnknown(graphic: XmlElement, place: Place | null, context: SlideContext): Block[] {
  const bodies = [...graphic.outermost('a:txBody')].map((body) => readTextBody(body));
  const lines = bodies.flatMap((body) => body.lines);
  if (lines.length === 0) return [];
  const marked = markedTextOf(lines);
  const paragraphs = toParagraphs(lines);
  const links = bodies.flatMap((body) => body.links);
  return [
    { kind: 'text', text: marked.text, paragraphs, ...languageOf(marked), ...placed(place) },
    ...readLinks(links, context).map((link) => ({ ...link, ...placed(place) })),
  ];
}
