import { describe, expect, it } from 'vitest';
import {
  claimsArtifact,
  extractionArtifact,
  type KeptPrepass,
  prepassArtifact,
  segmentArtifact,
} from '../../activities/artifacts.ts';
import { extractSegment, type ExtractSegmentInput } from '../../activities/extract-segment.ts';
import { LlmAnswerInvalid, LlmUnavailable } from '../../domain/errors.ts';
import { NO_USAGE } from '../../domain/llm-usage.ts';
import type { Segment } from '../../domain/segment.ts';
import type { SegmentReader } from '../../llm/segment-reader.ts';
import { aConceptClaim, aSegment, aSegmentOfSlides, someClaims } from '../domain/builders.ts';
import { tempStore, type TempStore } from '../stores/artifacts/temp-store.ts';
import { aPrepass, aReader, USAGE } from './readers.ts';

const { signal } = new AbortController();
const MADE_UP = someClaims({ concepts: [aConceptClaim({ surface_form: 'Pulsar' })] });

interface Given {
  segment?: Segment;
  prepass?: KeptPrepass;
  input?: Partial<ExtractSegmentInput>;
}

async function extract(
  { artifacts }: TempStore,
  reader: SegmentReader,
  { segment = aSegment(), prepass = aPrepass(), input = {} }: Given = {},
) {
  const { tenantId = 'acme' } = input;
  return extractSegment(
    artifacts,
    { SMALL: reader },
    {
      tenantId,
      segment: await artifacts.put(tenantId, segmentArtifact, segment),
      prepass: await artifacts.put(tenantId, prepassArtifact, prepass),
      ...input,
    },
    signal,
  );
}

describe('extractSegment, by the bigger model', () => {
  it('keeps what that answers, also for a run that asks the usual one', async () => {
    const store = await tempStore();
    const small = aReader({ model: 'small', claims: MADE_UP });
    const readers = { SMALL: small, BIG: aReader({ model: 'big' }) };
    const { artifacts } = store;
    const input = {
      tenantId: 'acme',
      segment: await artifacts.put('acme', segmentArtifact, aSegment()),
      prepass: await artifacts.put('acme', prepassArtifact, aPrepass()),
    };
    const refused = extractSegment(artifacts, readers, input, signal);
    await expect(refused).rejects.toBeInstanceOf(LlmAnswerInvalid);
    const done = await extractSegment(artifacts, readers, { ...input, route: 'BIG' }, signal);
    expect(await extractSegment(artifacts, readers, input, signal)).toEqual({
      extraction: done.extraction,
      usage: NO_USAGE,
      reused: true,
    });
    expect(small.asked).toHaveLength(1);
  });
});

