import type { Block, Place } from '../../domain/deck.ts';
import { placed, type SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { readLinks } from './links.ts';
import { languageOf } from './marked-text.ts';
import { isFooter, isTitle, type Placeholder } from './shape-properties.ts';
import { markedTextOf, readTextBody, type TextLine, toParagraphs } from './text-body.ts';

/** The blocks of a shape's text: the text itself, formulas that stand alone within it, and its links. */
export function readTextShape(
  body: XmlElement | undefined,
  placeholder: Placeholder | null,
  place: Place | null,
  context: SlideContext,
): Block[] {
  if (isFooter(placeholder) && !context.options.footers) return [];
  const { lines, links } = readTextBody(body);
  if (lines.length === 0) return [];
  const blocks: Block[] = [...textBlocks(lines, placeholder), ...readLinks(links, context)];
  return blocks.map((block) => ({ ...block, ...placed(place) }));
}

function textBlocks(lines: readonly TextLine[], placeholder: Placeholder | null): Block[] {
  const kind = isTitle(placeholder) ? 'title' : isFooter(placeholder) ? 'footer' : null;
  if (kind !== null) {
    const marked = markedTextOf(lines);
    return [{ kind, text: marked.text, ...languageOf(marked) }];
  }
  return splitAtFormulas(lines).map((run): Block => {
    const marked = markedTextOf(run);
    const { text } = marked;
    return run[0]?.isFormula
      ? { kind: 'math', text }
      : { kind: 'text', text, paragraphs: toParagraphs(run), ...languageOf(marked) };
  });
}

/** Runs of lines that are all formulas or all none; each formula by itself. */
function splitAtFormulas(lines: readonly TextLine[]): TextLine[][] {
  const runs: TextLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run === undefined || line.isFormula || run[0]?.isFormula) runs.push([line]);
    else run.push(line);
  }
  return runs;
}
