import { afterAll, describe, expect, it } from 'vitest';
import { extractionClaimsSchema, prepassSchema, type Prepass } from '../../domain/concept.ts';
import { extractLocally, prepassLocally } from '../../llm/local/local-extraction.ts';
import { LOCAL_EXTRACTION_VERSION } from '../../llm/local/version.ts';
import { LocalReader } from '../../llm/local/local-reader.ts';
import { aContext } from '../domain/builders.ts';
import { rejectionOf } from './providers.ts';
import { segmentOf } from './segments.ts';

const SEGMENTS = [
  segmentOf(
    'Reliability\nA Service Level Objective (SLO) is a target for a service. Every SLO requires a Service Level Indicator.',
  ),
  segmentOf(
    'Protection des données\nLe règlement général sur la protection des données (RGPD) exige un registre des traitements.',
    { language: 'fr' },
  ),
  segmentOf('42'),
  segmentOf(''),
];
const NOTHING: Prepass = { language: 'en', subject: '', entities: [], glossary: [] };
const NO_USAGE = { calls: 0, inputTokens: 0, outputTokens: 0 };
const REASON = new Error('the segment is no longer wanted');

const reader = new LocalReader(2);
afterAll(() => reader.close());

describe('LocalReader', () => {
  it.each(SEGMENTS)('reads in its thread as without one: $text', async (segment) => {
    const prepass = await reader.prepass(segment);
    expect(prepass).toEqual({ answer: prepassLocally(segment), usage: NO_USAGE });
    const extraction = await reader.extract(segment, prepass.answer);
    expect(extraction).toEqual({
      answer: extractLocally(segment, prepass.answer),
      usage: NO_USAGE,
    });
    expect(prepassSchema.safeParse(prepass.answer).success).toBe(true);
    expect(extractionClaimsSchema.safeParse(extraction.answer).success).toBe(true);
  });

  it('finds concepts', async () => {
    const { answer } = await reader.extract(SEGMENTS[0]!, NOTHING);
    const names = answer.concepts.map((concept) => concept.canonical_name.toLowerCase());
    expect(names).toContain('service level objective');
  });

  it('writes out acronyms that are expanded elsewhere in the document', async () => {
    const segment = segmentOf('The DPO keeps the register. Each branch informs the DPO.');
    const glossary = [{ acronym: 'DPO', expansion: 'data protection officer' }];
    const { answer } = await reader.extract(segment, NOTHING, { context: aContext({ glossary }) });
    expect(answer.concepts).toContainEqual(
      expect.objectContaining({ canonical_name: 'data protection officer', surface_form: 'DPO' }),
    );
  });

  it('keeps answers that are read at once apart', async () => {
    const segments = Array.from({ length: 20 }, (_, index) => SEGMENTS[index % SEGMENTS.length]!);
    const readings = await Promise.all(segments.map((segment) => reader.prepass(segment)));
    expect(readings.map(({ answer }) => answer)).toEqual(segments.map(prepassLocally));
  });

  it('says what reads', () => {
    expect(reader).toMatchObject({
      provider: 'local',
      model: 'local',
      version: LOCAL_EXTRACTION_VERSION,
    });
  });

  it('takes a signal that is not aborted', async () => {
    const { signal } = new AbortController();
    const { answer } = await reader.prepass(SEGMENTS[0]!, { signal });
    expect(answer).toEqual(prepassLocally(SEGMENTS[0]!));
  });
});

describe('aborting a LocalReader', () => {
  it('before it began rejects with the reason', async () => {
    const signal = AbortSignal.abort(REASON);
    expect(await rejectionOf(reader.prepass(SEGMENTS[0]!, { signal }))).toBe(REASON);
    expect(await rejectionOf(reader.extract(SEGMENTS[0]!, NOTHING, { signal }))).toBe(REASON);
  });

  it('while it reads rejects with the reason, and the next segment is read', async () => {
    const controller = new AbortController();
    const long = segmentOf(`${SEGMENTS[0]!.text}\n`.repeat(2000));
    const reading = rejectionOf(reader.prepass(long, { signal: controller.signal }));
    controller.abort(REASON);
    expect(await reading).toBe(REASON);
    const { answer } = await reader.prepass(SEGMENTS[0]!);
    expect(answer).toEqual(prepassLocally(SEGMENTS[0]!));
  });

  it('leaves the segments beside it alone', async () => {
    const controller = new AbortController();
    const aborted = rejectionOf(reader.prepass(SEGMENTS[0]!, { signal: controller.signal }));
    const other = reader.prepass(SEGMENTS[1]!);
    controller.abort(REASON);
    expect(await aborted).toBe(REASON);
    expect((await other).answer).toEqual(prepassLocally(SEGMENTS[1]!));
  });
});

describe('a closed LocalReader', () => {
  it('rejects what it was reading', async () => {
    const closing = new LocalReader(1);
    const reading = rejectionOf(closing.prepass(SEGMENTS[0]!));
    await closing.close();
    expect((await reading).message).not.toBe('');
  });
});
