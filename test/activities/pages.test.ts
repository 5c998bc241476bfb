import { describe, expect, it } from 'vitest';
import {
  failuresArtifact,
  type Page,
  type PageBatch,
  type PageSegment,
} from '../../activities/artifacts.ts';
import {
  batchesOf,
  extractionsOf,
  failuresIn,
  failuresOf,
  keepPage,
  listUnread,
  openPage,
  type ListUnreadInput,
} from '../../activities/pages.ts';
import { ArtifactMissing } from '../../domain/errors.ts';
import type { ArtifactStore } from '../../stores/artifacts/artifact-store.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';
import { collect } from './collect.ts';

const tenantId = 'acme';
const DOWN = { errorType: 'LlmUnavailable', message: 'down' };
const SLOW = { errorType: 'LlmRateLimited', message: 'slow down' };

function aPageSegment(ordinal: number, outcome: Partial<PageSegment> = {}): PageSegment {
  return {
    segmentId: `s${ordinal}`,
    ordinal,
    topicLabel: `Topic ${ordinal}`,
    artifact: `segment-v1/${ordinal}`,
    extraction: null,
    failure: null,
    ...outcome,
  };
}

function aPageBatch(ordinalFrom: number, outcome: Partial<PageBatch> = {}): PageBatch {
  return {
    chunks: `chunks-v1/${ordinalFrom}`,
    count: 5,
    ordinalFrom,
    ordinalTo: ordinalFrom,
    vectors: null,
    failure: null,
    ...outcome,
  };
}

/** Segments 1 and 2, and 3 and 4: the second could not be read, the third not be embedded. */
const PAGES: Page[] = [
  {
    segments: [
      aPageSegment(1, { extraction: 'extraction-v1/1' }),
      aPageSegment(2, { failure: DOWN }),
    ],
    batches: [aPageBatch(1, { vectors: 'vectors-v1/1', ordinalTo: 2 })],
  },
  {
    segments: [3, 4].map((ordinal) =>
      aPageSegment(ordinal, { extraction: `extraction-v1/${ordinal}` }),
    ),
    batches: [aPageBatch(3, { failure: SLOW }), aPageBatch(4, { vectors: 'vectors-v1/4' })],
  },
];

async function keepAll(artifacts: ArtifactStore, pages: Page[] = PAGES) {
  return Promise.all(pages.map((page) => keepPage(artifacts, { tenantId, page })));
}

describe('keepPage and openPage', () => {
  it('keep a page, and the same page under the same reference', async () => {
    const { artifacts } = await tempStore();
    const [page] = await keepAll(artifacts);
    expect(await openPage(artifacts, { tenantId, page: page! })).toEqual(PAGES[0]);
    expect(await keepAll(artifacts, [PAGES[0]!])).toEqual([page]);
  });

  it('say when a page is gone', async () => {
    const { artifacts } = await tempStore();
    const [page] = await keepAll(artifacts);
    await artifacts.remove(tenantId, page!);
    await expect(openPage(artifacts, { tenantId, page: page! })).rejects.toThrow(ArtifactMissing);
  });
});

describe('a document in pages', () => {
  it('has the extractions of all pages, in order', async () => {
    const { artifacts } = await tempStore();
    const input = { tenantId, extractions: [], pages: await keepAll(artifacts) };
    expect(await collect(extractionsOf(artifacts, input))).toEqual([
      'extraction-v1/1',
      'extraction-v1/3',
      'extraction-v1/4',
    ]);
  });

  it('has the batches that were embedded, and counts the chunks of the pages before', async () => {
    const { artifacts } = await tempStore();
    const input = { tenantId, batches: [], pages: await keepAll(artifacts) };
    expect(await collect(batchesOf(artifacts, input))).toEqual([
      { chunks: 'chunks-v1/1', vectors: 'vectors-v1/1', chunksBefore: 0 },
      { chunks: 'chunks-v1/4', vectors: 'vectors-v1/4', chunksBefore: 5 },
    ]);
  });

  it('has the failures of all pages', async () => {
    const { artifacts } = await tempStore();
    const input = { tenantId, failures: [], pages: await keepAll(artifacts) };
    expect(await failuresOf(artifacts, input)).toEqual([
      { segmentId: 's2', ...DOWN },
      { segmentId: 's3', ...SLOW },
    ]);
  });

  it('names a segment once that was neither read nor embedded', () => {
    const segments = [aPageSegment(1, { failure: DOWN })];
    const batches = [aPageBatch(1, { failure: SLOW })];
    expect(failuresIn({ segments, batches })).toEqual([{ segmentId: 's1', ...DOWN }]);
    expect(failuresIn({ segments: [aPageSegment(1)], batches: null })).toEqual([]);
  });
});

describe('a document without pages', () => {
  it('has what its lists say', async () => {
    const { artifacts } = await tempStore();
    const extractions = ['extraction-v1/1', 'extraction-v1/2'] as const;
    expect(
      await collect(extractionsOf(artifacts, { tenantId, extractions: [...extractions] })),
    ).toEqual(extractions);
    const batch = { chunks: 'chunks-v1/1', vectors: 'vectors-v1/1' } as const;
    expect(await collect(batchesOf(artifacts, { tenantId, batches: [batch] }))).toEqual([
      { ...batch, chunksBefore: 0 },
    ]);
    const failures = [{ segmentId: 's1', ...DOWN }];
    expect(await failuresOf(artifacts, { tenantId, failures })).toEqual(failures);
  });
});

describe('listUnread', () => {
  const list = async (input: Partial<ListUnreadInput>) => {
    const { artifacts } = await tempStore();
    const pages = await keepAll(artifacts);
    const ref = await listUnread(artifacts, {
      tenantId,
      failures: [],
      pages,
      except: [],
      ...input,
    });
    return ref === null ? null : artifacts.get(tenantId, failuresArtifact, ref);
  };

  it('keeps which segments could not be read; those that were not embedded are tried again', async () => {
    expect(await list({})).toEqual([{ segmentId: 's2', ...DOWN }]);
  });

  it('keeps those of a document without pages', async () => {
    const failures = [{ segmentId: 's1', ...DOWN }];
    expect(await list({ failures, pages: undefined })).toEqual(failures);
  });

  it('leaves out what is to be read again', async () => {
    expect(await list({ except: ['s2'] })).toBeNull();
  });
});
