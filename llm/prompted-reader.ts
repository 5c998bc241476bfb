import {
  extractionClaimsSchema,
  prepassSchema,
  type ExtractionClaims,
  type Prepass,
} from '../domain/concept.ts';
import type { Segment } from '../domain/segment.ts';
import type { ChatModel } from './chat-model.ts';
import { EXTRACTION_INSTRUCTIONS, EXTRACTION_PROMPT_VERSION } from './prompts/extraction.ts';
import { promptInput } from './prompts/input.ts';
import { PREPASS_INSTRUCTIONS, PREPASS_PROMPT_VERSION } from './prompts/prepass.ts';
import type { Reading, ReadOptions, SegmentReader } from './segment-reader.ts';

/** Part of the version: kept answers of another schema are answers to another question. */
const SCHEMA_VERSION = 'schema-1';

/** Reads segments with an LLM. */
export class PromptedReader implements SegmentReader {
  readonly version = [PREPASS_PROMPT_VERSION, EXTRACTION_PROMPT_VERSION, SCHEMA_VERSION].join('/');
  readonly #chat: ChatModel;

  constructor(chat: ChatModel) {
    this.#chat = chat;
  }

  get provider() {
    return this.#chat.provider;
  }

  get model() {
    return this.#chat.model;
  }

  prepass(segment: Segment, { complaint, signal }: ReadOptions = {}): Promise<Reading<Prepass>> {
    return this.#chat.answer({
      subject: segment.segmentId,
      instructions: PREPASS_INSTRUCTIONS,
      input: promptInput(segment.text.trimEnd(), undefined, complaint),
      schema: prepassSchema,
      schemaName: 'prepass',
      signal,
    });
  }

  extract(
    segment: Segment,
    prepass: Prepass,
    { complaint, signal }: ReadOptions = {},
  ): Promise<Reading<ExtractionClaims>> {
    return this.#chat.answer({
      subject: segment.segmentId,
      instructions: EXTRACTION_INSTRUCTIONS,
      input: promptInput(segment.text.trimEnd(), prepass, complaint),
      schema: extractionClaimsSchema,
      schemaName: 'extraction',
      signal,
    });
  }
}
