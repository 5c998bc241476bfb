import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { FileStorage, UnableToReadFile } from '@flystorage/file-storage';
import { ArtifactCorrupt, ArtifactMissing } from '../../domain/errors.ts';
import { sha256 } from '../../domain/ids.ts';
import { parseTenantId } from '../../domain/names.ts';
import { ARTIFACT_REF, type ArtifactKind, type ArtifactRef } from './artifact-kind.ts';
import { AtomicLocalAdapter } from './atomic-local-adapter.ts';
import { attempt } from './attempt.ts';
import { DocumentRecords } from './document-records.ts';

/** One of several values in an artifact. */
export interface ArtifactPlace {
  ref: ArtifactRef;
  /** From 0. */
  position: number;
}

/** Between the two in a note; no reference has it. */
const PLACE_SEPARATOR = '#';

/**
 * Keeps what is too big for a workflow's history, by content: putting the same value twice keeps it once,
 * and a reference always gives the bytes that were put. It is also the memory of results: what a step made
 * of the same inputs before.
 *
 * Every tenant has a folder of its own, and nothing is ever looked up outside it. All methods throw
 * StoreUnavailable when the storage fails.
 */
export class ArtifactStore {
  readonly #files: FileStorage;
  readonly records: DocumentRecords;

  constructor(files: FileStorage) {
    this.#files = files;
    this.records = new DocumentRecords(files);
  }

