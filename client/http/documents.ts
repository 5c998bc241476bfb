import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { DEFAULT_TENANT, parseDocumentId, parseTenantId } from '../../domain/names.ts';
import { documentStatus } from '../documents.ts';
import type { Services } from '../services.ts';
import { toWire } from '../wire.ts';
import { parseQuery } from './query.ts';

const querySchema = z.strictObject({ tenant: z.string().default(DEFAULT_TENANT) });

/** `GET /documents/{id}`: where the last ingest of a document stands, or how it ended. */
export async function documentRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  app.get<{ Params: { id: string } }>('/documents/:id', async ({ params, query }) => {
    const tenantId = parseTenantId(parseQuery(querySchema, query).tenant);
    const documentId = parseDocumentId(params.id);
    return toWire(await documentStatus(services, { tenantId, documentId }));
  });
}
