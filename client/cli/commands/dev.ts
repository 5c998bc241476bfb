import { Command } from 'commander';
import { aborted, interruptSignal } from '../interrupt.ts';
import { startEverything } from '../local-setup.ts';
import { portOption } from '../options.ts';
import { tell } from '../output.ts';
import type { Session } from '../session.ts';

/** `dev`: stack, worker and HTTP API, until it is interrupted. */
export function devCommand(session: Session): Command {
  return new Command('dev')
    .description('run the local stack, a worker and the HTTP API until Ctrl-C, which stops them')
    .addOption(portOption())
    .action(async ({ port }: { port?: number }) => {
      const { logger, config } = session;
      const interrupt = interruptSignal();
      const { startHttpServer } = await import('../../http/server.ts');
      const closing = new AsyncDisposableStack();
      try {
        const { workersEnded } = await startEverything(session, logger, closing);
        await session.withServices(async (services) => {
          const server = await startHttpServer(services, {
            ...config.http,
            ...(port === undefined ? {} : { port }),
            logger,
            redact: (text) => session.redact(text),
          });
          const { temporal } = session.addresses;
          tell(
            `ready: HTTP API at ${server.url}; Temporal's Web UI at ${temporal.ui ?? 'its own address'}`,
          );
          tell(
            'Try in another terminal: npm run -s knowbase -- ingest examples/reliable-services.pptx',
          );
          try {
            await Promise.race([aborted(interrupt), workersEnded]);
          } finally {
            await server.close();
          }
        });
      } finally {
        await closing.disposeAsync();
      }
    });
}
