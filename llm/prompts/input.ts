import type { Prepass } from '../../domain/concept.ts';
import type { DocumentContext } from '../../domain/document-context.ts';

/**
 * What a model is given of a segment. Nothing in a deck can pass for something that we say: its text cannot end
 * its own element, and neither can a complaint, which may quote the deck.
 *
 * @param again what the model is told of its last answer, in the words of the prompts
 */
export function promptInput(text: string, prepass?: Prepass, again?: string): string {
  return [
    ...(prepass === undefined ? [] : [element('prepass', JSON.stringify(prepass))]),
    element('segment', text),
    ...(again === undefined ? [] : [harmless(again)]),
  ].join('\n\n');
}

/** What a model is given of the document around the segment: the same words for each of its segments. */
export function promptContext(context: DocumentContext): string {
  return element('document', JSON.stringify(context));
}

function element(name: string, content: string): string {
  return `<${name}>\n${harmless(content)}\n</${name}>`;
}

/** The text with nothing in it that looks like one of our tags, also with blanks or invisible signs inside. */
function harmless(text: string): string {
  return text.replaceAll(/<(?=[\s\p{Cf}]*\/?[\s\p{Cf}]*(segment|prepass|document)\b)/giu, '‹');
}
