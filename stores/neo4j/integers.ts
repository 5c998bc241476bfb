import neo4j from 'neo4j-driver';

const INTEGER_PROPERTIES = new Set([
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
]);

/** The row with its whole numbers as Neo4j's integers: the driver writes every JavaScript number as a float. */
export function withIntegers(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]): [string, unknown] => [
      name,
      typeof value === 'number' && INTEGER_PROPERTIES.has(name) ? neo4j.int(value) : value,
    ]),
  );
}
