import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deckArtifact, outlineArtifact } from '../../activities/artifacts.ts';
import { DeckThreads } from '../../activities/deck-threads.ts';
import { type Config, parseConfig } from '../../config/config.ts';
import { DeckTooLarge, EncryptedDeck, InvalidDeck } from '../../domain/errors.ts';
import { buildDeck } from '../pptx/deck-builder.ts';
import { shape, title } from '../pptx/deck-xml.ts';
import { buildZip } from '../pptx/zip-builder.ts';
import { tempFolder, tempStore } from '../stores/artifacts/temp-store.ts';

/** Threads of the running test's own. */
async function openThreads(change: Partial<Config> = {}): Promise<DeckThreads> {
  const config = parseConfig({
    ARTIFACT_URL: pathToFileURL(await tempFolder()).href,
    MAX_WORKER_THREADS: '1',
  });
  const threads = new DeckThreads({ ...config, ...change });
  onTestFinished(() => threads.close());
  return threads;
}

async function fileOf(bytes: Uint8Array): Promise<string> {
  const path = join(await tempFolder(), 'deck.pptx');
  await writeFile(path, bytes);
  return path;
}

const OPTIONS = { tenantId: 'acme', documentId: 'deck', skipHidden: false, footers: false };
const smallDeck = () => buildDeck({ slides: [{ shapes: title('Topic') }] });

describe('DeckThreads', () => {
  it('reads a deck of this machine', async () => {
    const threads = await openThreads();
    const slides = [
      { shapes: title('Shown') + shape({ text: 'page 1', placeholder: 'type="sldNum"' }) },
      { shapes: title('Hidden'), hidden: true },
    ];
    const path = await fileOf(await buildDeck({ slides }));
    const { deck, segments } = await threads.call('readDeckFile', { ...OPTIONS, path });
    expect(deck.slides.map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(segments.map(({ text }) => text).join('')).toBe('Shown\n\nHidden');
    const input = { ...OPTIONS, path, skipHidden: true, footers: true };
    const other = await threads.call('readDeckFile', input);
    expect(other.deck.slides.map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(other.segments.map(({ text }) => text).join('')).toBe('Shown\npage 1');
  });

  it('reads a deck of the artifact store', async () => {
    const { folder, artifacts } = await tempStore();
    const threads = await openThreads({ artifactUrl: pathToFileURL(folder).href });
    const deck = await artifacts.put('acme', deckArtifact, await smallDeck());
    const parsed = await threads.call('parseDeck', { ...OPTIONS, deck });
    expect(await artifacts.get('acme', outlineArtifact, parsed.outline)).toMatchObject({
      slides: 1,
    });
  });

  it.each([
    ['no zip', Buffer.from('no deck'), InvalidDeck],
    [
      'a zip with a password',
      buildZip([{ name: '_rels/.rels', content: '', flags: 1 }]),
      EncryptedDeck,
    ],
  ])('throws of %s what reading it throws', async (_, bytes, errorClass) => {
    const threads = await openThreads();
    const path = await fileOf(bytes);
    await expect(threads.call('readDeckFile', { ...OPTIONS, path })).rejects.toBeInstanceOf(
      errorClass,
    );
  });

  it('keeps to the limits of the configuration', async () => {
    const { deckLimits } = parseConfig({ DECK_MAX_ENTRIES: '3' });
    const threads = await openThreads({ deckLimits });
    const path = await fileOf(await smallDeck());
    await expect(threads.call('readDeckFile', { ...OPTIONS, path })).rejects.toThrow(
      /more than 3 entries.*DECK_MAX_ENTRIES/,
    );
  });

  it('refuses a deck that takes too long, and says which limit that is', async () => {
    const threads = await openThreads({ deckThread: { maxMs: 1, maxHeapMb: 256 } });
    const path = await fileOf(await smallDeck());
    const reading = threads.call('readDeckFile', { ...OPTIONS, path });
    await expect(reading).rejects.toBeInstanceOf(DeckTooLarge);
    await expect(reading).rejects.toThrow(/longer than 0.001 s \(DECK_MAX_SECONDS\)/);
  });

  it('refuses a deck that takes too much memory, and reads the next one', async () => {
    const { deckLimits } = parseConfig({ DECK_MAX_XML_NODES: '10000000' });
    const threads = await openThreads({
      deckLimits,
      deckThread: { maxMs: 60_000, maxHeapMb: 128 },
    });
    const shapes = shape({ paragraphs: '<a:p><a:r><a:t>x</a:t></a:r></a:p>'.repeat(600_000) });
    const path = await fileOf(await buildDeck({ slides: [{ shapes }] }));
    const reading = threads.call('readDeckFile', { ...OPTIONS, path });
    await expect(reading).rejects.toBeInstanceOf(DeckTooLarge);
    await expect(reading).rejects.toThrow(/more than 128 MiB of memory \(DECK_MAX_MEMORY_MB\)/);
    const next = await fileOf(await smallDeck());
    const { deck } = await threads.call('readDeckFile', { ...OPTIONS, path: next });
    expect(deck.slides[0]?.title).toBe('Topic');
  });

  it('gives up when told to', async () => {
    const threads = await openThreads();
    const path = await fileOf(await smallDeck());
    const given = AbortSignal.abort(new Error('cancelled'));
    await expect(threads.call('readDeckFile', { ...OPTIONS, path }, given)).rejects.toThrow(
      'cancelled',
    );
  });
});
