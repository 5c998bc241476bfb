import { UnableToReadFile, type FileStorage } from '@flystorage/file-storage';
import pMap from 'p-map';
import { sha256 } from '../../domain/ids.ts';
import { parseTenantId } from '../../domain/names.ts';
import type { ArtifactRef } from './artifact-kind.ts';
import { attempt } from './attempt.ts';

/** What was written of a document as one generation: enough to write it again, and to remove all that it needs. */
export interface DocumentRecord<Parts = unknown> {
  documentId: string;
  generation: string;
  /** ISO 8601: when the generation was first written. */
  createdAt: string;
  /** Whether it was ever shown. */
  committed: boolean;
  parts: Parts;
  /** Every artifact that it was made of. */
  artifacts: ArtifactRef[];
}

/** Records that are read at once. */
const AT_ONCE = 16;

/**
 * Which artifacts belong to which document: a file a generation, beside the artifacts of the tenant. Methods throw
 * StoreUnavailable when the storage fails.
 */
export class DocumentRecords {
  readonly #files: FileStorage;

  constructor(files: FileStorage) {
    this.#files = files;
  }

  async keep(tenantId: string, record: DocumentRecord): Promise<void> {
    const path = `${documentFolder(tenantId, record.documentId)}/${record.generation}.json`;
    await attempt('write', () => this.#files.write(path, JSON.stringify(record)));
  }

  /** All records of a document, in no order. */
  async ofDocument<Parts>(tenantId: string, documentId: string): Promise<DocumentRecord<Parts>[]> {
    const paths = await this.#list(documentFolder(tenantId, documentId));
    const records = await pMap(paths, (path) => this.#read<Parts>(path), { concurrency: AT_ONCE });
    return records.filter((record) => record !== undefined);
  }

  /** All records of a tenant, in no order, one in memory at a time. */
  async *ofTenant<Parts>(tenantId: string): AsyncGenerator<DocumentRecord<Parts>> {
    for (const path of await this.#list(tenantFolder(tenantId))) {
      const record = await this.#read<Parts>(path);
      if (record !== undefined) yield record;
    }
  }

  async remove(tenantId: string, documentId: string): Promise<void> {
    await attempt('remove', () =>
      this.#files.deleteDirectory(documentFolder(tenantId, documentId)),
    );
  }

  async #list(folder: string): Promise<string[]> {
    return attempt('list', async () => {
      if (!(await this.#files.directoryExists(folder))) return [];
      const paths: string[] = [];
      for await (const { isFile, path } of this.#files.list(folder, { deep: true })) {
        if (isFile && path.endsWith('.json')) paths.push(path);
      }
      return paths;
    });
  }

  /** Undefined when it was removed since it was listed. */
  async #read<Parts>(path: string): Promise<DocumentRecord<Parts> | undefined> {
    return attempt('read', async () => {
      try {
        return JSON.parse(await this.#files.readToString(path)) as DocumentRecord<Parts>;
      } catch (error) {
        if (error instanceof UnableToReadFile && error.wasFileNotFound) return undefined;
        throw error;
      }
    });
  }
}

function tenantFolder(tenantId: string): string {
  return `${parseTenantId(tenantId)}/documents`;
}

// A document's name may hold anything that a folder's must not.
function documentFolder(tenantId: string, documentId: string): string {
  return `${tenantFolder(tenantId)}/${sha256(documentId)}`;
}
