import { describe, expect, it } from 'vitest';
import {
  chunksArtifact,
  outlineArtifact,
  pageArtifact,
  segmentArtifact,
  type Outline,
} from '../../activities/artifacts.ts';
import { chunkDocument } from '../../activities/chunk-document.ts';
import type { Chunk } from '../../domain/chunking.ts';
import type { Segment } from '../../domain/segment.ts';
import { aSegment } from '../domain/builders.ts';
import { NO_PROPERTIES } from '../pptx/deck-of.ts';
import { tempStore, type TempStore } from '../stores/artifacts/temp-store.ts';

/** Chunks the segments, and gives the batches with what is in them. */
const SIZES = { maxTokens: 256, overlapTokens: 64 };

async function chunkAll({ artifacts }: TempStore, segments: Segment[]) {
  const outline: Outline = {
    properties: NO_PROPERTIES,
    slides: 1,
    warnings: [],
    segments: [],
  };
  for (const segment of segments) {
    const { text: _, slides: __, ...rest } = segment;
    const artifact = await artifacts.put('acme', segmentArtifact, segment);
    outline.segments.push({ ...rest, artifact });
  }
  const ref = await artifacts.put('acme', outlineArtifact, outline);
  const batches = await chunkDocument(artifacts, SIZES, { tenantId: 'acme', outline: ref });
  const contents = await Promise.all(
    batches.map((batch) => artifacts.get('acme', chunksArtifact, batch.chunks)),
  );
  return { batches, contents };
}

/** A segment of so many chunks: each sentence nearly fills one, and none overlaps. */
function segmentOf(chunks: number, ordinal: number): Segment {
  const sentence = (index: number) => `Sentence ${ordinal} ${index}: ${'word '.repeat(195)}end.`;
  const text = Array.from({ length: chunks }, (_, index) => sentence(index)).join('\n');
  return aSegment({ text, ordinal });
}

const ordinalsOf = (chunks: Chunk[], segments: Segment[]) => [
  ...new Set(
    chunks.map(({ segmentId }) => segments.find((s) => s.segmentId === segmentId)?.ordinal),
  ),
];

describe('chunkDocument', () => {
  it('makes chunks of some hundred words that overlap by sentences', async () => {
    const sentences = Array.from({ length: 60 }, (_, index) => `Sentence ${index} has six words.`);
    const segment = aSegment({ text: sentences.join(' ') });
    const { contents } = await chunkAll(await tempStore(), [segment]);
    const [first, second] = contents.flat();
    const words = first!.text.split(' ').length;
    expect(words).toBeGreaterThan(100);
    expect(words).toBeLessThan(256);
    expect(second!.charStart).toBeLessThan(first!.charEnd);
    expect(second!.text).toMatch(/^Sentence /);
  });

  it.each([
    ['a mark of a model', 'A model ends at <|endoftext|> and nowhere else.'],
    ['a wide gap', `wide${' '.repeat(20_000)}gap`],
  ])('takes any text: %s', async (_, text) => {
    const { contents } = await chunkAll(await tempStore(), [aSegment({ text })]);
    expect(contents.flat().length).toBeGreaterThan(0);
  });

  it('says how many chunks a batch has, and of which segments', async () => {
    const segments = [segmentOf(2, 1), segmentOf(1, 2), segmentOf(3, 3)];
    const { batches, contents } = await chunkAll(await tempStore(), segments);
    expect(batches).toMatchObject([{ count: 6, ordinalFrom: 1, ordinalTo: 3 }]);
    expect(contents[0]).toHaveLength(6);
  });

  it('begins a new batch rather than part the chunks of a segment', async () => {
    const segments = [segmentOf(40, 1), segmentOf(24, 2), segmentOf(30, 3), segmentOf(40, 4)];
    const { batches, contents } = await chunkAll(await tempStore(), segments);
    expect(batches).toMatchObject([
      { count: 64, ordinalFrom: 1, ordinalTo: 2 },
      { count: 30, ordinalFrom: 3, ordinalTo: 3 },
      { count: 40, ordinalFrom: 4, ordinalTo: 4 },
    ]);
    expect(contents.map((chunks) => ordinalsOf(chunks, segments))).toEqual([[1, 2], [3], [4]]);
  });

  it('gives a segment of very many chunks a batch of its own', async () => {
    const { batches } = await chunkAll(await tempStore(), [
      segmentOf(1, 1),
      segmentOf(70, 2),
      segmentOf(1, 3),
    ]);
    expect(batches.map(({ count }) => count)).toEqual([1, 70, 1]);
  });

  it('numbers the chunks through all batches', async () => {
    const { contents } = await chunkAll(await tempStore(), [segmentOf(50, 1), segmentOf(50, 2)]);
    const chunks = contents.flat();
    expect(contents).toHaveLength(2);
    expect(chunks.map(({ chunkIndex }) => chunkIndex)).toEqual([...chunks.keys()]);
  });

  it('cuts the segments of a page, and numbers their chunks from its beginning', async () => {
    const store = await tempStore();
    const segments = await Promise.all(
      [segmentOf(2, 8), segmentOf(1, 9)].map(async (segment) => ({
        segmentId: segment.segmentId,
        ordinal: segment.ordinal,
        topicLabel: segment.topicLabel,
        artifact: await store.artifacts.put('acme', segmentArtifact, segment),
        extraction: null,
        failure: null,
      })),
    );
    const page = await store.artifacts.put('acme', pageArtifact, { segments, batches: null });
    const batches = await chunkDocument(store.artifacts, SIZES, { tenantId: 'acme', page });
    expect(batches).toMatchObject([{ count: 3, ordinalFrom: 8, ordinalTo: 9 }]);
    const chunks = await store.artifacts.get('acme', chunksArtifact, batches[0]!.chunks);
    expect(chunks.map(({ chunkIndex }) => chunkIndex)).toEqual([0, 1, 2]);
  });

  it('makes no batch of a document without text', async () => {
    const store = await tempStore();
    expect((await chunkAll(store, [])).batches).toEqual([]);
    expect((await chunkAll(store, [aSegment({ text: ' \n' })])).batches).toEqual([]);
  });

  it('gives the same batches the second time', async () => {
    const store = await tempStore();
    const segments = [segmentOf(3, 1), segmentOf(2, 2)];
    const { batches } = await chunkAll(store, segments);
    expect((await chunkAll(store, segments)).batches).toEqual(batches);
  });
});
