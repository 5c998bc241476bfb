import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ArtifactCorrupt,
  ArtifactMissing,
  InvalidInput,
  StoreUnavailable,
} from '../../../domain/errors.ts';
import { sha256 } from '../../../domain/ids.ts';
import { bytesKind, jsonKind, type ArtifactRef } from '../../../stores/artifacts/artifact-kind.ts';
import { resultKey } from '../../../stores/artifacts/artifact-store.ts';
import { tempStore } from './temp-store.ts';

const notes = jsonKind<unknown>('notes-v1');
const deck = bytesKind('deck');
const UNKNOWN: ArtifactRef = `notes-v1/${sha256('unknown')}`;

describe('put and get', () => {
  it('gives back any value', async () => {
    const { artifacts } = await tempStore();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const ref = await artifacts.put('acme', notes, value);
        expect(JSON.stringify(await artifacts.get('acme', notes, ref))).toBe(JSON.stringify(value));
      }),
      { numRuns: 25 },
    );
  });

  it('gives back any bytes', async () => {
    const { artifacts } = await tempStore();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        const ref = await artifacts.put('acme', deck, bytes);
        expect(new Uint8Array(await artifacts.get('acme', deck, ref))).toEqual(bytes);
      }),
      { numRuns: 25 },
    );
  });

  it('refers to content by kind and hash', async () => {
    const { artifacts } = await tempStore();
    expect(await artifacts.put('acme', notes, { a: 1 })).toBe(`notes-v1/${sha256('{"a":1}')}`);
  });

  it('keeps the same content once', async () => {
    const { artifacts, files } = await tempStore();
    const first = await artifacts.put('acme', notes, 'same');
    expect(await artifacts.put('acme', notes, 'same')).toBe(first);
    expect(await files()).toHaveLength(1);
  });

  it('keeps content that many put at once', async () => {
    const { artifacts, files } = await tempStore();
    const refs = await Promise.all(
      Array.from({ length: 20 }, () => artifacts.put('acme', notes, 'same')),
    );
    expect(new Set(refs).size).toBe(1);
    expect(await artifacts.get('acme', notes, refs[0]!)).toBe('same');
    expect(await files()).toHaveLength(1);
  });

  it('leaves no drafts', async () => {
    const { artifacts, files } = await tempStore();
    const ref = await artifacts.put('acme', notes, 'kept');
    const [kind, hash] = ref.split('/');
    expect(await files()).toEqual([`acme/artifacts/${kind}/${hash!.slice(0, 2)}/${hash}`]);
  });
});

describe('get', () => {
  it('says which artifact is missing, and what to do', async () => {
    const { artifacts } = await tempStore();
    const got = artifacts.get('acme', notes, UNKNOWN);
    await expect(got).rejects.toThrow(ArtifactMissing);
    await expect(got).rejects.toThrow(/^Artifact notes-v1\/.* of tenant acme .*Ingest the deck/);
  });

  it.each([
    ['changed', (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 1))],
    ['cut short', (bytes: Buffer) => bytes.subarray(1)],
    ['gone', () => Buffer.alloc(0)],
  ])('tells of bytes that are %s', async (_, damage) => {
    const { artifacts, folder, files } = await tempStore();
    const ref = await artifacts.put('acme', notes, 'whole');
    const file = join(folder, (await files())[0]!);
    await writeFile(file, damage(await readFile(file)));
    const got = artifacts.get('acme', notes, ref);
    await expect(got).rejects.toThrow(ArtifactCorrupt);
    await expect(got).rejects.toThrow(`Artifact ${ref} of tenant acme is damaged`);
  });

  it('refuses a reference of another kind', async () => {
    const { artifacts } = await tempStore();
    const ref = await artifacts.put('acme', notes, 'a note');
    await expect(artifacts.get('acme', deck, ref)).rejects.toThrow(
      new ArtifactMissing(`Artifact ${ref} is not of the kind deck.`),
    );
  });

  it('tells of a storage that cannot be read', async () => {
    const { artifacts, folder, files } = await tempStore();
    const ref = await artifacts.put('acme', notes, 'a note');
    const file = join(folder, (await files())[0]!);
    await artifacts.remove('acme', ref);
    await mkdir(file);
    await expect(artifacts.get('acme', notes, ref)).rejects.toThrow(StoreUnavailable);
  });
});

