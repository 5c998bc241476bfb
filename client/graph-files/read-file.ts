import { z } from 'zod';
import { InvalidInput } from '../../domain/errors.ts';
import { NODE_LABELS, RELATIONSHIP_TYPES } from '../../stores/neo4j/graph-elements.ts';
import type { ReadDocument } from './import-document.ts';
import { EXPORT_VERSION } from './json-lines.ts';

const properties = z.record(z.string(), z.unknown());
const nodeRef = z.strictObject({ label: z.enum(NODE_LABELS), key: z.string() });

const headerSchema = z.strictObject({
  type: z.literal('knowbase-export'),
  version: z.literal(EXPORT_VERSION),
  tenant_id: z.string(),
});

const elementSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('node'), label: z.enum(NODE_LABELS), properties }),
  z.strictObject({
    type: z.literal('relationship'),
    relationship: z.enum(RELATIONSHIP_TYPES),
    from: nodeRef,
    to: nodeRef,
    properties,
  }),
]);

/** What a file of `export --format jsonl` holds: its tenant, and its documents one at a time. */
export interface GraphFile {
  tenantId: string;
  documents: AsyncIterable<ReadDocument>;
}

/**
 * Reads a file by its lines.
 *
 * @throws InvalidInput naming the line that is not understood; while documents are read, too.
 */
export async function readGraphFile(lines: AsyncIterable<string>): Promise<GraphFile> {
  const iterator = lines[Symbol.asyncIterator]();
  const first = await iterator.next();
  const header = headerSchema.safeParse(json(first.done ? '' : first.value));
  if (!header.success) {
    throw new InvalidInput(
      `The file is not one of 'export --format jsonl' in version ${EXPORT_VERSION}: its first line says otherwise.`,
    );
  }
  return {
    tenantId: header.data.tenant_id,
    documents: documentsIn({ [Symbol.asyncIterator]: () => iterator }),
  };
}

/** A document begins with its own node. */
async function* documentsIn(lines: AsyncIterable<string>): AsyncGenerator<ReadDocument> {
  let document: ReadDocument | undefined;
  // The header is the first.
  let number = 1;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const parsed = elementSchema.safeParse(json(line));
    if (!parsed.success) throw notUnderstood(number);
    const element = parsed.data;
    if (element.type === 'node' && element.label === 'Document') {
      if (document !== undefined) yield document;
      document = beginDocument(element.properties, number);
    } else if (document === undefined) {
      throw notUnderstood(number);
    }
    if (element.type === 'node') {
      document.nodes.push({ label: element.label, properties: element.properties });
    } else {
      const { relationship, from, to, properties: own } = element;
      document.relationships.push({ type: relationship, from, to, properties: own });
    }
  }
  if (document !== undefined) yield document;
}

function beginDocument(own: Record<string, unknown>, number: number): ReadDocument {
  const { document_id, generation } = own;
  if (typeof document_id !== 'string' || typeof generation !== 'string')
    throw notUnderstood(number);
  return { documentId: document_id, generation, nodes: [], relationships: [] };
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    // That it is no JSON shows in its having no form at all.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function notUnderstood(number: number): InvalidInput {
  return new InvalidInput(
    `Line ${number} of the file is not understood. What came before it is imported.`,
  );
}
