import { stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { execaNode } from 'execa';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput, StoreUnavailable } from '../../../domain/errors.ts';
import { sha256 } from '../../../domain/ids.ts';
import { bytesKind } from '../../../stores/artifacts/artifact-kind.ts';
import { tempStore } from './temp-store.ts';

/** For machines with much else to do. */
const UNHURRIED = { timeout: 20_000 };

const deck = bytesKind('deck');

function streamOf(...chunks: (string | Error)[]): Readable {
  return Readable.from(
    (function* () {
      for (const chunk of chunks) {
        if (chunk instanceof Error) throw chunk;
        yield Buffer.from(chunk);
      }
    })(),
  );
}

describe('ArtifactStore.putStream', () => {
  it('gives back the bytes of any stream, and counts them', async () => {
    const { artifacts } = await tempStore();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ minLength: 1 })), async (chunks) => {
        const whole = Buffer.concat(chunks);
        const { ref, bytes } = await artifacts.putStream(
          'acme',
          deck,
          Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
        );
        expect(ref).toBe(`deck/${sha256(whole)}`);
        expect(bytes).toBe(whole.length);
        expect(Buffer.from(await artifacts.get('acme', deck, ref))).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  it('refers to the same artifact as putting the bytes', async () => {
    const { artifacts, files } = await tempStore();
    const { ref } = await artifacts.putStream('acme', deck, streamOf('a', 'deck'));
    expect(await artifacts.put('acme', deck, Buffer.from('adeck'))).toBe(ref);
    expect(await files()).toHaveLength(1);
  });

  it('keeps the same content once, and no drafts', async () => {
    const { artifacts, files } = await tempStore();
    const { ref } = await artifacts.putStream('acme', deck, streamOf('same'));
    await artifacts.putStream('acme', deck, streamOf('sa', 'me'));
    const hash = ref.slice('deck/'.length);
    expect(await files()).toEqual([`acme/artifacts/deck/${hash.slice(0, 2)}/${hash}`]);
  });

  it('keeps content that several stream at once', async () => {
    const { artifacts, files } = await tempStore();
    await Promise.all(
      Array.from({ length: 8 }, () => artifacts.putStream('acme', deck, streamOf('a', 'b'))),
    );
    expect(await files()).toHaveLength(1);
  });

  it.each([
    ['at once', [new Error('cut off')]],
    ['in the middle', ['a', 'b', new Error('cut off')]],
  ])('throws the error of a stream that fails %s, and keeps nothing', async (_, chunks) => {
    const { artifacts, files } = await tempStore();
    const put = artifacts.putStream('acme', deck, streamOf(...chunks));
    await expect(put).rejects.toBe(chunks.at(-1));
    expect(await files()).toEqual([]);
  });

  it('throws the reason when a stream is destroyed, and keeps nothing', async () => {
    const { artifacts, files } = await tempStore();
    const gone = new Error('the client has gone');
    const stream = new Readable({ read() {} });
    stream.push('some bytes');
    const put = artifacts.putStream('acme', deck, stream);
    const refused = expect(put).rejects.toBe(gone);
    await expect.poll(files, UNHURRIED).toHaveLength(1);
    stream.destroy(gone);
    await refused;
    expect(await files()).toEqual([]);
  });

  it('survives a stream that fails before the store begins to read', async () => {
    // In a process of its own, since an error that nobody hears ends the process.
    const script = join(import.meta.dirname, 'fixtures/stream-that-fails-early.ts');
    const { folder, files } = await tempStore();
    const ended = await execaNode(script, [pathToFileURL(folder).href], {
      nodePath: process.execPath,
      reject: false,
    });
    expect(ended).toMatchObject({ exitCode: 0, stdout: 'Error: the client has gone' });
    expect(await files()).toEqual([]);
  });

  it('refuses a tenant that leads elsewhere', async () => {
    const { artifacts, files } = await tempStore();
    await expect(artifacts.putStream('../acme', deck, streamOf('a'))).rejects.toThrow(InvalidInput);
    expect(await files()).toEqual([]);
  });

  it('keeps files and folders from everybody else on the machine', async () => {
    const { artifacts, folder, files } = await tempStore();
    await artifacts.putStream('acme', deck, streamOf('private'));
    const [file = ''] = await files();
    expect(await modeOf(join(folder, file))).toBe('600');
    for (let parent = dirname(file); parent !== '.'; parent = dirname(parent)) {
      expect(`${parent} ${await modeOf(join(folder, parent))}`).toBe(`${parent} 700`);
    }
  });

  it('tells of a storage that cannot be written', async () => {
    const { artifacts, folder } = await tempStore();
    await writeFile(join(folder, 'acme'), 'a file where a folder should be');
    await expect(artifacts.putStream('acme', deck, streamOf('a'))).rejects.toThrow(
      StoreUnavailable,
    );
  });
});

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}