describe('a place outside the tenant', () => {
  const OUTSIDE = ['../other', '..', '', '/etc', 'a/b', 'a\\..\\b', 'a\0'];

  it.each(OUTSIDE)('is not reached by the tenant %j', async (tenant) => {
    const { artifacts, files } = await tempStore();
    await expect(artifacts.put(tenant, notes, 1)).rejects.toThrow(InvalidInput);
    await expect(artifacts.get(tenant, notes, UNKNOWN)).rejects.toThrow(InvalidInput);
    await expect(artifacts.remove(tenant, UNKNOWN)).rejects.toThrow(InvalidInput);
    await expect(artifacts.remember(tenant, 'step', 'key', UNKNOWN)).rejects.toThrow(InvalidInput);
    await expect(artifacts.recall(tenant, notes, 'step', 'key')).rejects.toThrow(InvalidInput);
    expect(await files()).toEqual([]);
  });

  it.each([
    'notes-v1/../../../../other/artifacts/notes-v1/aa/aa',
    'notes-v1/..',
    'notes-v1',
    `notes-v1/${'A'.repeat(64)}`,
    `notes-v1/${'a'.repeat(64)}/..`,
    `notes-v1/${'a'.repeat(64)}\n`,
  ])('is not reached by the reference %j', async (ref) => {
    const { artifacts } = await tempStore();
    await expect(artifacts.get('acme', notes, ref as ArtifactRef)).rejects.toThrow(
      new ArtifactMissing(`${JSON.stringify(ref)} is not an artifact.`),
    );
    await expect(artifacts.remove('acme', ref as ArtifactRef)).rejects.toThrow(ArtifactMissing);
  });
});

describe('tenants', () => {
  it('do not see what others have', async () => {
    const { artifacts } = await tempStore();
    const ref = await artifacts.put('acme', notes, 'secret');
    await artifacts.remember('acme', 'step', 'key', ref);
    await expect(artifacts.get('rival', notes, ref)).rejects.toThrow(ArtifactMissing);
    expect(await artifacts.recall('rival', notes, 'step', 'key')).toBeUndefined();
  });

  it('do not remove what others have', async () => {
    const { artifacts } = await tempStore();
    const ref = await artifacts.put('acme', notes, 'kept');
    await artifacts.put('rival', notes, 'kept');
    await artifacts.remove('rival', ref);
    expect(await artifacts.get('acme', notes, ref)).toBe('kept');
  });
});

describe('remove', () => {
  it('removes an artifact', async () => {
    const { artifacts, files } = await tempStore();
    const ref = await artifacts.put('acme', notes, 'gone');
    await artifacts.remove('acme', ref);
    expect(await files()).toEqual([]);
  });

  it('takes what is not there for removed', async () => {
    const { artifacts } = await tempStore();
    await expect(artifacts.remove('acme', UNKNOWN)).resolves.toBeUndefined();
  });
});

