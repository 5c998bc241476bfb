import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { DEFAULT_TENANT, parseDocumentId, parseTenantId } from '../../domain/names.ts';
import { DocumentNotFound } from '../../domain/errors.ts';
import { startDeletion } from '../delete-document.ts';
import { documentStatus } from '../documents.ts';
import type { Services } from '../services.ts';
import { toWire } from '../wire.ts';
import { FLAG, parseQuery } from './query.ts';

const querySchema = z.strictObject({ tenant: z.string().default(DEFAULT_TENANT) });

const deletionSchema = querySchema.extend({ cancel: FLAG.default(false) });

/** `GET /documents/{id}`: where the last ingest of a document stands, or how it ended; `DELETE`: removes it. */
export async function documentRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  app.get<{ Params: { id: string } }>('/documents/:id', async ({ params, query }) => {
    const tenantId = parseTenantId(parseQuery(querySchema, query).tenant);
    const documentId = parseDocumentId(params.id);
    return toWire(await documentStatus(services, { tenantId, documentId }));
  });

  app.delete<{ Params: { id: string } }>('/documents/:id', async ({ params, query }) => {
    const { tenant, cancel } = parseQuery(deletionSchema, query);
    const document = { tenantId: parseTenantId(tenant), documentId: parseDocumentId(params.id) };
    const temporal = await services.temporal();
    const deletion = await startDeletion(temporal, await services.ingests(), document, { cancel });
    const summary = await deletion.end();
    if (summary.status === 'nothing') {
      throw new DocumentNotFound(
        `There is nothing of document ${document.documentId} in tenant ${document.tenantId}.`,
      );
    }
    return toWire(summary);
  });
}
