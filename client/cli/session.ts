import { loadConfig, type Config } from '../../config/config.ts';
import { createLogger, type Logger } from '../../logging/logger.ts';
import { createRedactor } from '../../logging/redaction.ts';
import type { StackLayout } from '../../stack/layout.ts';
import {
  knownAddresses,
  layoutOf,
  serverAddresses,
  type ServerAddresses,
} from '../../stack/servers.ts';
import type { Services } from '../services.ts';
import { explainError } from './explain.ts';
import { tell } from './output.ts';

/** What a command works with. Nothing is read or opened before it is asked for. */
export class Session {
  /** Show where errors come from. */
  debug = false;
  #config: Config | undefined;

  get config(): Config {
    return (this.#config ??= loadConfig());
  }

  get layout(): StackLayout {
    return layoutOf(this.config);
  }

  /** @throws ServerUnreachable when the stack is not up and the environment names no server. */
  get addresses(): ServerAddresses {
    return serverAddresses(this.config, this.layout);
  }

  /** Takes keys and passwords out of a text. */
  redact(text: string): string {
    const password = knownAddresses(this.config, this.layout).neo4j?.password;
    return createRedactor([...this.config.secrets, ...(password ? [password] : [])])(text);
  }

  /** Tells a person of an error, and of the file it is about, on standard error. */
  tellError(error: unknown, file?: string): void {
    const about = file === undefined ? '' : `${file}: `;
    tell(`error: ${about}${this.#redactIfPossible(explainError(error, this.debug))}`);
  }

  #redactIfPossible(text: string): string {
    // When the configuration itself is wrong its secrets are not known; the message then names none.
    return this.#config === undefined ? text : this.redact(text);
  }

  get logger(): Logger {
    return createLogger(this.config.log, (line) => this.redact(line));
  }

  /** Runs `work` with services that are closed when it ends. */
  async withServices<Result>(work: (services: Services) => Promise<Result>): Promise<Result> {
    // Drivers and SDKs take their time to load, and not every command talks to a server.
    const { Services } = await import('../services.ts');
    const services = new Services(this.config, this.addresses);
    try {
      return await work(services);
    } finally {
      await services.close();
    }
  }
}
