import type { ServerAddresses } from '../stack/servers.ts';

export type { ProvidedContext } from 'vitest';

declare module 'vitest' {
  /** What the global set-up tells the tests (`inject(...)`) of the stack it started. */
  interface ProvidedContext {
    addresses: ServerAddresses;
    /** Address of the Qdrant to test against: the stand-in, or a real one. */
    qdrantUrl: string;
    /** The Python that has the stand-in's packages. */
    pythonPath: string;
  }
}
