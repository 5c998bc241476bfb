import { countTokens } from '../domain/token-count.ts';
import type { LlmUsage } from '../domain/llm-usage.ts';
import type { ChatRequest } from './chat-model.ts';
import type { TokenNeed } from './reported-limits.ts';

/** What answers take, and what providers count beyond the words of a prompt (the schema), until calls have shown it. */
const FIRST_GUESS: TokenNeed = { inputTokens: 300, outputTokens: 800 };

/** Weight of the latest call in the averages. */
const WEIGHT = 0.2;

type Question = Pick<ChatRequest<unknown>, 'instructions' | 'input' | 'schemaName'>;

/**
 * What calls will cost, by the words of their prompts and by what earlier calls of the same kind have cost beyond
 * them. Counted in o200k_base; the tokens of other models differ, which the average makes up for.
 */
export class TokenEstimate {
  /** By kind of call: what is not in the words of the prompt, and what the answer takes. */
  readonly #beyond = new Map<string, TokenNeed>();

  of(question: Question): TokenNeed {
    const { inputTokens, outputTokens } = this.#beyondOf(question);
    return { inputTokens: Math.max(0, wordsOf(question) + inputTokens), outputTokens };
  }

  /** Learns from a call that was made. */
  learn(question: Question, { inputTokens, outputTokens }: LlmUsage): void {
    if (inputTokens === 0 || outputTokens === 0) return;
    const known = this.#beyondOf(question);
    this.#beyond.set(question.schemaName, {
      inputTokens: average(known.inputTokens, inputTokens - wordsOf(question)),
      outputTokens: average(known.outputTokens, outputTokens),
    });
  }

  #beyondOf({ schemaName }: Question): TokenNeed {
    return this.#beyond.get(schemaName) ?? FIRST_GUESS;
  }
}

function wordsOf({ instructions, input }: Question): number {
  return countTokens(instructions) + countTokens(input);
}

function average(known: number, latest: number): number {
  return Math.round(known + WEIGHT * (latest - known));
}
