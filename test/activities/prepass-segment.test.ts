import { describe, expect, it } from 'vitest';
import {
  contextArtifact,
  prepassArtifact,
  segmentArtifact,
  type SegmentToRead,
} from '../../activities/artifacts.ts';
import { prepassSegment, type PrepassSegmentInput } from '../../activities/prepass-segment.ts';
import type { DocumentContext } from '../../domain/document-context.ts';
import { LlmUnavailable } from '../../domain/errors.ts';
import { NO_USAGE } from '../../domain/llm-usage.ts';
import type { Segment } from '../../domain/segment.ts';
import type { SegmentReader } from '../../llm/segment-reader.ts';
import { aContext, aSegment } from '../domain/builders.ts';
import { tempStore, type TempStore } from '../stores/artifacts/temp-store.ts';
import { aPrepass, aReader, USAGE } from './readers.ts';

const { signal } = new AbortController();

async function prepass(
  { artifacts }: TempStore,
  reader: SegmentReader,
  { context, ...segment }: Partial<SegmentToRead> = {},
  input: Partial<PrepassSegmentInput> = {},
) {
  const { tenantId = 'acme' } = input;
  const given = { ...aSegment(segment), ...(context === undefined ? {} : { context }) };
  const ref = await artifacts.put(tenantId, segmentArtifact, given);
  return prepassSegment(artifacts, { SMALL: reader }, { tenantId, segment: ref, ...input }, signal);
}

describe('prepassSegment, by the bigger model', () => {
  const small = aReader({ model: 'small' });
  const big = aReader({ model: 'big', prepassAnswer: aPrepass({ subject: 'more' }) });

  it('keeps what that answers, also for a run that asks the usual one', async () => {
    const { artifacts } = await tempStore();
    const segment = await artifacts.put('acme', segmentArtifact, aSegment());
    const readers = { SMALL: small, BIG: big };
    const input = { tenantId: 'acme', segment };
    const done = await prepassSegment(artifacts, readers, { ...input, route: 'BIG' }, signal);
    expect(await artifacts.get('acme', prepassArtifact, done.prepass)).toMatchObject({
      subject: 'more',
    });
    expect(await prepassSegment(artifacts, readers, input, signal)).toEqual({
      prepass: done.prepass,
      usage: NO_USAGE,
      reused: true,
    });
    expect(small.asked).toEqual([]);
    expect(big.asked).toHaveLength(1);
  });
});

describe('prepassSegment', () => {
  it('keeps what the reader answers, and tells what it cost', async () => {
    const store = await tempStore();
    const answer = aPrepass({ subject: 'event logs' });
    const done = await prepass(store, aReader({ prepassAnswer: answer }));
    expect(done).toMatchObject({ usage: USAGE, reused: false });
    expect(await store.artifacts.get('acme', prepassArtifact, done.prepass)).toEqual({
      ...answer,
      provider: 'openai',
    });
  });

  it('hands the reader the segment, the signal and the complaint', async () => {
    const reader = aReader();
    const complaint = 'Not JSON.';
    await prepass(await tempStore(), reader, { text: 'Some text' }, { complaint });
    expect(reader.asked).toEqual([
      { step: 'prepass', text: 'Some text', options: { signal, complaint } },
    ]);
  });

  it('asks nothing the second time', async () => {
    const store = await tempStore();
    const first = await prepass(store, aReader());
    const reader = aReader();
    expect(await prepass(store, reader)).toEqual({
      prepass: first.prepass,
      usage: NO_USAGE,
      reused: true,
    });
    expect(reader.asked).toEqual([]);
  });

  it.each<[string, Partial<Segment>]>([
    ['elsewhere in the deck', { ordinal: 9, slideFrom: 40, charStart: 900, segmentId: 'other' }],
    ['with other blanks at its end', { text: `${aSegment().text}\n\n` }],
    ['under another topic', { topicLabel: 'Other' }],
  ])('asks nothing for the same text %s', async (_, change) => {
    const store = await tempStore();
    await prepass(store, aReader());
    expect(await prepass(store, aReader(), change)).toMatchObject({ reused: true });
  });

  it.each([
    ['text', aReader(), { text: 'Other text' }, {}],
    ['language', aReader(), { language: 'fr' }, {}],
    ['model', aReader({ model: 'model-2' }), {}, {}],
    ['version of the reader', aReader({ version: 'version-2' }), {}, {}],
    ['tenant', aReader(), {}, { tenantId: 'rival' }],
  ])('asks again for another %s', async (_, reader, segment, input) => {
    const store = await tempStore();
    await prepass(store, aReader());
    expect(await prepass(store, reader, segment, input)).toMatchObject({ reused: false });
    expect(reader.asked).toHaveLength(1);
  });

  it('asks again when what it remembers is no longer in the store', async () => {
    const store = await tempStore();
    const { prepass: lost } = await prepass(store, aReader());
    await store.artifacts.remove('acme', lost);
    const done = await prepass(store, aReader());
    await expect(store.artifacts.get('acme', prepassArtifact, done.prepass)).resolves.toMatchObject(
      aPrepass(),
    );
  });

  it('remembers nothing of a reader that failed', async () => {
    const store = await tempStore();
    const failure = new LlmUnavailable('503');
    await expect(prepass(store, aReader({ failure }))).rejects.toBe(failure);
    expect(await prepass(store, aReader())).toMatchObject({ reused: false });
  });
});

