import multipart from '@fastify/multipart';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { InvalidConfiguration } from '../../domain/errors.ts';
import type { Logger } from '../../logging/logger.ts';
import type { Services } from '../services.ts';
import { documentRoutes } from './documents.ts';
import { healthRoutes } from './health.ts';
import { ingestRoutes } from './ingest.ts';
import { problem, PROBLEM_MEDIA_TYPE, problemOf } from './problem.ts';

export interface HttpServerOptions {
  host: string;
  port: number;
  logger: Logger;
  /** Takes secrets out of what is answered. */
  redact: (text: string) => string;
}

export interface HttpServer {
  url: string;
  /** Finishes the requests that are under way. */
  close: () => Promise<void>;
}

/** A document's name has up to 200 characters, each up to 12 once it is encoded in a URL. */
const PATH_PARAMETER_MAX_CHARS = 2400;

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * Starts the HTTP API.
 *
 * @throws InvalidConfiguration when it is to listen on an address that others reach: there are no API keys
 * yet, so whoever reaches it may do everything. Also when the address is taken.
 */
export async function startHttpServer(
  services: Services,
  { host, port, logger, redact }: HttpServerOptions,
): Promise<HttpServer> {
  if (!LOOPBACK.includes(host)) {
    throw new InvalidConfiguration(
      `The HTTP API has no API keys yet, so it listens on this machine only: HTTP_HOST is ${host}, allowed are ${LOOPBACK.join(', ')}. Put a proxy that authenticates in front of it.`,
    );
  }
  const loggerInstance: FastifyBaseLogger = logger;
  const app = fastify({
    loggerInstance,
    // One line a request, below, instead of two.
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: PATH_PARAMETER_MAX_CHARS },
  });
  app.addHook('onResponse', async ({ method, url, log }, { statusCode, elapsedTime }) => {
    log.info({ method, url, status: statusCode, ms: Math.round(elapsedTime) }, 'Answered');
  });
  await app.register(multipart, {
    limits: { files: 1, fileSize: Number.POSITIVE_INFINITY, fields: 10, fieldSize: 1000 },
  });
  answerProblems(app, redact);
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  app.register(healthRoutes, { services });
  app.register(ingestRoutes, { services, closing: closing.signal });
  app.register(documentRoutes, { services });
  const url = await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new InvalidConfiguration(
      `Port ${port} of ${host} is taken: choose another with --port or HTTP_PORT.`,
      { cause: error },
    );
  });
  return { url, close: () => app.close() };
}

function answerProblems(app: FastifyInstance, redact: (text: string) => string): void {
  app.setErrorHandler((error, request, reply) => {
    const answer = problemOf(error);
    if (answer.status >= 500) request.log.error(error);
    return reply
      .status(answer.status)
      .type(PROBLEM_MEDIA_TYPE)
      .send(JSON.stringify({ ...answer, detail: redact(answer.detail) }));
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .status(404)
      .type(PROBLEM_MEDIA_TYPE)
      .send(
        JSON.stringify(problem('NotFound', 404, `There is no ${request.method} ${request.url}.`)),
      ),
  );
}
