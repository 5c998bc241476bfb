import type { DeckProperties } from '../../domain/deck.ts';

/** What a deck says of itself, for people: a line for each property that it has. */
export function propertyLines(properties: DeckProperties): string[] {
  const shown: [string, string | null][] = [
    ['title', properties.title],
    ['subject', properties.subject],
    ['author', properties.author],
    ['keywords', properties.keywords],
    ['description', properties.description],
    ['category', properties.category],
    ['language', properties.language],
    ['created', properties.created],
    ['modified', modification(properties)],
  ];
  return shown.flatMap(([name, value]) =>
    value === null ? [] : [`  ${name}: ${value.replaceAll(/\s+/g, ' ')}`],
  );
}

function modification({ modified, lastModifiedBy }: DeckProperties): string | null {
  if (lastModifiedBy === null) return modified;
  return modified === null ? `by ${lastModifiedBy}` : `${modified} by ${lastModifiedBy}`;
}
