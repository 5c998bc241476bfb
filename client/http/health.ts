import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';

/** `GET /healthz`: 200 when every server that an ingest needs answers, else 503 with the reason. */
export async function healthRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  app.get('/healthz', async () => {
    await services.verify();
    return { status: 'ok' };
  });
}
