import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { WriteOptions } from '@flystorage/file-storage';
import { LocalStorageAdapter } from '@flystorage/local-fs';

/** Files on disk that appear whole or not at all, as objects in S3 do: written aside, then renamed. */
export class AtomicLocalAdapter extends LocalStorageAdapter {
  override async write(path: string, contents: Readable, options: WriteOptions): Promise<void> {
    const draft = `${path}.${randomUUID()}.draft`;
    try {
      await super.write(draft, contents, options);
      await this.moveFile(draft, path, options);
    } catch (error) {
      await this.deleteFile(draft);
      throw error;
    }
  }
}
