import { QdrantClient } from '@qdrant/js-client-rest';
import type { Services } from '../../../client/services.ts';
import { Names } from './names.ts';
import type { Snapshot, StoredItem } from './snapshot.ts';

type Properties = Record<string, unknown>;

/** Everything that both stores hold of a tenant, without what differs from run to run: times, and ids of runs. */
export async function takeSnapshot(services: Services, tenantId: string): Promise<Snapshot> {
  const names = new Names(tenantId);
  const nodes = await services.graph.read<{ labels: string[]; node: Properties; key: string }>(
    `MATCH (n {tenant_id: $tenantId}) RETURN labels(n) AS labels, properties(n) AS node, elementId(n) AS key`,
    { tenantId },
  );
  for (const { key, labels, node } of nodes) names.learn(key, labels, node);
  return {
    nodes: nodes.map(({ key, labels, node }) => ({
      name: names.of(key),
      content: { ...names.settle(node), labels: labels.toSorted() },
    })),
    relationships: await relationshipsOf(services, tenantId, names),
    points: await pointsOf(services, tenantId, names),
  };
}

async function relationshipsOf(
  { graph }: Services,
  tenantId: string,
  names: Names,
): Promise<StoredItem[]> {
  const rows = await graph.read<{ from: string; to: string; type: string; content: Properties }>(
    `MATCH (a {tenant_id: $tenantId})-[r]->(b)
     RETURN elementId(a) AS from, elementId(b) AS to, type(r) AS type, properties(r) AS content`,
    { tenantId },
  );
  return rows.map(({ from, to, type, content }) => {
    const settled = names.settle(content);
    // What tells several of one type between the same two nodes apart.
    const { surface_form: form, segment_id: segment } = settled;
    const which = [form, segment].filter((value) => value !== undefined).map(String);
    const name = `(${names.of(from)})-[${[type, ...which].join(' ')}]->(${names.of(to)})`;
    return { name, content: settled };
  });
}

const PAGE = 100;

async function pointsOf(
  { config, addresses }: Services,
  tenantId: string,
  names: Names,
): Promise<StoredItem[]> {
  const client = new QdrantClient({ url: addresses.qdrant.url, checkCompatibility: false });
  const filter = { must: [{ key: 'tenant_id', match: { value: tenantId } }] };
  const items: StoredItem[] = [];
  let offset: unknown;
  do {
    const page = await client.scroll(config.qdrant.collection, {
      filter,
      limit: PAGE,
      with_payload: true,
      with_vector: true,
      ...(offset == null ? {} : { offset: offset as string }),
    });
    for (const { payload, vector } of page.points) {
      const settled = names.settle(payload ?? {});
      const name = `point ${String(settled['document_id'])} ${String(settled['chunk_index'])}`;
      items.push({ name, content: { ...settled, vector } });
    }
    offset = page.next_page_offset;
  } while (offset != null);
  return items;
}

/** How many points the collection has, of all tenants. */
export async function countAllPoints({ config, addresses }: Services): Promise<number> {
  const client = new QdrantClient({ url: addresses.qdrant.url, checkCompatibility: false });
  const { count } = await client.count(config.qdrant.collection, { exact: true });
  return count;
}
