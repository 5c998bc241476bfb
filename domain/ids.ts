import { createHash } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';

/** All identifiers of Knowbase are UUIDv5 under this namespace, so that a second run gives the same. */
const NAMESPACE = '6b8f4f7e-1f0c-5d55-9a52-0d2f2c2f6b1e';

function identify(kind: string, ...parts: (string | number)[]): string {
  // JSON keeps ('a', 'bc') and ('ab', 'c') apart.
  return uuidv5(JSON.stringify([kind, ...parts]), NAMESPACE);
}

/** Hexadecimal SHA-256 of the bytes or of the text in UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Identifier of a segment. It follows the content, not the position, so that an unchanged segment of a
 * changed deck keeps it; `occurrence` (from 0) tells equal segments of one document apart.
 */
export function segmentIdOf(
  tenantId: string,
  documentId: string,
  text: string,
  occurrence: number,
): string {
  return identify('segment', tenantId, documentId, sha256(text), occurrence);
}

/** Identifier of a chunk; offsets are within the segment's text. */
export function chunkIdOf(segmentId: string, charStart: number, charEnd: number): string {
  return identify('chunk', segmentId, charStart, charEnd);
}

/**
 * Identifier of all that is stored of a document together, made of `parts`: references to what is written and
 * whatever else shows in the stores. The same again has the same, so that a second run finds the first.
 */
export function generationOf(tenantId: string, documentId: string, parts: string[]): string {
  return identify('generation', tenantId, documentId, ...parts);
}

/**
 * Identifier of a chunk's point in the index. Every generation has points of its own: what is being written
 * never takes the place of what is shown.
 */
export function pointIdOf(generation: string, chunkId: string): string {
  return identify('point', generation, chunkId);
}

/** Identifier of a concept as the documents of a tenant name it. */
export function protoConceptIdOf(tenantId: string, canonicalKey: string): string {
  return identify('proto-concept', tenantId, canonicalKey);
}

/** Identifier of a concept that the gatekeeper promoted. */
export function canonicalConceptIdOf(tenantId: string, canonicalKey: string): string {
  return identify('canonical-concept', tenantId, canonicalKey);
}
