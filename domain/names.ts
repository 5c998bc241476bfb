import { basename, extname } from 'node:path';
import { InvalidInput } from './errors.ts';

export const DEFAULT_TENANT = 'default';

// A tenant is part of paths and is Temporal's fairness key, which holds 64 bytes.
const TENANT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const DOCUMENT_MAX_CHARS = 200;
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const DOCUMENT_FORBIDDEN = /[\u0000-\u001f\u007f/\\]/;

/** The tenant's name as given. @throws InvalidInput when it cannot be one. */
export function parseTenantId(given: string): string {
  if (TENANT.test(given)) return given;
  throw new InvalidInput(
    `Tenant ${JSON.stringify(given)} is not allowed: use 1 to 64 letters, digits, '.', '_' or '-', beginning with a letter or a digit.`,
  );
}

/** The document's name as given, in Unicode's composed form. @throws InvalidInput when it cannot be one. */
export function parseDocumentId(given: string): string {
  const documentId = given.normalize('NFC').trim();
  if (
    documentId.length > 0 &&
    documentId.length <= DOCUMENT_MAX_CHARS &&
    !/^\.+$/.test(documentId) &&
    !DOCUMENT_FORBIDDEN.test(documentId)
  ) {
    return documentId;
  }
  throw new InvalidInput(
    `Document ${JSON.stringify(given)} is not allowed: use 1 to ${DOCUMENT_MAX_CHARS} characters without '/', '\\' or control characters.`,
  );
}

/** The document a file is, when nobody says otherwise: its name without folder and ending. */
export function documentIdOfFile(fileName: string): string {
  const name = basename(fileName.replaceAll('\\', '/'));
  return parseDocumentId(basename(name, extname(name)));
}
