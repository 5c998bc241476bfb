import { Transform, type Readable } from 'node:stream';
import { deckArtifact } from '../activities/artifacts.ts';
import { DeckTooLarge } from '../domain/errors.ts';
import type { DeckLimits } from '../pptx/limits.ts';
import { assertLooksLikeDeck } from '../pptx/open-presentation.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';

export interface UploadedDeck {
  deck: ArtifactRef;
  /** SHA-256 of the bytes. */
  revision: string;
}

/**
 * Streams a deck into the artifact store, and looks whether it is one: who sends something else hears it at
 * once, and nothing is kept.
 *
 * @throws InvalidDeck, EncryptedDeck, DeckTooLarge; an error of the stream as it is.
 */
export async function uploadDeck(
  artifacts: ArtifactStore,
  limits: DeckLimits,
  tenantId: string,
  bytes: Readable,
): Promise<UploadedDeck> {
  const { ref, isNew } = await artifacts.putStream(
    tenantId,
    deckArtifact,
    bytes.compose(limitedTo(limits.fileBytes)) as Readable,
  );
  try {
    assertLooksLikeDeck(await artifacts.get(tenantId, deckArtifact, ref), limits);
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
