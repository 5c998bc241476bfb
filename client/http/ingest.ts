import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { InvalidInput, ServerUnreachable } from '../../domain/errors.ts';
import {
  DEFAULT_TENANT,
  documentIdOfFile,
  parseDocumentId,
  parseTenantId,
} from '../../domain/names.ts';
import { ingestDeck } from '../ingest-deck.ts';
import type { Services } from '../services.ts';
import { toWire } from '../wire.ts';
import { FLAG, parseQuery } from './query.ts';

const querySchema = z.strictObject({
  tenant: z.string().default(DEFAULT_TENANT),
  document: z.string().optional(),
  skip_hidden: FLAG.default(false),
  footers: FLAG.default(false),
  bulk: FLAG.default(false),
  wait: FLAG.default(false),
  supersede: FLAG.default(false),
});

/**
 * `POST /ingest/pptx`: the deck as the multipart field `file`, streamed to the artifact store. Answers 202 with
 * the document and where its state is to be seen, or with `?wait=true` the summary of the ingest.
 */
export async function ingestRoutes(
  app: FastifyInstance,
  { services, closing }: { services: Services; closing: AbortSignal },
): Promise<void> {
  app.post('/ingest/pptx', async (request, reply) => {
    const query = parseQuery(querySchema, request.query);
    const file = await fileOf(() => request.file());
    const tenantId = parseTenantId(query.tenant);
    const documentId =
      query.document === undefined
        ? documentIdOfFile(file.filename)
        : parseDocumentId(query.document);
    await services.verify();
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const signal = AbortSignal.any([closing, gone.signal]);
    const deck = {
      tenantId,
      documentId,
      name: file.filename,
      skipHidden: query.skip_hidden,
      footers: query.footers,
      urgency: query.bulk ? 'bulk' : 'interactive',
      bytes: file.file,
    };
    const run = await ingestDeck(services, deck, { supersede: query.supersede, signal }).catch(
      unlessStopped(closing, 'Nothing was started: send the deck again once the server is back.'),
    );
    const location = `/documents/${encodeURIComponent(documentId)}?tenant=${tenantId}`;
    reply.header('location', location);
    if (!query.wait) return reply.status(202).send(toWire({ ...run, status: 'running' }));
    const ingests = await services.ingests();
    const summary = await ingests
      .result(run, signal)
      .catch(
        unlessStopped(closing, `The ingest goes on: see ${location} once the server is back.`),
      );
    return reply.status(200).send(toWire(summary));
  });
}

/** Throws the error on, unless it comes of the server being stopped: then that is said, and what to do. */
function unlessStopped(closing: AbortSignal, whatNow: string): (error: unknown) => never {
  return (cause) => {
    if (!closing.aborted) throw cause;
    throw new ServerUnreachable(`The server is being stopped. ${whatNow}`, { cause });
  };
}

async function fileOf(read: () => Promise<MultipartFile | undefined>): Promise<MultipartFile> {
  const file = await read();
  if (file?.fieldname === 'file' && file.filename) return file;
  throw new InvalidInput(
    "Send the deck as a multipart form, in the field 'file', with its file name.",
  );
}
