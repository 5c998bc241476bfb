import { describe, expect, it } from 'vitest';
import { localNeo4j } from '../../stack/neo4j/server.ts';

describe("the local Neo4j's settings", () => {
  it('have a password that no program takes for an option, whatever the random bytes', async () => {
    const settings = await Promise.all(
      Array.from({ length: 200 }, () => localNeo4j({}, undefined).settle(undefined)),
    );
    for (const { password } of settings) expect(password).toMatch(/^[0-9a-f]{48}$/);
  });

  it('keep the password that the data was made with', async () => {
    const before = { boltPort: 1, httpPort: 2, password: 'as-it-was' };
    expect(await localNeo4j({}, undefined).settle(before)).toMatchObject({ password: 'as-it-was' });
  });
});
