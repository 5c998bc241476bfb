import { StoreRejected } from '../../domain/errors.ts';

/** A step from one version of what is stored to the next. It may be cut short and run again, also by two workers. */
export interface Migration {
  /** The version that it leads to. */
  version: number;
  what: string;
  /** Each a statement of its own, which divides itself into transactions where it may touch much. */
  statements: string[];
}

const ROWS_PER_TRANSACTION = 5000;

/**
 * All there ever were, in order. Constraints and indexes are not among them: they are made where they are missing
 * (`schema.ts`). What is stored and has no version is of version 1.
 */
export const MIGRATIONS: Migration[] = [
  {
    version: 2,
    what: 'mentions say themselves whether their document promotes the concept',
    statements: [
      `MATCH (:Segment)-[m:MENTIONS]->(c:ProtoConcept) WHERE m.promotes IS NULL
       CALL (m, c) {
         SET m.promotes = EXISTS { (c)-[:PROMOTED_TO]->() }
       } IN TRANSACTIONS OF ${ROWS_PER_TRANSACTION} ROWS`,
    ],
  },
  {
    version: 3,
    what: 'what was stored before there were generations is of the empty one',
    statements: [
      `MATCH (n:Document|Segment) WHERE n.generation IS NULL
       CALL (n) { SET n.generation = '' } IN TRANSACTIONS OF ${ROWS_PER_TRANSACTION} ROWS`,
      `MATCH (:Segment|ProtoConcept)-[r]->(:ProtoConcept) WHERE r.generation IS NULL
       CALL (r) { SET r.generation = '' } IN TRANSACTIONS OF ${ROWS_PER_TRANSACTION} ROWS`,
    ],
  },
];

/** What a program that knows these migrations stores. */
export function latestVersion(migrations: Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 1;
}

/**
 * What is to be done to bring what is stored up to date.
 *
 * @throws StoreRejected when it was written by a later version of Knowbase.
 */
export function pendingMigrations(
  storedVersion: number,
  migrations: Migration[] = MIGRATIONS,
): Migration[] {
  if (storedVersion > latestVersion(migrations)) {
    throw new StoreRejected(
      `The graph has schema version ${storedVersion}, and this Knowbase knows up to ${latestVersion(migrations)}: start the later Knowbase that wrote it.`,
    );
  }
  return migrations.filter(({ version }) => version > storedVersion);
}
