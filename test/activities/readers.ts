import type { ExtractionClaims, Prepass } from '../../domain/concept.ts';
import type { LlmUsage } from '../../domain/llm-usage.ts';
import type { Embedder, EmbeddingProvider, EmbedOptions } from '../../embedding/embedder.ts';
import type { ReadOptions, SegmentReader } from '../../llm/segment-reader.ts';
import { someClaims } from '../domain/builders.ts';

export const USAGE: LlmUsage = { calls: 1, inputTokens: 100, outputTokens: 20 };

export function aPrepass(overrides: Partial<Prepass> = {}): Prepass {
  return { language: 'en', subject: 'events', entities: ['Kafka'], glossary: [], ...overrides };
}

/** A reader that gives set answers, and notes what it was asked. */
export interface ScriptedReader extends SegmentReader {
  asked: { step: 'prepass' | 'extract'; text: string; prepass?: Prepass; options?: ReadOptions }[];
}

export function aReader(
  overrides: Partial<{
    model: string;
    version: string;
    prepassAnswer: Prepass;
    claims: ExtractionClaims;
    failure: Error;
  }> = {},
): ScriptedReader {
  const { model = 'model-1', version = 'version-1', failure } = overrides;
  const asked: ScriptedReader['asked'] = [];
  const answerWith = <Answer>(answer: Answer) =>
    failure === undefined ? Promise.resolve({ answer, usage: USAGE }) : Promise.reject(failure);
  return {
    provider: 'openai',
    model,
    version,
    asked,
    prepass: (segment, options) => {
      asked.push({ step: 'prepass', text: segment.text, ...(options && { options }) });
      return answerWith(overrides.prepassAnswer ?? aPrepass());
    },
    extract: (segment, prepass, options) => {
      asked.push({ step: 'extract', text: segment.text, prepass, ...(options && { options }) });
      return answerWith(overrides.claims ?? someClaims());
    },
  };
}

/** An embedder whose vectors tell the length of the text, and that notes what it was asked. */
export interface ScriptedEmbedder extends Embedder {
  asked: { texts: string[]; options?: EmbedOptions }[];
}

export function anEmbedder(
  overrides: Partial<{ provider: EmbeddingProvider; model: string; failure: Error }> = {},
): ScriptedEmbedder {
  const { provider = 'local', model = 'embedding-1', failure } = overrides;
  const asked: ScriptedEmbedder['asked'] = [];
  return {
    provider,
    model,
    wordsWeight: 1,
    asked,
    dimensions: () => Promise.resolve(2),
    embed: (texts, options) => {
      asked.push({ texts, ...(options && { options }) });
      if (failure !== undefined) return Promise.reject(failure);
      return Promise.resolve(texts.map((text) => Float32Array.of(text.length, 1)));
    },
    close: () => Promise.resolve(),
  };
}
