import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { choosePort, LOOPBACK } from '../../stack/local-server.ts';

describe('the port of a server', () => {
  it('is that of the last time, also in the process that chose it then', async () => {
    const port = await choosePort(undefined, undefined);
    expect(await choosePort(undefined, port)).toBe(port);
    expect(await choosePort(undefined, port)).toBe(port);
  });

  it('is another one when that of the last time is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, LOOPBACK, resolve));
    try {
      const { port } = taken.address() as AddressInfo;
      expect(await choosePort(undefined, port)).not.toBe(port);
    } finally {
      taken.close();
    }
  });
});
