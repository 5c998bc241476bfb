import { describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../../stores/artifacts/document-records.ts';
import { tempStore } from './temp-store.ts';

function aRecord(documentId: string, generation = 'g1'): DocumentRecord {
  return {
    documentId,
    generation,
    createdAt: '2026-01-01T00:00:00.000Z',
    committed: true,
    parts: { revision: 'r1' },
    artifacts: [`deck/${'a'.repeat(64)}`],
  };
}

const generations = (records: DocumentRecord[]) =>
  records.map(({ generation }) => generation).toSorted();

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const gathered: Item[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

describe('records of documents', () => {
  it('are kept for each generation, and found by document', async () => {
    const { records } = (await tempStore()).artifacts;
    await records.keep('acme', aRecord('plan', 'g1'));
    await records.keep('acme', aRecord('plan', 'g2'));
    await records.keep('acme', aRecord('other', 'g3'));
    expect(generations(await records.ofDocument('acme', 'plan'))).toEqual(['g1', 'g2']);
    expect(await records.ofDocument('acme', 'other')).toEqual([aRecord('other', 'g3')]);
  });

  it('are replaced by a record of the same generation', async () => {
    const { records } = (await tempStore()).artifacts;
    await records.keep('acme', { ...aRecord('plan'), committed: false });
    await records.keep('acme', aRecord('plan'));
    expect(await records.ofDocument('acme', 'plan')).toEqual([aRecord('plan')]);
  });

  it('are seen by their own tenant only', async () => {
    const { records } = (await tempStore()).artifacts;
    await records.keep('acme', aRecord('plan'));
    expect(await records.ofDocument('globex', 'plan')).toEqual([]);
    expect(await all(records.ofTenant('globex'))).toEqual([]);
    expect(await all(records.ofTenant('acme'))).toHaveLength(1);
  });

  it('go with the document, and removing them again is no error', async () => {
    const { artifacts, files } = await tempStore();
    await artifacts.records.keep('acme', aRecord('../plan: x'));
    await artifacts.records.remove('acme', '../plan: x');
    await artifacts.records.remove('acme', '../plan: x');
    expect(await files()).toEqual([]);
  });
});

describe('removing artifacts', () => {
  const kind = { name: 'note', encode: () => new Uint8Array([1]), decode: () => 0 };

  it('spares those that were written again since', async () => {
    const { artifacts } = await tempStore();
    const ref = await artifacts.put('acme', kind, 0);
    expect(await artifacts.removeOlder('acme', ref, Date.now() - 60_000)).toBe(false);
    expect(await artifacts.removeOlder('acme', ref, Date.now() + 60_000)).toBe(true);
    expect(await artifacts.removeOlder('acme', ref, Date.now() + 60_000)).toBe(false);
  });

  it('of a tenant leaves those of others', async () => {
    const { artifacts, files } = await tempStore();
    await artifacts.put('acme', kind, 0);
    await artifacts.put('globex', kind, 0);
    expect(await artifacts.removeTenant('acme')).toBe(true);
    expect(await artifacts.removeTenant('acme')).toBe(false);
    expect(await files()).toEqual([expect.stringMatching(/^globex\//)]);
  });
});
