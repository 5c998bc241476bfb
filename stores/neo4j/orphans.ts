import type { ManagedTransaction } from 'neo4j-driver';
import { HIDDEN_SEGMENT } from './schema.ts';

/** What was on its way at a moment, and so is no orphan. */
export interface UnderWay {
  /** Documents that are being ingested or deleted. */
  busy: string[];
  /** ISO 8601, when that was looked up: writings that began later are none of ours. */
  lookedAt: string;
}

const WRITING =
  'MATCH (n:Writing {tenant_id: $tenantId}) WHERE NOT n.document_id IN $busy AND n.started_at < $lookedAt';

const NO_WRITING = `NOT n.document_id IN $busy AND NOT EXISTS {
  MATCH (w:Writing {tenant_id: $tenantId, document_id: n.document_id})
  WHERE w.document_id IN $busy OR w.started_at >= $lookedAt }`;

/**
 * What no document of a tenant supports, in an order in which each removal leaves no orphans for one before.
 * Concepts come with a mention in one transaction, so one without is never on its way.
 */
export const ORPHANS: Record<string, string> = {
  'segments without document': `MATCH (n:Segment {tenant_id: $tenantId}) WHERE NOT EXISTS { (n)<-[:HAS_SEGMENT]-(:Document) } AND ${NO_WRITING}`,
  'hidden segments that nobody writes': `MATCH (n:${HIDDEN_SEGMENT} {tenant_id: $tenantId}) WHERE ${NO_WRITING}`,
  'marks of writings that have ended': WRITING,
  'concepts that nothing mentions':
    'MATCH (n:ProtoConcept {tenant_id: $tenantId}) WHERE NOT EXISTS { (n)<-[:MENTIONS]-() }',
  'canonical concepts that nothing was promoted to':
    'MATCH (n:CanonicalConcept {tenant_id: $tenantId}) WHERE NOT EXISTS { (n)<-[:PROMOTED_TO]-() }',
};

export async function removeOrphans(
  tx: ManagedTransaction,
  tenantId: string,
  underWay: UnderWay,
): Promise<void> {
  for (const query of Object.values(ORPHANS)) {
    await tx.run(`${query} DETACH DELETE n`, { tenantId, ...underWay });
  }
}
