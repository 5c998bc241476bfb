import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Harness } from './harness.ts';

/** Everything that the stores hold of a tenant, counted. */
export interface Census {
  documents: number;
  segments: number;
  protoConcepts: number;
  canonicalConcepts: number;
  mentions: number;
  /** Typed relations and co-occurrences. */
  relations: number;
  points: number;
  /** What is there only while a document is written. */
  hiddenSegments: number;
  writings: number;
}

export async function takeCensus({ services, tenantId, config }: Harness): Promise<Census> {
  const count = async (query: string): Promise<number> => {
    const [row] = await services.graph.read<{ n: number }>(`${query} AS n`, { tenantId });
    return row!.n;
  };
  return {
    documents: await count('MATCH (n:Document {tenant_id: $tenantId}) RETURN count(n)'),
    segments: await count('MATCH (n:Segment {tenant_id: $tenantId}) RETURN count(n)'),
    protoConcepts: await count('MATCH (n:ProtoConcept {tenant_id: $tenantId}) RETURN count(n)'),
    canonicalConcepts: await count(
      'MATCH (n:CanonicalConcept {tenant_id: $tenantId}) RETURN count(n)',
    ),
    mentions: await count('MATCH ()-[r:MENTIONS {tenant_id: $tenantId}]->() RETURN count(r)'),
    relations: await count(
      'MATCH (:ProtoConcept {tenant_id: $tenantId})-[r]->(:ProtoConcept) RETURN count(r)',
    ),
    hiddenSegments: await count('MATCH (n:HiddenSegment {tenant_id: $tenantId}) RETURN count(n)'),
    writings: await count('MATCH (n:Writing {tenant_id: $tenantId}) RETURN count(n)'),
    points: await countPoints(services.addresses.qdrant.url, config.qdrant.collection, tenantId),
  };
}

async function countPoints(url: string, collection: string, tenantId: string): Promise<number> {
  const response = await fetch(`${url}/collections/${collection}/points/count`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      exact: true,
      filter: { must: [{ key: 'tenant_id', match: { value: tenantId } }] },
    }),
  });
  const { result } = (await response.json()) as { result: { count: number } };
  return result.count;
}

/** What is kept of the tenant's documents: paths of artifacts and records. */
export async function keptFiles({ config, tenantId }: Harness): Promise<string[]> {
  const folder = join(fileURLToPath(config.artifactUrl), tenantId);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path.startsWith('artifacts') || path.startsWith('documents'))
    .toSorted();
}

/** What must not be in the graph: each query gives what breaks its rule. */
const RULES: Record<string, string> = {
  'a concept that no segment mentions':
    'MATCH (c:ProtoConcept {tenant_id: $tenantId}) WHERE NOT EXISTS { (c)<-[:MENTIONS]-() } RETURN c.canonical_key AS found',
  'a canonical concept that nothing was promoted to':
    'MATCH (c:CanonicalConcept {tenant_id: $tenantId}) WHERE NOT EXISTS { (c)<-[:PROMOTED_TO]-() } RETURN c.canonical_key AS found',
  'a segment without document':
    'MATCH (s:Segment {tenant_id: $tenantId}) WHERE NOT EXISTS { (s)<-[:HAS_SEGMENT]-(:Document {tenant_id: $tenantId}) } RETURN s.segment_id AS found',
  'a surface form that does not stand in its segment':
    'MATCH (s:Segment {tenant_id: $tenantId})-[m:MENTIONS]->() WHERE NOT s.text CONTAINS m.surface_form RETURN m.surface_form AS found',
  'a mention on a slide outside its segment':
    'MATCH (s:Segment {tenant_id: $tenantId})-[m:MENTIONS]->() WHERE m.slide < s.slide_from OR m.slide > s.slide_to RETURN m.surface_form AS found',
  'evidence that does not stand in its segment':
    'MATCH (:ProtoConcept {tenant_id: $tenantId})-[r]->(:ProtoConcept) WHERE r.segment_id IS NOT NULL AND NOT EXISTS { MATCH (s:Segment {segment_id: r.segment_id}) WHERE s.text CONTAINS r.evidence } RETURN r.evidence AS found',
  'a link to another tenant':
    'MATCH (a {tenant_id: $tenantId})--(b) WHERE b.tenant_id <> $tenantId RETURN b.tenant_id AS found',
  "a relation of a generation that is not its document's":
    'MATCH (:ProtoConcept {tenant_id: $tenantId})-[r]->(:ProtoConcept) WHERE NOT EXISTS { (:Document {tenant_id: $tenantId, document_id: r.document_id, generation: r.generation}) } RETURN r.document_id AS found',
  'a node without tenant': 'MATCH (n) WHERE n.tenant_id IS NULL RETURN labels(n)[0] AS found',
};

/** The rules that the graph of the tenant breaks, with the first thing that breaks each. */
export async function brokenRules({
  services,
  tenantId,
}: Pick<Harness, 'services' | 'tenantId'>): Promise<string[]> {
  const broken: string[] = [];
  for (const [rule, query] of Object.entries(RULES)) {
    const rows = await services.graph.read<{ found: string }>(`${query} LIMIT 1`, { tenantId });
    if (rows[0] !== undefined) broken.push(`${rule}: ${rows[0].found}`);
  }
  return [...broken, ...(await misplacedMentions({ services, tenantId }))];
}

/** Looked at here, since offsets count UTF-16 code units and Cypher counts code points. */
async function misplacedMentions({
  services,
  tenantId,
}: Pick<Harness, 'services' | 'tenantId'>): Promise<string[]> {
  const mentions = await services.graph.read<{
    text: string;
    form: string;
    start: number;
    end: number;
  }>(
    `MATCH (s:Segment {tenant_id: $tenantId})-[m:MENTIONS]->()
     RETURN s.text AS text, m.surface_form AS form, m.char_start AS start, m.char_end AS end`,
    { tenantId },
  );
  return mentions
    .filter(({ text, form, start, end }) => text.slice(start, end) !== form)
    .map(({ form }) => `a mention that stands elsewhere than it says: ${form}`);
}
