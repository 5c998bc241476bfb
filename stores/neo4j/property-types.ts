/** What the properties of nodes and relationships are, by name; those that are not named are strings. */
export type PropertyType = 'integer' | 'double' | 'boolean' | 'time' | 'list' | 'string';

const NAMES: Record<Exclude<PropertyType, 'string'>, string[]> = {
  integer: [
    'ordinal',
    'slide',
    'slide_from',
    'slide_to',
    'char_start',
    'char_end',
    'support',
    'slides',
    'chunks',
    'concepts',
    'relations',
  ],
  double: ['confidence', 'npmi'],
  boolean: ['promotes', 'statistical'],
  time: ['created_at', 'ingested_at', 'deck_created_at', 'deck_modified_at'],
  list: ['aliases', 'warnings'],
};

const TYPES = new Map<string, PropertyType>(
  (Object.keys(NAMES) as (keyof typeof NAMES)[]).flatMap((type) =>
    NAMES[type].map((name): [string, PropertyType] => [name, type]),
  ),
);

export function propertyType(name: string): PropertyType {
  return TYPES.get(name) ?? 'string';
}