describe('extractSegment', () => {
  it('keeps what the text bears out of the answer, and tells what it cost', async () => {
    const store = await tempStore();
    const concepts = [...someClaims().concepts, aConceptClaim({ canonical_name: 'Pulsar' })];
    const done = await extract(store, aReader({ claims: someClaims({ concepts }) }));
    expect(done).toMatchObject({ usage: USAGE, reused: false });
    expect(await store.artifacts.get('acme', extractionArtifact, done.extraction)).toMatchObject({
      segmentId: aSegment().segmentId,
      mentions: [{ canonicalKey: 'kafka' }, { canonicalKey: 'event' }],
      relations: [{ source: 'kafka', target: 'event' }],
      rejected: { mentions: 1, relations: 0 },
    });
  });

  it('hands the reader the segment, the prepass, the signal and the complaint', async () => {
    const reader = aReader();
    const prepass = aPrepass({ subject: 'logs' });
    const complaint = 'Copy verbatim.';
    await extract(await tempStore(), reader, { prepass, input: { complaint } });
    expect(reader.asked).toEqual([
      { step: 'extract', text: aSegment().text, prepass, options: { signal, complaint } },
    ]);
  });

  it('asks nothing the second time', async () => {
    const store = await tempStore();
    const first = await extract(store, aReader());
    const reader = aReader();
    expect(await extract(store, reader)).toEqual({
      extraction: first.extraction,
      usage: NO_USAGE,
      reused: true,
    });
    expect(reader.asked).toEqual([]);
  });

  it('finds the places of a known answer anew where the segment has moved', async () => {
    const store = await tempStore();
    await extract(store, aReader(), { segment: aSegmentOfSlides(['Kafka', 'stores events']) });
    const moved = aSegmentOfSlides(['Kafka', 'stores events'], {
      slideFrom: 8,
      segmentId: 'moved',
    });
    const claims = someClaims({ relations: [] });
    const done = await extract(store, aReader({ claims }), { segment: moved });
    expect(done.reused).toBe(true);
    expect(await store.artifacts.get('acme', extractionArtifact, done.extraction)).toMatchObject({
      segmentId: 'moved',
      mentions: [
        { surfaceForm: 'Kafka', slide: 8 },
        { surfaceForm: 'events', slide: 9 },
      ],
    });
  });

  it.each<[string, SegmentReader, Given]>([
    ['text', aReader(), { segment: aSegment({ text: 'Kafka stores events again.' }) }],
    ['language', aReader(), { segment: aSegment({ language: 'fr' }) }],
    ['prepass', aReader(), { prepass: aPrepass({ subject: 'other' }) }],
    ['model', aReader({ model: 'model-2' }), {}],
    ['version of the reader', aReader({ version: 'version-2' }), {}],
    ['tenant', aReader(), { input: { tenantId: 'rival' } }],
  ])('asks again for another %s', async (_, reader, given) => {
    const store = await tempStore();
    await extract(store, aReader());
    expect(await extract(store, reader, given)).toMatchObject({ reused: false });
  });

  it('asks again when the answer that it remembers is no longer in the store', async () => {
    const store = await tempStore();
    await extract(store, aReader());
    const answer = await store.artifacts.put('acme', claimsArtifact, someClaims());
    await store.artifacts.remove('acme', answer);
    expect(await extract(store, aReader())).toMatchObject({ reused: false, usage: USAGE });
  });

  it('refuses an answer that is mostly made up, and tells what it cost all the same', async () => {
    const refused = extract(await tempStore(), aReader({ claims: MADE_UP }));
    await expect(refused).rejects.toBeInstanceOf(LlmAnswerInvalid);
    await expect(refused).rejects.toMatchObject({ usage: USAGE });
  });

  it.each([
    ['whose answer cannot be used', aReader({ claims: MADE_UP })],
    ['that failed', aReader({ failure: new LlmUnavailable('503') })],
  ])('remembers nothing of a reader %s', async (_, reader) => {
    const store = await tempStore();
    await expect(extract(store, reader)).rejects.toThrow();
    expect(await extract(store, aReader())).toMatchObject({ reused: false });
  });

  it('throws what the reader throws', async () => {
    const failure = new LlmUnavailable('503');
    await expect(extract(await tempStore(), aReader({ failure }))).rejects.toBe(failure);
  });
});

async function confidenceAfter(prepass: KeptPrepass, reader: SegmentReader): Promise<number> {
  const store = await tempStore();
  const { extraction } = await extract(store, reader, { prepass });
  const { mentions } = await store.artifacts.get('acme', extractionArtifact, extraction);
  return mentions[0]!.confidence;
}

describe('extractSegment, of two readers that agree', () => {
  const claims = someClaims({ concepts: [aConceptClaim({ confidence: 0.5 })], relations: [] });

  it.each<[string, KeptPrepass, SegmentReader, number]>([
    ['a model and itself', { ...aPrepass(), provider: 'openai' }, aReader({ claims }), 0.6],
    [
      'the local reader and a model',
      { ...aPrepass(), provider: 'local' },
      aReader({ claims }),
      0.6,
    ],
    ['a model that was not told', aPrepass({ entities: [] }), aReader({ claims }), 0.5],
    [
      'the local reader and itself, which says nothing',
      { ...aPrepass(), provider: 'local' },
      { ...aReader({ claims }), provider: 'local' },
      0.5,
    ],
  ])('is as sure as it should be: %s', async (_, prepass, reader, expected) => {
    expect(await confidenceAfter(prepass, reader)).toBeCloseTo(expected, 10);
  });

  it('does not tell the reader who made the prepass', async () => {
    const reader = aReader();
    await extract(await tempStore(), reader, { prepass: { ...aPrepass(), provider: 'local' } });
    expect(reader.asked[0]?.prepass).toEqual(aPrepass());
  });
});
