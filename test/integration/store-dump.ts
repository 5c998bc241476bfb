import type { GraphStore } from '../../stores/neo4j/graph-store.ts';
import type { Harness } from './harness.ts';

/** Everything that both stores hold of a tenant, sorted, a line of JSON each. */
export interface StoreDump {
  nodes: string[];
  relationships: string[];
  /** With payload and vectors. */
  points: string[];
}

/** What differs between two runs that otherwise give the same. */
const OF_THE_RUN = ['ingest_id', 'created_at', 'ingested_at', 'generation_at'];

export interface DumpOptions {
  /** Leaves out when and by which run things were written. */
  withoutRun?: boolean;
}

export async function dumpStores(
  { services, tenantId, config }: Harness,
  options: DumpOptions = {},
): Promise<StoreDump> {
  return {
    ...(await dumpGraph(services.graph, tenantId, options)),
    points: await dumpPoints(
      services.addresses.qdrant.url,
      config.qdrant.collection,
      tenantId,
      options,
    ),
  };
}

type Properties = Record<string, unknown>;

/** What the graph holds of a tenant; the tenant's own name is left out, so that two tenants can be compared. */
export async function dumpGraph(
  graph: GraphStore,
  tenantId: string,
  options: DumpOptions = {},
): Promise<Pick<StoreDump, 'nodes' | 'relationships'>> {
  const nodes = await graph.read<{ labels: string[]; properties: Properties }>(
    'MATCH (n {tenant_id: $tenantId}) RETURN labels(n) AS labels, properties(n) AS properties',
    { tenantId },
  );
  const relationships = await graph.read<{
    from: Properties;
    type: string;
    properties: Properties;
    to: Properties;
  }>(
    `MATCH (a {tenant_id: $tenantId})-[r]->(b)
     RETURN properties(a) AS from, type(r) AS type, properties(r) AS properties, properties(b) AS to`,
    { tenantId },
  );
  const line = (value: unknown) => JSON.stringify(value).replaceAll(tenantId, 'TENANT');
  return {
    nodes: nodes
      .map(({ labels, properties }) => line([labels.toSorted(), plain(properties, options)]))
      .toSorted(),
    relationships: relationships
      .map(({ from, type, properties, to }) =>
        line([keyOf(from), type, plain(properties, options), keyOf(to)]),
      )
      .toSorted(),
  };
}

async function dumpPoints(
  url: string,
  collection: string,
  tenantId: string,
  options: DumpOptions,
): Promise<string[]> {
  const points: Point[] = [];
  let offset: unknown;
  do {
    const response = await fetch(`${url}/collections/${collection}/points/scroll`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        filter: { must: [{ key: 'tenant_id', match: { value: tenantId } }] },
        with_vector: true,
        limit: 1000,
        ...(offset === undefined ? {} : { offset }),
      }),
    });
    const { result } = (await response.json()) as {
      result: { points: Point[]; next_page_offset: unknown };
    };
    points.push(...result.points);
    offset = result.next_page_offset ?? undefined;
  } while (offset !== undefined);
  return points
    .map(({ id, vector, payload }) => {
      const { dense, bm25 } = vector;
      // Qdrant gives the entries of a sparse vector in any order.
      const words = bm25.indices.map((word, at) => [word, bm25.values[at]!]);
      const sorted = words.toSorted(([a], [b]) => a! - b!);
      return JSON.stringify([id, plain(payload, options), dense, sorted]);
    })
    .toSorted();
}

interface Point {
  id: string;
  vector: { dense: number[]; bm25: { indices: number[]; values: number[] } };
  payload: Properties;
}

/** What tells a node from others: its properties, but for those that change. */
function keyOf({ document_id, segment_id, generation, canonical_key }: Properties): unknown {
  return segment_id === undefined ? (canonical_key ?? document_id) : [segment_id, generation];
}

function plain(properties: Properties, { withoutRun = false }: DumpOptions): unknown {
  return Object.entries(properties)
    .filter(([name]) => !withoutRun || !OF_THE_RUN.includes(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