describe('prepassSegment, of who is to extract', () => {
  const routing = { smallFromEntities: 2, bigFromEntities: 3, longFromTokens: 100 };
  const text = 'Kafka and Pulsar and RabbitMQ';

  it.each([
    [['Kafka'], 'LOCAL'],
    [['Kafka', 'Pulsar'], 'SMALL'],
    [['Kafka', 'Pulsar', 'RabbitMQ'], 'BIG'],
    [['Kafka', 'Somewhere Else'], 'LOCAL'],
  ])('says of %j %s, also when it knows the answer', async (entities, route) => {
    const store = await tempStore();
    const reader = aReader({ prepassAnswer: aPrepass({ entities }) });
    const first = await prepass(store, reader, { text }, { routing });
    expect(first).toMatchObject({ reused: false, routing: { route } });
    const second = await prepass(store, reader, { text }, { routing });
    expect(second).toMatchObject({ reused: true, routing: first.routing });
  });

  it('says nothing where nobody asks', async () => {
    expect(await prepass(await tempStore(), aReader(), { text })).not.toHaveProperty('routing');
  });
});

describe('prepassSegment, with what is known of the document', () => {
  const text = 'Each team has an SLO.';
  const slo = { acronym: 'SLO', expansion: 'service level objective' };

  async function prepassWithin(store: TempStore, context: Partial<DocumentContext>) {
    const reader = aReader();
    const ref = await store.artifacts.put('acme', contextArtifact, aContext(context));
    const done = await prepass(store, reader, { text, context: ref });
    return { reader, reused: done.reused };
  }

  it('hands it to the reader', async () => {
    const { reader } = await prepassWithin(await tempStore(), { title: 'Handbook' });
    expect(reader.asked[0]?.options?.context).toEqual(aContext({ title: 'Handbook' }));
  });

  it.each<[string, Partial<DocumentContext>]>([
    ['title', { title: 'Other' }],
    ['topics', { topics: ['Other'] }],
    ['terms', { entities: ['Other'] }],
    ['purpose', { purpose: 'Other' }],
    ['acronyms that it does not use', { glossary: [slo, { acronym: 'DPO', expansion: 'other' }] }],
  ])('asks nothing when the deck changes elsewhere and has other %s', async (_, change) => {
    const store = await tempStore();
    await prepassWithin(store, { glossary: [slo] });
    expect((await prepassWithin(store, { glossary: [slo], ...change })).reused).toBe(true);
  });

  it('asks again when an acronym that it uses means something else', async () => {
    const store = await tempStore();
    await prepassWithin(store, { glossary: [slo] });
    const other = [{ acronym: 'SLO', expansion: 'student learning outcome' }];
    expect((await prepassWithin(store, { glossary: other })).reused).toBe(false);
  });
});
