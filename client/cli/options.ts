import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_TENANT, parseTenantId } from '../../domain/names.ts';
import { documentIdOfFile, parseDocumentId } from '../../domain/names.ts';

/** Options that several commands share. */

export function tenantOption(): Option {
  return new Option('--tenant <name>', 'tenant that the document belongs to')
    .default(DEFAULT_TENANT)
    .argParser(parseTenantId);
}

export function jsonOption(): Option {
  return new Option('--json', 'one JSON document on standard output, for programs');
}

export function footersOption(): Option {
  return new Option('--footers', 'read dates, footers and slide numbers too');
}

/** A document as people name it: by its id, or by the deck it came from. */
export function parseDocumentArgument(given: string): string {
  return /\.(pptx|pptm|potx|ppsx)$/i.test(given) ? documentIdOfFile(given) : parseDocumentId(given);
}

export function parsePositiveInteger(given: string): number {
  const value = Number(given);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError('Give a whole number from 1 on.');
  }
  return value;
}

export function portOption(): Option {
  return new Option('--port <port>', 'port of the HTTP API (default: HTTP_PORT)').argParser(
    parsePort,
  );
}

export function parsePort(given: string): number {
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) {
    throw new InvalidArgumentError('Give a port, from 1 to 65535.');
  }
  return value;
}
