import { Transform, type Readable } from 'node:stream';
import { deckArtifact } from '../activities/artifacts.ts';
import type { DeckThreads } from '../activities/deck-threads.ts';
import type { Config } from '../config/config.ts';
import { DeckTooLarge } from '../domain/errors.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';

export interface UploadedDeck {
  deck: ArtifactRef;
  /** SHA-256 of the bytes. */
  revision: string;
}

/** What an upload needs; `Services` has it. */
export interface DeckUploads {
  config: Pick<Config, 'deckLimits'>;
  artifacts: ArtifactStore;
  decks: Pick<DeckThreads, 'call'>;
}

/**
 * Streams a deck into the artifact store, and looks whether it is one: who sends something else hears it at
 * once, and nothing is kept.
 *
 * @throws InvalidDeck, EncryptedDeck, DeckTooLarge; an error of the stream as it is.
 */
export async function uploadDeck(
  { config, artifacts, decks }: DeckUploads,
  tenantId: string,
  bytes: Readable,
): Promise<UploadedDeck> {
  const { ref, isNew } = await artifacts.putStream(
    tenantId,
    deckArtifact,
    bytes.compose(limitedTo(config.deckLimits.fileBytes)) as Readable,
  );
  try {
    await decks.call('assertDeck', { tenantId, deck: ref });
  } catch (error) {
    // An earlier ingest, under other limits, may have it.
    if (isNew) await artifacts.remove(tenantId, ref);
    throw error;
  }
  return { deck: ref, revision: ref.slice(ref.indexOf('/') + 1) };
}

/** Passes bytes on, and breaks off when there are more than `maxBytes`. */
function limitedTo(maxBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen <= maxBytes) return done(null, chunk);
      const megabytes = Math.floor(maxBytes / 1024 / 1024);
      return done(
        new DeckTooLarge(`The file is over the limit of ${megabytes} MB (DECK_MAX_FILE_MB).`),
      );
    },
  });
}
