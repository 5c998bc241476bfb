import { readFile } from 'node:fs/promises';
import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { NativeConnection } from '@temporalio/worker';
import type { Config } from '../config/config.ts';
import { InvalidConfiguration, ServerUnreachable } from '../domain/errors.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/contract.ts';

const CONNECT_TIMEOUT_MS = 5000;

/** Connection of a client. @throws ServerUnreachable */
export async function connectClient(config: Config, address: string): Promise<Connection> {
  const options = await connectionOptions(config, address);
  return Connection.connect({ ...options, connectTimeout: CONNECT_TIMEOUT_MS }).catch(
    (cause: unknown) => unreachable(address, cause),
  );
}

/** Connection of a worker. @throws ServerUnreachable */
export async function connectWorker(config: Config, address: string): Promise<NativeConnection> {
  const options = await connectionOptions(config, address);
  return NativeConnection.connect(options).catch((cause: unknown) => unreachable(address, cause));
}

/** Checks that the server still answers, and knows the namespace. @throws ServerUnreachable */
export async function verifyConnection(
  connection: Connection,
  address: string,
  namespace: string,
): Promise<void> {
  // Without a deadline the client would try for much longer than anybody wants to wait.
  await connection
    .withDeadline(Date.now() + CONNECT_TIMEOUT_MS, () =>
      connection.workflowService.describeNamespace({ namespace }),
    )
    .catch((cause: unknown) => unreachable(address, cause));
}

async function connectionOptions({ temporal: settings }: Config, address: string) {
  const { apiKey, clientCertPath, clientKeyPath, serverCaPath } = settings;
  const [crt, key, ca] = await Promise.all([
    readPem(clientCertPath),
    readPem(clientKeyPath),
    readPem(serverCaPath),
  ]);
  const wantsTls = apiKey !== undefined || crt !== undefined || ca !== undefined;
  return {
    address,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(wantsTls
      ? {
          tls: {
            ...(ca === undefined ? {} : { serverRootCACertificate: ca }),
            ...(crt !== undefined && key !== undefined ? { clientCertPair: { crt, key } } : {}),
          },
        }
      : {}),
  };
}

async function readPem(path: string | undefined): Promise<Buffer | undefined> {
  if (path === undefined) return undefined;
  return readFile(path).catch((cause: unknown) => {
    throw new InvalidConfiguration(
      `${path}, named by a TEMPORAL_TLS_ variable, cannot be read: ${String(cause)}`,
      { cause },
    );
  });
}

function unreachable(address: string, cause: unknown): never {
  throw new ServerUnreachable(
    `Temporal at ${address} does not answer: ${cause instanceof Error ? cause.message : String(cause)}`,
    { cause },
  );
}

const { INDEXED_VALUE_TYPE_KEYWORD } = proto.temporal.api.enums.v1.IndexedValueType;

/**
 * Registers the search attributes of an ingest where the server does not know them: it refuses to start a
 * workflow with one that it does not know.
 */
export async function registerSearchAttributes(
  connection: Connection | NativeConnection,
  namespace: string,
): Promise<void> {
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length === 0) return;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(
        missing.map((name) => [name, INDEXED_VALUE_TYPE_KEYWORD]),
      ),
    });
  } catch (error) {
    // Of two processes that start together on a fresh server one is refused, and finds the other's.
    if ((await missingSearchAttributes(connection, namespace)).length > 0) throw error;
  }
}

async function missingSearchAttributes(
  connection: Connection | NativeConnection,
  namespace: string,
): Promise<string[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return Object.values(SEARCH_ATTRIBUTES)
    .map(({ name }) => name)
    .filter((name) => !(name in customAttributes));
}
