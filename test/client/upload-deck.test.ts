import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { deckArtifact } from '../../activities/artifacts.ts';
import { deckSteps } from '../../activities/deck-steps.ts';
import type { DeckThreads } from '../../activities/deck-threads.ts';
import { uploadDeck } from '../../client/upload-deck.ts';
import { DeckTooLarge, InvalidDeck } from '../../domain/errors.ts';
import { sha256 } from '../../domain/ids.ts';
import { DEFAULT_DECK_LIMITS, type DeckLimits } from '../../pptx/limits.ts';
import { buildDeck } from '../pptx/deck-builder.ts';
import { title } from '../pptx/deck-xml.ts';
import { tempStore, type TempStore } from '../stores/artifacts/temp-store.ts';

/** For machines with much else to do. */
const UNHURRIED = { timeout: 20_000 };

const MEBIBYTE = 2 ** 20;
const aDeck = () => buildDeck({ slides: [{ shapes: title('Topic') }] });

/** A stream that gives the bytes in pieces of a size. */
function streamOf(bytes: Uint8Array, size = 1000): Readable {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    Buffer.from(bytes.subarray(index * size, (index + 1) * size)),
  );
  return Readable.from(pieces);
}

function upload({ artifacts }: TempStore, bytes: Readable, limits: Partial<DeckLimits> = {}) {
  const deckLimits = { ...DEFAULT_DECK_LIMITS, fileBytes: MEBIBYTE, ...limits };
  const steps: Record<string, (input: never) => unknown> = deckSteps(artifacts, {
    limits: deckLimits,
    segmentsPerWorkflow: 500,
    segmentMaxTokens: 1500,
  });
  const decks = { call: async (name: string, input: unknown) => steps[name]!(input as never) };
  const uploads = { config: { deckLimits }, artifacts, decks: decks as unknown as DeckThreads };
  return uploadDeck(uploads, 'acme', bytes);
}

describe('uploadDeck', () => {
  it('keeps the deck, and tells its revision', async () => {
    const store = await tempStore();
    const bytes = await aDeck();
    const { deck, revision } = await upload(store, streamOf(bytes));
    expect(revision).toBe(sha256(bytes));
    expect(Buffer.from(await store.artifacts.get('acme', deckArtifact, deck))).toEqual(
      Buffer.from(bytes),
    );
    expect(await store.files()).toHaveLength(1);
  });

  it('takes a deck as large as the limit', async () => {
    const bytes = await aDeck();
    await expect(
      upload(await tempStore(), streamOf(bytes), { fileBytes: bytes.length }),
    ).resolves.toHaveProperty('revision');
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['a text', Buffer.from('Dear all, please find attached')],
    ['a zip cut short', Buffer.from('PK\x03\x04 and no more')],
  ])('refuses a file that is %s, and keeps nothing', async (_, bytes) => {
    const store = await tempStore();
    await expect(upload(store, streamOf(bytes))).rejects.toThrow(InvalidDeck);
    expect(await store.files()).toEqual([]);
  });

  it('refuses a file over the limit, and keeps nothing', async () => {
    const store = await tempStore();
    const uploaded = upload(store, streamOf(Buffer.alloc(MEBIBYTE + 1), 2 ** 16));
    await expect(uploaded).rejects.toThrow(
      new DeckTooLarge('The file is over the limit of 1 MB (DECK_MAX_FILE_MB).'),
    );
    await expect(uploaded).rejects.toBeInstanceOf(DeckTooLarge);
    expect(await store.files()).toEqual([]);
  });

  it('stops reading a stream that never ends', async () => {
    const store = await tempStore();
    let given = 0;
    const endless = new Readable({
      read() {
        given += 2 ** 16;
        this.push(Buffer.alloc(2 ** 16));
      },
    });
    await expect(upload(store, endless)).rejects.toBeInstanceOf(DeckTooLarge);
    expect(endless.destroyed).toBe(true);
    expect(given).toBeLessThan(2 * MEBIBYTE);
    expect(await store.files()).toEqual([]);
  });

  it('throws the error of a stream that fails as it is, and keeps nothing', async () => {
    const store = await tempStore();
    const gone = new Error('the client has gone');
    const failing = new Readable({ read() {} });
    failing.push(Buffer.from('PK\x03\x04'));
    const refused = expect(upload(store, failing)).rejects.toBe(gone);
    await expect.poll(store.files, UNHURRIED).toHaveLength(1);
    failing.destroy(gone);
    await refused;
    expect(await store.files()).toEqual([]);
  });

  it('keeps a deck that was there when what follows is no deck', async () => {
    const store = await tempStore();
    const { deck } = await upload(store, streamOf(await aDeck()));
    await expect(upload(store, streamOf(Buffer.from('no deck')))).rejects.toThrow(InvalidDeck);
    await expect(store.artifacts.get('acme', deckArtifact, deck)).resolves.toBeDefined();
  });

  it('keeps the deck of an earlier ingest when the limits have become tighter since', async () => {
    const store = await tempStore();
    const bytes = await aDeck();
    const { deck } = await upload(store, streamOf(bytes));
    const uploaded = upload(store, streamOf(bytes), { entries: 1 });
    await expect(uploaded).rejects.toThrow(DeckTooLarge);
    await expect(store.artifacts.get('acme', deckArtifact, deck)).resolves.toBeDefined();
  });
});
