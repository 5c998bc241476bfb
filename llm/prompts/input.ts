import type { Prepass } from '../../domain/concept.ts';

/**
 * What a model is given of a segment. The text cannot end its own element, so nothing in a deck can pass for
 * something that we say.
 */
export function promptInput(text: string, prepass?: Prepass, complaint?: string): string {
  return [
    ...(prepass === undefined ? [] : [element('prepass', JSON.stringify(prepass))]),
    element('segment', text),
    ...(complaint === undefined
      ? []
      : [`Your last answer could not be used: ${complaint} Answer again, and mend that.`]),
  ].join('\n\n');
}

function element(name: string, content: string): string {
  const harmless = content.replaceAll(/<(?=\/?(segment|prepass)\b)/gi, '‹');
  return `<${name}>\n${harmless}\n</${name}>`;
}
