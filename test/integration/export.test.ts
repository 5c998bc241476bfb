import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { brokenRules } from './census.ts';
import { knowbase } from './command-line.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { dumpGraph, dumpStores, type StoreDump } from './store-dump.ts';
import { longTalk, talk } from './talk.ts';

let harness: ProviderHarness;
let driver: Driver;
let folder: string;
let before: StoreDump;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knowbase-export-'));
  harness = await createProviderHarness({ EMBEDDING_PROVIDER: 'openai' });
  await harness.startWorker();
  const { uri, user, password } = inject('addresses').neo4j;
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  await harness.ingest(await longTalk('Basalt', 3));
  await harness.ingest(await longTalk('Granite', 2));
  const awkward = await talk('awkward "name" & co.pptx', {
    "Quotes' topic": ['The <Grünstein> Service uses "Kafka"; a \\ is kept.', 'Obsidian = glass.'],
  });
  await harness.ingest(awkward);
  before = await dumpStores(harness, { withoutRun: true });
});
afterAll(async () => {
  await driver.close();
  await harness.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => knowbase(harness, ...args);

const emptyGraph = () =>
  driver.executeQuery('MATCH (n {tenant_id: $tenantId}) DETACH DELETE n', {
    tenantId: harness.tenantId,
  });

const graphNow = () => dumpGraph(harness.services.graph, harness.tenantId, { withoutRun: true });

async function exported(...args: string[]): Promise<string> {
  const { exitStatus, stdout } = await run('export', '--tenant', harness.tenantId, ...args);
  expect(exitStatus).toBe(0);
  return stdout;
}

describe('export and import', () => {
  it('give the same graph again, of one document and then of all', async () => {
    const file = join(folder, 'tenant.jsonl');
    await exported('--output', file);
    const one = join(folder, 'one.jsonl');
    await writeFile(one, await exported('granite'));
    await emptyGraph();

    const imported = await run('import', one, '--json');
    expect(imported.exitStatus).toBe(0);
    expect(JSON.parse(imported.stdout)).toMatchObject({ documents: ['granite'] });
    expect(await brokenRules(harness)).toEqual([]);
    const again = await run('import', one);
    expect(again).toMatchObject({ exitStatus: 2 });
    expect(again.stderr).toContain('stored already');

    await emptyGraph();
    expect(await run('import', file)).toMatchObject({ exitStatus: 0 });
    expect(await graphNow()).toEqual({ nodes: before.nodes, relationships: before.relationships });
  });

  it('refuses a file that is none, and names the line that is not understood', async () => {
    const none = join(folder, 'none.jsonl');
    await writeFile(none, '{"type":"node"}\n');
    expect(await run('import', none)).toMatchObject({ exitStatus: 2, stdout: '' });
    const lines = (await exported('basalt')).split('\n');
    await writeFile(none, [lines[0], lines[1], 'not JSON'].join('\n'));
    const { exitStatus, stderr } = await run('import', none);
    expect(exitStatus).toBe(2);
    expect(stderr).toContain('Line 3');
    expect(await run('import', join(folder, 'missing'))).toMatchObject({ exitStatus: 2 });
    const unknown = await run('export', 'unknown', '--tenant', harness.tenantId);
    expect(unknown).toMatchObject({ exitStatus: 2, stdout: '' });
  });

  it('as Cypher gives the same graph again, also when it is run twice', async () => {
    const statements = (await exported('--format', 'cypher')).trim().split('\n');
    await emptyGraph();
    const session = driver.session();
    for (const statement of [...statements, ...statements]) {
      await session.run(statement.replace(/;$/, ''));
    }
    await session.close();
    expect(await graphNow()).toEqual({ nodes: before.nodes, relationships: before.relationships });
  });

  it('as GraphML is well-formed, and has every node and relationship', async () => {
    const file = join(folder, 'tenant.graphml');
    await exported('--format', 'graphml', '--output', file);
    const counts = new Map<string, number>();
    const ids = new Set<string>();
    const ends: string[] = [];
    const keys = new Set<string>();
    const parser = new SaxesParser({ xmlns: false });
    parser.on('opentag', ({ name, attributes }) => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (name === 'node') ids.add(attributes['id']!);
      if (name === 'key') keys.add(attributes['id']!);
      if (name === 'edge') ends.push(attributes['source']!, attributes['target']!);
      if (name === 'data') expect(keys.has(attributes['key']!)).toBe(true);
    });
    parser.write(await readFile(file, 'utf8')).close();
    expect(counts.get('node')).toBe(before.nodes.length);
    expect(counts.get('edge')).toBe(before.relationships.length);
    expect(ends.filter((id) => !ids.has(id))).toEqual([]);
  });
});
