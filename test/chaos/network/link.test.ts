import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Link } from './link.ts';

let server: Server;
let link: Link;
beforeEach(async () => {
  // Says everything back, and ends when it has heard the end.
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  link = await Link.open({ host: '127.0.0.1', port }, 5);
});
afterEach(async () => {
  await link.close();
  server.close();
});

function dial(): Socket {
  const [host, port] = link.address.split(':');
  return connect({ host: host!, port: Number(port) });
}

describe('a link', () => {
  it('carries everything both ways, in its order', async () => {
    const socket = dial();
    const said = Array.from({ length: 50 }, (_, index) => `word ${index}. `);
    for (const word of said) socket.write(word);
    socket.end();
    expect(await text(socket)).toBe(said.join(''));
  });

  it('resets what is open when it is cut, and what is opened until it is mended', async () => {
    const open = dial();
    open.write('hello');
    await once(open, 'data');
    expect(link.cut()).toBe(1);
    const [error] = (await once(open, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');

    const refused = dial();
    refused.write('anybody?');
    await expect(text(refused)).rejects.toMatchObject({ code: 'ECONNRESET' });

    link.mend();
    const mended = dial();
    mended.end('there');
    expect(await text(mended)).toBe('there');
  });
});
