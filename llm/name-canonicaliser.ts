import type { ConceptType } from '../domain/concept.ts';
import { nameGroupsSchema, type NameGroups } from '../domain/name-groups.ts';
import type { ChatModel } from './chat-model.ts';
import { NAMES_PROMPT, NAMES_PROMPT_VERSION, namesInput } from './prompts/names.ts';
import type { Reading } from './segment-reader.ts';

/** A name as a model is given it. */
export interface NameToCompare {
  name: string;
  type: ConceptType;
  definition: string | null;
}

export interface CompareOptions {
  /** What the question is about, as an id. */
  subject: string;
  signal?: AbortSignal;
}

/** Part of the version: kept answers of another schema are answers to another question. */
const SCHEMA_VERSION = 'schema-1';

/** Asks an LLM which names mean the same. Answers are valid by schema and otherwise untrusted. */
export class NameCanonicaliser {
  /** Changes whenever the same names would be compared differently; part of the cache's key. */
  readonly version = [NAMES_PROMPT_VERSION, SCHEMA_VERSION].join('/');
  readonly #chat: ChatModel;

  constructor(chat: ChatModel) {
    this.#chat = chat;
  }

  get model() {
    return this.#chat.model;
  }

  /**
   * One call of the LLM.
   *
   * @throws the Llm… types of `domain/errors.ts`, and the signal's reason when aborted
   */
  async compare(
    names: NameToCompare[],
    { subject, signal }: CompareOptions,
  ): Promise<Reading<NameGroups>> {
    const { answer, usage } = await this.#chat.answer({
      subject,
      instructions: NAMES_PROMPT,
      input: namesInput(names),
      schema: nameGroupsSchema,
      schemaName: 'canonicalisation',
      signal,
    });
    return { answer: answer.groups, usage };
  }
}