  async put<Value>(
    tenantId: string,
    kind: ArtifactKind<Value>,
    value: Value,
  ): Promise<ArtifactRef> {
    const bytes = kind.encode(value);
    const ref: ArtifactRef = `${kind.name}/${sha256(bytes)}`;
    const path = artifactPath(tenantId, ref);
    // Also when it is there: so a damaged one is mended by whoever makes it again.
    await attempt('write', () => this.#files.write(path, Buffer.from(bytes)));
    return ref;
  }

  /**
   * Puts a stream of bytes without holding them in memory. An error of the stream is thrown as it is, and
   * nothing is kept.
   */
  async putStream(
    tenantId: string,
    kind: ArtifactKind<Uint8Array>,
    stream: Readable,
  ): Promise<{ ref: ArtifactRef; bytes: number; isNew: boolean }> {
    // It may fail before anyone reads it, which would end the process; who reads it hears of it.
    stream.on('error', () => undefined);
    const hash = createHash('sha256');
    let bytes = 0;
    let streamError: unknown;
    async function* measured() {
      try {
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      } catch (error) {
        streamError = error;
        throw error;
      }
    }
    const draft = `${parseTenantId(tenantId)}/drafts/${randomUUID()}`;
    await attempt('write', () => this.#files.write(draft, Readable.from(measured()))).catch(
      (error: unknown) => {
        throw streamError ?? error;
      },
    );
    const ref: ArtifactRef = `${kind.name}/${hash.digest('hex')}`;
    const path = artifactPath(tenantId, ref);
    return attempt('write', async () => {
      const isNew = !(await this.#files.fileExists(path));
      await this.#files.moveFile(draft, path);
      return { ref, bytes, isNew };
    });
  }

  /** @throws ArtifactMissing, ArtifactCorrupt */
  async get<Value>(tenantId: string, kind: ArtifactKind<Value>, ref: ArtifactRef): Promise<Value> {
    const [name, hash] = ref.split('/');
    if (name !== kind.name) {
      throw new ArtifactMissing(`Artifact ${ref} is not of the kind ${kind.name}.`);
    }
    const bytes = await this.#read(artifactPath(tenantId, ref));
    if (bytes === undefined) {
      throw new ArtifactMissing(
        `Artifact ${ref} of tenant ${tenantId} is not in the artifact store. Ingest the deck again.`,
      );
    }
    if (sha256(bytes) !== hash) {
      throw new ArtifactCorrupt(
        `Artifact ${ref} of tenant ${tenantId} is damaged. Remove it, and ingest the deck again.`,
      );
    }
    return kind.decode(bytes);
  }

  /** Removes an artifact that nothing refers to; one that is not there is removed already. */
  async remove(tenantId: string, ref: ArtifactRef): Promise<void> {
    const path = artifactPath(tenantId, ref);
    await attempt('remove', () => this.#files.deleteFile(path));
  }

  /**
   * Removes an artifact, unless it was written at `since` (milliseconds since the epoch) or later: then somebody
   * has made it again, and counts on it. Gives whether it was there and was removed.
   */
  async removeOlder(tenantId: string, ref: ArtifactRef, since: number): Promise<boolean> {
    const path = artifactPath(tenantId, ref);
    return attempt('remove', async () => {
      if (!(await this.#files.fileExists(path))) return false;
      if ((await this.#files.lastModified(path)) >= since) return false;
      await this.#files.deleteFile(path);
      return true;
    });
  }

  /** Removes everything of a tenant. Gives whether there was anything. */
  async removeTenant(tenantId: string): Promise<boolean> {
    const folder = parseTenantId(tenantId);
    return attempt('remove', async () => {
      if (!(await this.#files.directoryExists(folder))) return false;
      await this.#files.deleteDirectory(folder);
      return true;
    });
  }

  /**
   * The artifact that `remember` noted for the same step and key. A note is only a shortcut: one whose artifact is
   * missing or damaged is as good as none.
   */
  async recall<Value>(
    tenantId: string,
    kind: ArtifactKind<Value>,
    step: string,
    key: string,
  ): Promise<{ ref: ArtifactRef; value: Value } | undefined> {
    const note = await this.#read(resultPath(tenantId, step, key));
    if (note === undefined) return undefined;
    const ref = note.toString('utf8') as ArtifactRef;
    const value = await this.find(tenantId, kind, ref);
    return value === undefined ? undefined : { ref, value };
  }

  /** As `get`, but undefined when the artifact is missing or damaged. */
  async find<Value>(
    tenantId: string,
    kind: ArtifactKind<Value>,
    ref: ArtifactRef,
  ): Promise<Value | undefined> {
    try {
      return await this.get(tenantId, kind, ref);
    } catch (error) {
      if (error instanceof ArtifactMissing || error instanceof ArtifactCorrupt) return undefined;
      throw error;
    }
  }

  /** What `rememberPlace` noted for the same step and key. The artifact may be gone since. */
  async recallPlace(
    tenantId: string,
    step: string,
    key: string,
  ): Promise<ArtifactPlace | undefined> {
    const note = await this.#read(resultPath(tenantId, step, key));
    if (note === undefined) return undefined;
    const [ref, position] = note.toString('utf8').split(PLACE_SEPARATOR);
    return { ref: ref as ArtifactRef, position: Number(position) };
  }

  /** Notes what a step made, to be found again under everything that it depends on. */
  async remember(tenantId: string, step: string, key: string, ref: ArtifactRef): Promise<void> {
    const path = resultPath(tenantId, step, key);
    await attempt('write', () => this.#files.write(path, ref));
  }

  /** Notes where among several in an artifact a step's result is. */
  async rememberPlace(
    tenantId: string,
    step: string,
    key: string,
    { ref, position }: ArtifactPlace,
  ): Promise<void> {
    const path = resultPath(tenantId, step, key);
    const note = `${ref}${PLACE_SEPARATOR}${position}`;
    await attempt('write', () => this.#files.write(path, note));
  }

  async #read(path: string): Promise<Buffer | undefined> {
    return attempt('read', async () => {
      try {
        return await this.#files.readToBuffer(path);
      } catch (error) {
        if (error instanceof UnableToReadFile && error.wasFileNotFound) return undefined;
        throw error;
      }
    });
  }
}

/** @param url `file:` and the folder that holds the artifacts. */
export function openArtifactStore(url: string): ArtifactStore {
  const adapter = new AtomicLocalAdapter(fileURLToPath(url));
  // Decks and what is read out of them concern nobody else on the machine.
  const visibility = { visibility: 'private', directoryVisibility: 'private' };
  return new ArtifactStore(
    new FileStorage(adapter, undefined, { writes: visibility, moves: visibility }),
  );
}

/** Key of a result: the hash of everything that it depends on. */
export function resultKey(...inputs: (string | number | boolean | null)[]): string {
  return sha256(JSON.stringify(inputs));
}

// Two characters of the hash as a folder keep any one folder from holding millions of files.
function artifactPath(tenantId: string, ref: ArtifactRef): string {
  const [, kind, hash = ''] = ARTIFACT_REF.exec(ref) ?? [];
  if (kind === undefined) throw new ArtifactMissing(`${JSON.stringify(ref)} is not an artifact.`);
  return `${parseTenantId(tenantId)}/artifacts/${kind}/${hash.slice(0, 2)}/${hash}`;
}

function resultPath(tenantId: string, step: string, key: string): string {
  return `${parseTenantId(tenantId)}/results/${step}/${key.slice(0, 2)}/${key}`;
}
