import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A way to Neo4j on which one answer can be another than the server gave. */
export interface BoltProxy {
  port: number;
  /** Replaces the next answer of the server that reports a success by this failure; tells when it has happened. */
  failNext: (code: string, message: string) => Promise<void>;
  close: () => Promise<void>;
}

interface Failure {
  answer: Buffer;
  happened: PromiseWithResolvers<void>;
}

export async function startBoltProxy(target: { host: string; port: number }): Promise<BoltProxy> {
  const sockets = new Set<Socket>();
  let failure: Failure | undefined;
  const server = createServer((client) => {
    const onward = connect(target.port, target.host);
    for (const [socket, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      // What is wrong with one side shows on the other, which ends with it.
      socket.on('error', () => other.destroy());
    }
    client.pipe(onward);
    onward.on('data', (data: Buffer) => {
      const rest = failure === undefined ? undefined : afterSuccess(data);
      if (failure === undefined || rest === undefined) {
        client.write(data);
        return;
      }
      client.write(Buffer.concat([failure.answer, rest]));
      failure.happened.resolve();
      failure = undefined;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    failNext: (code, message) => {
      failure = { answer: failureMessage(code, message), happened: Promise.withResolvers() };
      return failure.happened.promise;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/*
 * https://neo4j.com/docs/bolt/current/bolt/message/: a message comes in chunks, each after its length in two bytes,
 * and ends with a length of zero. It is a structure: B1, a tag, and a map.
 */
const SUCCESS = [0xb1, 0x70];
const FAILURE = [0xb1, 0x7f];

/** What follows a success that the data begins with; undefined when they begin with something else. */
function afterSuccess(data: Buffer): Buffer | undefined {
  if (data.length < 4 || data[2] !== SUCCESS[0] || data[3] !== SUCCESS[1]) return undefined;
  const end = 2 + data.readUInt16BE(0) + 2;
  return data.subarray(end);
}

function failureMessage(code: string, message: string): Buffer {
  // The names of code and message up to version 5.6 of Bolt, and from 5.7 on.
  const named = { code, neo4j_code: code };
  const fields = Object.entries({ ...named, message, gql_status: '50N42', description: message });
  const content = Buffer.concat([
    Buffer.from([...FAILURE, 0xa0 + fields.length]),
    ...fields.flatMap(([name, value]) => [packed(name), packed(value)]),
  ]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length);
  return Buffer.concat([length, content, Buffer.from([0, 0])]);
}

/** A text of up to 255 bytes. */
function packed(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0xd0, bytes.length]), bytes]);
}
