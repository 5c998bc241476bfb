import { Command, Option } from 'commander';
import type { ConceptView } from '../../../stores/neo4j/read-concepts.ts';
import { search, type SearchAnswer, type SearchHit } from '../../search.ts';
import { searchConcept } from '../../search-concept.ts';
import { toWire } from '../../wire.ts';
import { conceptAnswerLines } from '../concept-view.ts';
import { jsonOption, parsePositiveInteger, tenantOption } from '../options.ts';
import { highlight, printJson, printLines } from '../output.ts';
import type { Session } from '../session.ts';

interface SearchOptions {
  tenant: string;
  limit: number;
  concept?: string;
  json?: boolean;
}

/** `search`: what the decks say about a question. */
export function searchCommand(session: Session): Command {
  return new Command('search')
    .description('find what the decks say about a question, and the concepts around it')
    .argument('[query...]', 'words or a question')
    .option('--concept <name>', 'what the decks say of a concept, with the places')
    .addOption(tenantOption())
    .addOption(
      new Option('--limit <number>', 'hits to show').default(5).argParser(parsePositiveInteger),
    )
    .addOption(jsonOption())
    .action((words: string[], options: SearchOptions, command: Command) => {
      const { tenant, limit, json, concept } = options;
      if ((concept === undefined) === (words.length === 0)) {
        command.error('Give words or a question, or a concept with --concept.', { exitCode: 2 });
      }
      return session.withServices(async (services) => {
        if (concept !== undefined) {
          const answer = await searchConcept(services, tenant, concept, limit);
          if (json) printJson(toWire(answer));
          else printLines(...conceptAnswerLines(answer));
          return;
        }
        const answer = await search(services, tenant, words.join(' '), limit);
        if (json) printJson(toWire(answer));
        else printLines(...answerLines(answer));
      });
    });
}

function answerLines({ hits, concepts }: SearchAnswer): string[] {
  if (hits.length === 0) return ['Nothing found.'];
  return [
    ...hits.flatMap(hitLines),
    ...(concepts.length === 0
      ? []
      : ['Concepts in these hits:', ...concepts.flatMap(conceptLines)]),
  ];
}

export function hitLines(hit: SearchHit): string[] {
  const { score, documentName, slideFrom, slideTo, text, highlights } = hit;
  const slides = slideFrom === slideTo ? `slide ${slideFrom}` : `slides ${slideFrom}-${slideTo}`;
  return [
    `${documentName}, ${slides} (${score.toFixed(3)})`,
    ...highlight(text, highlights)
      .split('\n')
      .map((line) => `    ${line}`),
    '',
  ];
}

export function conceptLines(concept: ConceptView): string[] {
  const { canonical_name: name, concept_type: type, definition, document_id, slide } = concept;
  return [
    `  ${name} (${type.toLowerCase()}), ${document_id}, slide ${slide}`,
    ...(definition === null ? [] : [`      ${definition}`]),
    ...concept.relations.map(({ relation_type: relation, outgoing, other }) =>
      outgoing ? `      ${name} ${relation} ${other}` : `      ${other} ${relation} ${name}`,
    ),
  ];
}
