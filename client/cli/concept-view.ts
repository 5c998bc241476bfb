import type { ConceptAnswer } from '../search-concept.ts';
import { heading } from './output.ts';

/** What the decks say of a concept, for people. */
export function conceptAnswerLines({ name, concept, similar }: ConceptAnswer): string[] {
  if (concept === null) {
    const others = similar.length === 0 ? '' : ` Similar: ${similar.join(', ')}.`;
    return [`No concept is called ${name}.${others}`];
  }
  const { canonicalName, conceptType, canonical, aliases, definitions, mentions, relations } =
    concept;
  return [
    `${heading(canonicalName)} (${conceptType.toLowerCase()}${canonical ? ', canonical' : ''})`,
    ...(aliases.length === 0 ? [] : [`also called ${aliases.join(', ')}`]),
    ...section(
      'Defined',
      definitions.flatMap(({ definition, document_name, slide }) => [
        `  ${document_name}, slide ${slide}`,
        `      ${definition}`,
      ]),
    ),
    ...section(
      'Mentioned',
      mentions.flatMap(({ document_name, slide, surface_form, evidence }) => [
        `  ${document_name}, slide ${slide}, as ${surface_form}`,
        ...(evidence === surface_form ? [] : [`      ${evidence}`]),
      ]),
    ),
    ...section(
      'Related',
      relations.flatMap(({ relation_type, outgoing, other, document_id, slide, evidence }) => [
        outgoing
          ? `  ${canonicalName} ${relation_type} ${other}`
          : `  ${other} ${relation_type} ${canonicalName}`,
        ...(evidence === null ? [] : [`      “${evidence}” (${document_id}, slide ${slide})`]),
      ]),
    ),
  ];
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', heading(title), ...lines];
}
