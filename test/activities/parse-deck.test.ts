import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  deckArtifact,
  failuresArtifact,
  outlineArtifact,
  pageArtifact,
  segmentArtifact,
  type Page,
} from '../../activities/artifacts.ts';
import { parseDeck, type ParsedDeck, type ParseDeckInput } from '../../activities/parse-deck.ts';
import { ArtifactMissing, DeckTooLarge } from '../../domain/errors.ts';
import { DEFAULT_DECK_LIMITS } from '../../pptx/limits.ts';
import { buildDeck } from '../pptx/deck-builder.ts';
import { title } from '../pptx/deck-xml.ts';
import { tempStore, type TempStore } from '../stores/artifacts/temp-store.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');

async function parse(
  { artifacts }: TempStore,
  bytes: Uint8Array,
  input: Partial<ParseDeckInput> = {},
  { limits = DEFAULT_DECK_LIMITS, segmentsPerWorkflow = 500 } = {},
) {
  const deck = await artifacts.put('acme', deckArtifact, bytes);
  const whole = { tenantId: 'acme', documentId: 'handbook', deck, skipHidden: false, ...input };
  return parseDeck(artifacts, { limits, segmentsPerWorkflow }, whole);
}

describe('parseDeck', () => {
  it.each(['reliable-services', 'rgpd-en-pratique'])(
    'keeps the segments of %s, and an outline of them',
    async (name) => {
      const store = await tempStore();
      const parsed = await parse(store, await readFile(join(EXAMPLES, `${name}.pptx`)));
      const outline = await store.artifacts.get('acme', outlineArtifact, parsed.outline);
      expect(outline.slides).toBe(parsed.slides);
      expect(outline.warnings).toEqual([]);
      expect(parsed.segments.length).toBeGreaterThan(1);
      expect(outline.segments.map(({ ordinal }) => ordinal)).toEqual(
        parsed.segments.map((_, index) => index + 1),
      );
      for (const [index, { artifact, ...rest }] of outline.segments.entries()) {
        const segment = await store.artifacts.get('acme', segmentArtifact, artifact);
        expect(segment).toMatchObject(rest);
        expect(segment.text).toHaveLength(segment.charEnd - segment.charStart);
        expect(parsed.segments[index]).toEqual({
          segmentId: segment.segmentId,
          ordinal: segment.ordinal,
          topicLabel: segment.topicLabel,
          artifact,
          characters: segment.text.length,
        });
      }
    },
  );

  it('holds no text in what it returns or outlines', async () => {
    const store = await tempStore();
    const parsed = await parse(
      store,
      await buildDeck({ slides: [{ shapes: title('Topic'), notes: ['A long secret speech.'] }] }),
    );
    const outline = await store.artifacts.get('acme', outlineArtifact, parsed.outline);
    expect(JSON.stringify([parsed, outline])).not.toContain('secret speech');
  });

  it('gives the same references the second time, and others for another document', async () => {
    const store = await tempStore();
    const bytes = await buildDeck({ slides: [{ shapes: title('Topic') }] });
    const first = await parse(store, bytes);
    expect(await parse(store, bytes)).toEqual(first);
    const other = await parse(store, bytes, { documentId: 'other' });
    expect(other.segments[0]?.segmentId).not.toBe(first.segments[0]?.segmentId);
  });

  it('leaves hidden slides out when asked to', async () => {
    const store = await tempStore();
    const bytes = await buildDeck({
      slides: [{ shapes: title('Shown') }, { shapes: title('Hidden'), hidden: true }],
    });
    const textOf = async (skipHidden: boolean) => {
      const { segments } = await parse(store, bytes, { skipHidden });
      const all = await Promise.all(
        segments.map(({ artifact }) => store.artifacts.get('acme', segmentArtifact, artifact)),
      );
      return all.map(({ text }) => text).join('');
    };
    expect(await textOf(false)).toContain('Hidden');
    expect(await textOf(true)).not.toContain('Hidden');
  });

  it('warns of a deck without any text', async () => {
    const store = await tempStore();
    const parsed = await parse(store, await buildDeck({ slides: [{}, {}] }));
    expect(parsed).toMatchObject({
      slides: 2,
      segments: [],
      warnings: [
        { slide: null, message: expect.stringMatching(/^None of the 2 slides has any text/) },
      ],
    });
  });

  it('returns the first fifty warnings, and keeps all', async () => {
    const store = await tempStore();
    const slides = Array.from({ length: 60 }, (_, index) => ({
      shapes: title(`Slide ${index}`),
      relationships: [{ id: 'n', type: 'notesSlide', target: '../notesSlides/gone.xml' }],
    }));
    const parsed = await parse(store, await buildDeck({ slides }));
    const outline = await store.artifacts.get('acme', outlineArtifact, parsed.outline);
    expect(outline.warnings).toHaveLength(60);
    expect(parsed.warnings).toEqual(outline.warnings.slice(0, 50));
  });

  it('keeps to the limits', async () => {
    const bytes = await buildDeck({ slides: [{}] });
    const limits = { ...DEFAULT_DECK_LIMITS, fileBytes: bytes.length - 1 };
    await expect(parse(await tempStore(), bytes, {}, { limits })).rejects.toThrow(DeckTooLarge);
  });

  it('says when the deck is gone', async () => {
    const store = await tempStore();
    const deck = await store.artifacts.put('acme', deckArtifact, new Uint8Array());
    await store.artifacts.remove('acme', deck);
    const input = { tenantId: 'acme', documentId: 'handbook', deck, skipHidden: false };
    await expect(
      parseDeck(store.artifacts, { limits: DEFAULT_DECK_LIMITS, segmentsPerWorkflow: 500 }, input),
    ).rejects.toThrow(ArtifactMissing);
  });
});

