import { describe, expect, it } from 'vitest';
import {
  latestVersion,
  MIGRATIONS,
  pendingMigrations,
  type Migration,
} from '../../../stores/neo4j/migrations.ts';

const aMigration = (version: number): Migration => ({ version, what: '', statements: [] });
const versions = (migrations: Migration[]) => migrations.map(({ version }) => version);

describe('migrations', () => {
  it('lead from each version to the next', () => {
    expect(versions(MIGRATIONS)).toEqual(MIGRATIONS.map((_, index) => index + 2));
  });

  it.each([
    [1, [2, 3]],
    [2, [3]],
    [3, []],
  ])('that are to be done from version %i are %j', (stored, pending) => {
    expect(versions(pendingMigrations(stored, [aMigration(2), aMigration(3)]))).toEqual(pending);
  });

  it('are none of a program that is older than what is stored', () => {
    expect(() => pendingMigrations(4, [aMigration(2), aMigration(3)])).toThrow(
      expect.objectContaining({
        name: 'StoreRejected',
        message: expect.stringContaining('version 4') as string,
      }) as Error,
    );
  });

  it('end with the version that this program stores', () => {
    expect(latestVersion([aMigration(2), aMigration(3)])).toBe(3);
    expect(latestVersion([])).toBe(1);
  });
});
