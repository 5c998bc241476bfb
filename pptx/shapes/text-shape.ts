import type { Block, Place } from '../../domain/deck.ts';
import { placed, type SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { readLinks } from './links.ts';
import { isFooter, isTitle, type Placeholder } from './shape-properties.ts';
import { readTextBody, type TextLine, textOf, toParagraphs } from './text-body.ts';

/** The blocks of a shape's text: the text itself, formulas that stand alone within it, and its links. */
export function readTextShape(
  body: XmlElement | undefined,
  placeholder: Placeholder | null,
  place: Place | null,
  context: SlideContext,
): Block[] {
  if (isFooter(placeholder) && !context.options.footers) return [];
  const { lines, language, links } = readTextBody(body);
  if (lines.length === 0) return [];
  const common = { ...(language === null ? {} : { language }), ...placed(place) };
  return [
    ...textBlocks(lines, placeholder).map((block) => ({ ...block, ...common })),
    ...readLinks(links, context).map((link) => ({ ...link, ...placed(place) })),
  ];
}

function textBlocks(lines: readonly TextLine[], placeholder: Placeholder | null): Block[] {
  if (isTitle(placeholder)) return [{ kind: 'title', text: textOf(lines) }];
  if (isFooter(placeholder)) return [{ kind: 'footer', text: textOf(lines) }];
  return splitAtFormulas(lines).map((run): Block => {
    const text = textOf(run);
    return run[0]?.isFormula
      ? { kind: 'math', text }
      : { kind: 'text', text, paragraphs: toParagraphs(run) };
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
