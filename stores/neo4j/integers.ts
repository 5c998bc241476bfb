import neo4j from 'neo4j-driver';
import { propertyType } from './property-types.ts';

/** The row with its whole numbers as Neo4j's integers: the driver writes every JavaScript number as a float. */
export function withIntegers(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]): [string, unknown] => [
      name,
      typeof value === 'number' && propertyType(name) === 'integer' ? neo4j.int(value) : value,
    ]),
  );
}
