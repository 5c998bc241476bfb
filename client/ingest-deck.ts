import type { Readable } from 'node:stream';
import type { StartOptions } from './ingest-client.ts';
import type { IngestRun } from './latest-run.ts';
import type { Services } from './services.ts';
import { uploadDeck } from './upload-deck.ts';

export interface DeckToIngest {
  tenantId: string;
  documentId: string;
  /** Name of the file, for people. */
  name: string;
  skipHidden: boolean;
  footers: boolean;
  bytes: Readable;
}

/**
 * Uploads a deck and starts its ingest: what the command line and the HTTP API share.
 *
 * @throws InvalidDeck, EncryptedDeck, DeckTooLarge, DocumentBusy, ServerUnreachable
 */
export async function ingestDeck(
  services: Services,
  given: DeckToIngest,
  options: StartOptions = {},
): Promise<IngestRun> {
  const { tenantId, documentId, name, skipHidden, footers, bytes } = given;
  const ingests = await services.ingests();
  const { deck, revision } = await uploadDeck(services, tenantId, bytes);
  return ingests.start(
    { tenantId, documentId, documentName: name, revision, deck, skipHidden, footers },
    options,
  );
}
