import { Command, Option } from 'commander';
import type { ConceptView } from '../../../stores/neo4j/read-concepts.ts';
import { search, type SearchAnswer, type SearchHit } from '../../search.ts';
import { toWire } from '../../wire.ts';
import { jsonOption, parsePositiveInteger, tenantOption } from '../options.ts';
import { printJson, printLines } from '../output.ts';
import type { Session } from '../session.ts';

interface SearchOptions {
  tenant: string;
  limit: number;
  json?: boolean;
}

/** `search`: what the decks say about a question. */
export function searchCommand(session: Session): Command {
  return new Command('search')
    .description('find what the decks say about a question, and the concepts around it')
    .argument('<query...>', 'words or a question')
    .addOption(tenantOption())
    .addOption(
      new Option('--limit <number>', 'hits to show').default(5).argParser(parsePositiveInteger),
    )
    .addOption(jsonOption())
    .action((words: string[], { tenant, limit, json }: SearchOptions) =>
      session.withServices(async (services) => {
        const answer = await search(services, tenant, words.join(' '), limit);
        if (json) printJson(toWire(answer));
        else printLines(...answerLines(answer));
      }),
    );
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

export function hitLines({ score, documentName, slideFrom, slideTo, text }: SearchHit): string[] {
  const slides = slideFrom === slideTo ? `slide ${slideFrom}` : `slides ${slideFrom}-${slideTo}`;
  return [
    `${documentName}, ${slides} (${score.toFixed(3)})`,
    ...text.split('\n').map((line) => `    ${line}`),
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
