import { Command, Option } from 'commander';
import { aborted, interruptSignal } from '../interrupt.ts';
import { portOption } from '../options.ts';
import { tell } from '../output.ts';
import type { Session } from '../session.ts';

interface ServeOptions {
  host?: string;
  port?: number;
}

/** `serve`: the HTTP API, until it is interrupted. */
export function serveCommand(session: Session): Command {
  return new Command('serve')
    .description('run the HTTP API until Ctrl-C')
    .addOption(new Option('--host <address>', 'address to listen on (default: HTTP_HOST)'))
    .addOption(portOption())
    .action(async ({ host, port }: ServeOptions) => {
      const { config } = session;
      const interrupt = interruptSignal();
      const { startHttpServer } = await import('../../http/server.ts');
      await session.withServices(async (services) => {
        const server = await startHttpServer(services, {
          host: host ?? config.http.host,
          port: port ?? config.http.port,
          logger: session.logger,
          redact: (text) => session.redact(text),
        });
        tell(`HTTP API at ${server.url}`);
        await aborted(interrupt);
        await server.close();
      });
    });
}
