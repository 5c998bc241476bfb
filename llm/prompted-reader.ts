import {
  extractionClaimsSchema,
  prepassSchema,
  type ExtractionClaims,
  type Prepass,
} from '../domain/concept.ts';
import type { Segment } from '../domain/segment.ts';
import type { ChatModel } from './chat-model.ts';
import { promptContext, promptInput } from './prompts/input.ts';
import { PROMPTS_VERSION, promptsFor, type PromptSet } from './prompts/prompt-set.ts';
import type { Reading, ReadOptions, SegmentReader } from './segment-reader.ts';

/** Part of the version: kept answers of another schema are answers to another question. */
const SCHEMA_VERSION = 'schema-1';

/** Reads segments with an LLM. */
export class PromptedReader implements SegmentReader {
  readonly version = [PROMPTS_VERSION, SCHEMA_VERSION].join('/');
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

  prepass(segment: Segment, options: ReadOptions = {}): Promise<Reading<Prepass>> {
    const prompts = promptsOf(segment, options);
    return this.#chat.answer({
      ...commonOf(segment, options),
      instructions: prompts.prepass,
      input: inputOf(segment, prompts, options),
      schema: prepassSchema,
      schemaName: 'prepass',
    });
  }

  extract(
    segment: Segment,
    prepass: Prepass,
    options: ReadOptions = {},
  ): Promise<Reading<ExtractionClaims>> {
    const prompts = promptsOf(segment, options);
    return this.#chat.answer({
      ...commonOf(segment, options),
      instructions: prompts.extraction,
      input: inputOf(segment, prompts, options, prepass),
      schema: extractionClaimsSchema,
      schemaName: 'extraction',
    });
  }
}

function promptsOf({ language }: Segment, { context }: ReadOptions): PromptSet {
  return promptsFor(language ?? context?.language ?? null);
}

function commonOf({ segmentId: subject }: Segment, { context, signal }: ReadOptions) {
  const constant = context === undefined ? {} : { context: promptContext(context) };
  return { subject, signal, ...constant };
}

function inputOf(
  { text }: Segment,
  { again }: PromptSet,
  { complaint }: ReadOptions,
  prepass?: Prepass,
): string {
  return promptInput(
    text.trimEnd(),
    prepass,
    complaint === undefined ? undefined : again(complaint),
  );
}
