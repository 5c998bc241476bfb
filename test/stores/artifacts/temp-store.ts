import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { openArtifactStore, type ArtifactStore } from '../../../stores/artifacts/artifact-store.ts';

/** A folder that is gone when the running test ends. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'knowbase-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface TempStore {
  artifacts: ArtifactStore;
  folder: string;
  /** Paths of all files in the folder, relative to it. */
  files: () => Promise<string[]>;
}

/** An artifact store of the running test's own, on disk. */
export async function tempStore(): Promise<TempStore> {
  const folder = await tempFolder();
  return {
    folder,
    artifacts: openArtifactStore(pathToFileURL(folder).href),
    files: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .toSorted();
    },
  };
}
