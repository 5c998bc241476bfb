import type { LlmUsage } from '../domain/llm-usage.ts';
import { guessTokens } from '../domain/token-guess.ts';
import type { ChatRequest } from './chat-model.ts';
import type { TokenNeed } from './reported-limits.ts';

/** What answers take, and what providers count beyond the words of a prompt (the schema), until calls have shown it. */
const FIRST_GUESS: TokenNeed = { inputTokens: 300, outputTokens: 800 };

/** Weight of the latest call in the averages. */
const WEIGHT = 0.2;

type Question = Pick<ChatRequest<unknown>, 'instructions' | 'input' | 'schemaName'>;

export interface Estimate {
  need: TokenNeed;
  /** Told what the call has cost, so that the next estimate is better. */
  learn: (usage: LlmUsage) => void;
}

/**
 * What calls will cost, by the words of their prompts and by what earlier calls of the same kind have cost beyond
 * them. The words are not counted but guessed, and models differ in their tokens: the average makes up for both.
 */
export class TokenEstimate {
  /** By kind of call: what is not in the words of the input, and what the answer takes. */
  readonly #beyond = new Map<string, TokenNeed>();

  of({ instructions, input, schemaName }: Question): Estimate {
    const words = guessTokens(input);
    const beyond = this.#beyond.get(schemaName) ?? {
      inputTokens: FIRST_GUESS.inputTokens + guessTokens(instructions),
      outputTokens: FIRST_GUESS.outputTokens,
    };
    this.#beyond.set(schemaName, beyond);
    return {
      need: {
        inputTokens: Math.max(0, words + beyond.inputTokens),
        outputTokens: beyond.outputTokens,
      },
      learn: ({ inputTokens, outputTokens }) => {
        if (inputTokens === 0 || outputTokens === 0) return;
        const known = this.#beyond.get(schemaName)!;
        this.#beyond.set(schemaName, {
          inputTokens: average(known.inputTokens, inputTokens - words),
          outputTokens: average(known.outputTokens, outputTokens),
        });
      },
    };
  }
}

function average(known: number, latest: number): number {
  return Math.round(known + WEIGHT * (latest - known));
}
