import type { LinkBlock } from '../../domain/deck.ts';
import type { Relationships } from '../package/relationships.ts';
import type { Warn } from '../part-unreadable.ts';
import type { LinkedWords } from './text-body.ts';

type Link = Pick<LinkBlock, 'kind' | 'text' | 'label'>;

/** The part that the links stand in. */
export interface LinkSource {
  part: string;
  relationships: Relationships;
  warn: Warn;
}

/** The links that lead out of the deck; those from slide to slide say nothing. */
export function readLinks(links: readonly LinkedWords[], source: LinkSource): Link[] {
  return links.flatMap(({ relationshipId, label }): Link[] => {
    const relationship = source.relationships.byId(relationshipId);
    if (relationship === undefined) {
      source.warn(source.part, 'The part does not say where one of its links leads.');
      return [];
    }
    const { external, target } = relationship;
    return external && target !== '' ? [{ kind: 'link', text: target, label: label.trim() }] : [];
  });
}
