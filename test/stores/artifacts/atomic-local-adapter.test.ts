import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { AtomicLocalAdapter } from '../../../stores/artifacts/atomic-local-adapter.ts';
import { tempFolder } from './temp-store.ts';

/** For machines with much else to do. */
const UNHURRIED = { timeout: 20_000 };

describe('AtomicLocalAdapter', () => {
  it('shows the old content until the new one is whole', async () => {
    const folder = await tempFolder();
    const file = join(folder, 'note');
    await writeFile(file, 'old');
    const contents = new Readable({ read() {} });
    const written = new AtomicLocalAdapter(folder).write('note', contents, {});
    contents.push('ne');
    await expect.poll(() => readdir(folder), UNHURRIED).toHaveLength(2);
    expect(await readFile(file, 'utf8')).toBe('old');
    contents.push('w');
    contents.push(null);
    await written;
    expect(await readFile(file, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['note']);
  });

  it('leaves the old content, and no draft, when the writing fails', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'note'), 'old');
    const contents = new Readable({ read() {} });
    const written = new AtomicLocalAdapter(folder).write('note', contents, {});
    contents.push('ne');
    await expect.poll(() => readdir(folder), UNHURRIED).toHaveLength(2);
    contents.destroy(new Error('cut off'));
    await expect(written).rejects.toThrow('cut off');
    expect(await readFile(join(folder, 'note'), 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['note']);
  });
});
