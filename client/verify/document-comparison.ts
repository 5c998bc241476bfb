import type { WrittenParts } from '../../activities/begin-writing.ts';
import { documentPoints } from '../../activities/upload-points.ts';
import { documentGraph } from '../../activities/write-graph.ts';
import type { DocumentRecord } from '../../stores/artifacts/document-records.ts';
import { nodesOf, relationshipsOf, type Properties } from '../../stores/neo4j/graph-elements.ts';
import { CO_OCCURS_WITH, CONCEPT_RELATIONSHIPS } from '../../stores/neo4j/schema.ts';
import type { DocumentRef } from '../document-ref.ts';
import type { Services } from '../services.ts';
import { Comparison, type Difference } from './comparison.ts';

type Stores = Pick<Services, 'artifacts' | 'graph' | 'index'>;

/**
 * Compares what both stores have of a document with what its artifacts say: segments, mentions, relations and chunks
 * one by one with their properties; vectors are not compared.
 *
 * @throws ArtifactMissing, ArtifactCorrupt when what it was made of is no longer kept.
 */
export async function compareDocument(
  stores: Stores,
  document: DocumentRef,
  record: DocumentRecord<WrittenParts>,
): Promise<Difference[]> {
  const segments = new Comparison('segments');
  const concepts = new Comparison('concepts');
  const mentions = new Comparison('mentions');
  const relations = new Comparison('relations');
  const chunks = new Comparison('chunks');
  await expectGraph({ segments, concepts, mentions, relations }, stores, document, record);
  await findGraph({ segments, concepts, mentions, relations }, stores, document, record);
  await compareChunks(chunks, stores, document, record);
  return [segments, concepts, mentions, relations, chunks].map(({ difference }) => difference);
}

type GraphComparisons = Record<'segments' | 'concepts' | 'mentions' | 'relations', Comparison>;

async function expectGraph(
  { segments, concepts, mentions, relations }: GraphComparisons,
  { artifacts }: Stores,
  document: DocumentRef,
  { parts, generation, createdAt }: DocumentRecord<WrittenParts>,
): Promise<void> {
  const graph = await documentGraph(artifacts, {
    ...document,
    ...parts,
    generation,
    createdAt,
    // Of the writing itself, which is not compared.
    ingestId: '',
    status: 'complete',
    chunks: 0,
  });
  for (const { canonical_key, concept_id } of graph.concepts) {
    concepts.expect(canonical_key, { concept_id });
  }
  for await (const batch of graph.batches()) {
    for (const row of batch.segments) segments.expect(row.segment_id, row);
    for (const { segment_id, canonical_key, ...row } of batch.mentions) {
      mentions.expect(keyOf(segment_id, canonical_key, row.surface_form), row);
    }
    for (const [type, rows] of batch.relations) {
      for (const { source, target, ...row } of rows) {
        relations.expect(keyOf(type, source, target, row.segment_id), row);
      }
    }
    for (const { source, target, ...row } of batch.coOccurrences) {
      relations.expect(keyOf(CO_OCCURS_WITH, source, target), { ...row, statistical: true });
    }
  }
}

async function findGraph(
  { segments, concepts, mentions, relations }: GraphComparisons,
  { graph }: Stores,
  document: DocumentRef,
  { generation }: DocumentRecord<WrittenParts>,
): Promise<void> {
  const scope = { ...document };
  for await (const { properties } of nodesOf(graph, 'Segment', scope)) {
    segments.find(String(properties['segment_id']), own(properties, generation));
  }
  for await (const { properties } of nodesOf(graph, 'ProtoConcept', scope)) {
    concepts.find(String(properties['canonical_key']), { concept_id: properties['concept_id'] });
  }
  for await (const { from, to, properties } of relationshipsOf(graph, 'MENTIONS', scope)) {
    const key = keyOf(from.key, to.key, String(properties['surface_form']));
    mentions.find(key, own(properties, generation));
  }
  for (const type of CONCEPT_RELATIONSHIPS) {
    for await (const { from, to, properties } of relationshipsOf(graph, type, scope)) {
      const { segment_id } = properties as { segment_id?: string };
      const key = keyOf(type, from.key, to.key, ...(segment_id === undefined ? [] : [segment_id]));
      relations.find(key, own(properties, generation));
    }
  }
}

async function compareChunks(
  chunks: Comparison,
  { artifacts, index }: Stores,
  document: DocumentRef,
  { parts, generation, createdAt }: DocumentRecord<WrittenParts>,
): Promise<void> {
  const input = { ...document, ...parts, generation, createdAt };
  for await (const { pointId, payload } of documentPoints(artifacts, input)) {
    chunks.expect(pointId, payload);
  }
  for await (const { pointId, payload } of index.points(document.tenantId, document.documentId)) {
    chunks.find(pointId, payload);
  }
}

/** A row's own properties; what is of another generation differs from all that is expected. */
function own(
  { tenant_id: _tenant, document_id: _document, generation, ...row }: Properties,
  expected: string,
): Properties {
  return generation === expected ? row : { ...row, generation };
}

function keyOf(...parts: string[]): string {
  return JSON.stringify(parts);
}