/** A deck of so many segments. */
function talkOf(segments: number, label = 'Topic'): Promise<Uint8Array> {
  return buildDeck({
    slides: Array.from({ length: segments }, (_, index) => ({
      section: `${label} ${index}`,
      shapes: title(`${label} ${index}`),
    })),
  });
}

function pagesIn({ artifacts }: TempStore, { pages }: ParsedDeck): Promise<Page[]> {
  return Promise.all(pages!.map(({ page }) => artifacts.get('acme', pageArtifact, page)));
}

describe('parseDeck, of more segments than one workflow reads', () => {
  it('gives them in pages of about the same size', async () => {
    const store = await tempStore();
    const parsed = await parse(store, await talkOf(11), {}, { segmentsPerWorkflow: 8 });
    expect(parsed.segments).toEqual([]);
    expect(parsed.pages).toMatchObject([
      { ordinalFrom: 1, segments: 3 },
      { ordinalFrom: 4, segments: 4 },
      { ordinalFrom: 8, segments: 4 },
    ]);
    const outline = await store.artifacts.get('acme', outlineArtifact, parsed.outline);
    const pages = await pagesIn(store, parsed);
    expect(pages.flatMap(({ segments }) => segments)).toEqual(
      outline.segments.map(({ segmentId, ordinal, topicLabel, artifact, charStart, charEnd }) => ({
        segmentId,
        ordinal,
        topicLabel,
        artifact,
        characters: charEnd - charStart,
        extraction: null,
        failure: null,
      })),
    );
    expect(pages.map(({ batches }) => batches)).toEqual([null, null, null]);
  });

  it('gives as many as one workflow reads in a list', async () => {
    const parsed = await parse(await tempStore(), await talkOf(8), {}, { segmentsPerWorkflow: 8 });
    expect(parsed.segments).toHaveLength(8);
    expect(parsed.pages).toBeUndefined();
  });

  it('gives fewer in pages, too, when their labels are too long for a history', async () => {
    const label = '品質管理部門向け'.repeat(14);
    const parsed = await parse(await tempStore(), await talkOf(480, label));
    expect(parsed.pages?.map(({ segments }) => segments)).toEqual([120, 120, 120, 120]);
  });

  it('notes in the pages which segments are left out', async () => {
    const store = await tempStore();
    const bytes = await talkOf(5);
    const options = { segmentsPerWorkflow: 4 };
    const [first] = await pagesIn(store, await parse(store, bytes, {}, options));
    const failure = { errorType: 'LlmUnavailable', message: 'down' };
    const leaveOut = [{ segmentId: first!.segments[0]!.segmentId, ...failure }];
    const parsed = await parse(store, bytes, { leaveOut }, options);
    const failures = (await pagesIn(store, parsed)).flatMap(({ segments }) =>
      segments.map((segment) => segment.failure),
    );
    expect(failures).toEqual([failure, null, null, null, null]);
  });

  it('gives a deck in pages, whatever its size, when a list says what is left out', async () => {
    const store = await tempStore();
    const bytes = await talkOf(3);
    const { segments } = await parse(store, bytes);
    const failure = { errorType: 'LlmUnavailable', message: 'down' };
    const left = [{ segmentId: segments[2]!.segmentId, ...failure }];
    const leaveOutList = await store.artifacts.put('acme', failuresArtifact, left);
    const [page] = await pagesIn(store, await parse(store, bytes, { leaveOutList }));
    expect(page!.segments.map((segment) => segment.failure)).toEqual([null, null, failure]);
  });
});
