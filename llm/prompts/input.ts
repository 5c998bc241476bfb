import type { Prepass } from '../../domain/concept.ts';

/**
 * What a model is given of a segment. Nothing in a deck can pass for something that we say: its text cannot end
 * its own element, and neither can a complaint, which may quote the deck.
 */
export function promptInput(text: string, prepass?: Prepass, complaint?: string): string {
  return [
    ...(prepass === undefined ? [] : [element('prepass', JSON.stringify(prepass))]),
    element('segment', text),
    ...(complaint === undefined
      ? []
      : [
          `Your last answer could not be used: ${harmless(complaint)} Answer again, and mend that.`,
        ]),
  ].join('\n\n');
}

function element(name: string, content: string): string {
  return `<${name}>\n${harmless(content)}\n</${name}>`;
}

/** The text with nothing in it that looks like one of our tags, also with blanks or invisible signs inside. */
function harmless(text: string): string {
  return text.replaceAll(/<(?=[\s\p{Cf}]*\/?[\s\p{Cf}]*(segment|prepass)\b)/giu, '‹');
}