describe('remember and recall', () => {
  it('gives what was noted last under the same step and key', async () => {
    const { artifacts } = await tempStore();
    const before = await artifacts.put('acme', notes, 'before');
    const after = await artifacts.put('acme', notes, 'after');
    await artifacts.remember('acme', 'prepass', 'key', before);
    await artifacts.remember('acme', 'prepass', 'key', after);
    expect(await artifacts.recall('acme', notes, 'prepass', 'key')).toEqual({
      ref: after,
      value: 'after',
    });
    expect(await artifacts.recall('acme', notes, 'extraction', 'key')).toBeUndefined();
    expect(await artifacts.recall('acme', notes, 'prepass', 'other')).toBeUndefined();
  });

  it.each(['', '{"ref":"no', '\0\0\0'])('takes the damaged note %j for none', async (damaged) => {
    const { artifacts, folder, files } = await tempStore();
    await artifacts.remember('acme', 'prepass', 'key', UNKNOWN);
    await writeFile(join(folder, (await files())[0]!), damaged);
    expect(await artifacts.recall('acme', notes, 'prepass', 'key')).toBeUndefined();
  });

  it('takes a note whose artifact is gone or damaged for none, until it is made again', async () => {
    const { artifacts, folder, files } = await tempStore();
    const ref = await artifacts.put('acme', notes, 'a note');
    const file = join(folder, (await files())[0]!);
    await artifacts.remember('acme', 'prepass', 'key', ref);
    await writeFile(file, 'damaged');
    expect(await artifacts.recall('acme', notes, 'prepass', 'key')).toBeUndefined();
    await artifacts.remove('acme', ref);
    expect(await artifacts.recall('acme', notes, 'prepass', 'key')).toBeUndefined();
    await writeFile(file, 'damaged');
    await artifacts.put('acme', notes, 'a note');
    expect(await artifacts.recall('acme', notes, 'prepass', 'key')).toEqual({
      ref,
      value: 'a note',
    });
  });
});

describe('rememberPlace and recallPlace', () => {
  it('give the place that was noted last under the same step and key', async () => {
    const { artifacts } = await tempStore();
    const place = { ref: await artifacts.put('acme', notes, ['a', 'b']), position: 1 };
    await artifacts.rememberPlace('acme', 'item', 'key', { ref: UNKNOWN, position: 7 });
    await artifacts.rememberPlace('acme', 'item', 'key', place);
    expect(await artifacts.recallPlace('acme', 'item', 'key')).toEqual(place);
    expect(await artifacts.recallPlace('acme', 'other', 'key')).toBeUndefined();
    expect(await artifacts.recallPlace('acme', 'item', 'other')).toBeUndefined();
    expect(await artifacts.recallPlace('rival', 'item', 'key')).toBeUndefined();
  });

  it.each(['', 'no reference'])(
    'take nothing for there by the damaged note %j',
    async (damaged) => {
      const { artifacts, folder, files } = await tempStore();
      await artifacts.rememberPlace('acme', 'item', 'key', { ref: UNKNOWN, position: 0 });
      await writeFile(join(folder, (await files())[0]!), damaged);
      const place = await artifacts.recallPlace('acme', 'item', 'key');
      expect(await artifacts.find('acme', notes, place!.ref)).toBeUndefined();
    },
  );
});

describe('files and folders', () => {
  it('are for nobody else on the machine', async () => {
    const { artifacts, folder, files } = await tempStore();
    await artifacts.put('acme', notes, 'a note');
    await artifacts.remember('acme', 'prepass', 'key', UNKNOWN);
    for (const file of await files()) {
      expect(await modeOf(join(folder, file))).toBe('600');
      for (const parent of foldersOf(file)) expect(await modeOf(join(folder, parent))).toBe('700');
    }
  });

  it('that cannot be written are an outage', async () => {
    const { artifacts, folder } = await tempStore();
    await writeFile(join(folder, 'acme'), 'a file where a folder should be');
    await expect(artifacts.put('acme', notes, 1)).rejects.toThrow(StoreUnavailable);
    await expect(artifacts.remember('acme', 'prepass', 'key', UNKNOWN)).rejects.toThrow(
      /^The artifact store could not write: /,
    );
  });
});

describe('resultKey', () => {
  it('differs with every input', () => {
    const inputs = fc.array(fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null)));
    fc.assert(
      fc.property(inputs, inputs, (a, b) => {
        expect(resultKey(...a) === resultKey(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('does not run inputs together', () => {
    expect(resultKey('a', 'bc')).not.toBe(resultKey('ab', 'c'));
    expect(resultKey('1')).not.toBe(resultKey(1));
    expect(resultKey('a","b')).not.toBe(resultKey('a', 'b'));
  });
});

async function modeOf(path: string): Promise<string> {
  const { mode } = await stat(path);
  return (mode & 0o777).toString(8);
}

/** The folders that a path leads through. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
