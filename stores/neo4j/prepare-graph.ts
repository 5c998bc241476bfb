import neo4j, { type Driver, type EagerResult } from 'neo4j-driver';
import { isAlreadyMade } from './errors.ts';
import { latestVersion, pendingMigrations } from './migrations.ts';
import { SCHEMA_VERSION, schemaStatements } from './schema.ts';

/** Brings constraints, indexes and what is stored to the version of this program. Two workers may do it at once. */
export async function prepareGraph(driver: Driver, database: string): Promise<void> {
  for (const statement of schemaStatements) {
    try {
      await driver.executeQuery(statement, {}, { database });
    } catch (error) {
      // IF NOT EXISTS does not keep two workers that start together apart.
      if (!isAlreadyMade(error)) throw error;
    }
  }
  for (const { version, statements } of pendingMigrations(await storedVersion(driver, database))) {
    for (const statement of statements) await runAlone(driver, database, statement);
    await noteVersion(driver, database, version);
  }
  await noteVersion(driver, database, latestVersion());
}

async function storedVersion(driver: Driver, database: string): Promise<number> {
  const { records } = await driver.executeQuery<EagerResult<{ version: number }>>(
    `MATCH (v:${SCHEMA_VERSION} {tenant_id: ''}) RETURN v.version AS version`,
    {},
    { database },
  );
  return records[0]?.get('version') ?? 1;
}

/** Another worker may be further already. */
async function noteVersion(driver: Driver, database: string, version: number): Promise<void> {
  await driver.executeQuery(
    `MERGE (v:${SCHEMA_VERSION} {tenant_id: ''})
     SET v.version = CASE WHEN v.version > $version THEN v.version ELSE $version END`,
    { version: neo4j.int(version) },
    { database },
  );
}

/** A statement that divides itself into transactions does not run within one. */
async function runAlone(driver: Driver, database: string, statement: string): Promise<void> {
  const session = driver.session({ database });
  try {
    await session.run(statement);
  } finally {
    await session.close();
  }
}
