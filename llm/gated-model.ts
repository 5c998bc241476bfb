import { LlmAnswerInvalid, LlmPaused, LlmRateLimited } from '../domain/errors.ts';
import { NO_USAGE, type LlmUsage } from '../domain/llm-usage.ts';
import type { ChatModel, ChatRequest } from './chat-model.ts';
import type { ProviderGate } from './provider-gate.ts';
import type { ReportedLimits } from './reported-limits.ts';
import type { Reading } from './segment-reader.ts';
import { TokenEstimate } from './token-estimate.ts';
import type { TokenWindow } from './token-window.ts';

export interface Limits {
  gate: ProviderGate;
  /** What the provider says is left of its limits. */
  reported: ReportedLimits;
  /** Our own limit on tokens; undefined where none is set. */
  tokens: TokenWindow | undefined;
}

/** A model whose calls are turned back while a limit or an outage does not let them be made. */
export class GatedModel implements ChatModel {
  readonly #model: ChatModel;
  readonly #limits: Limits;
  readonly #estimate = new TokenEstimate();

  constructor(model: ChatModel, limits: Limits) {
    this.#model = model;
    this.#limits = limits;
  }

  get provider() {
    return this.#model.provider;
  }

  get model() {
    return this.#model.model;
  }

  async answer<Answer>(request: ChatRequest<Answer>): Promise<Reading<Answer>> {
    const settle = this.#takeTokens(request);
    const call = () => this.#model.answer(request);
    try {
      const reading = await this.#limits.gate.pass(request.subject, call);
      settle(reading.usage);
      return reading;
    } catch (error) {
      settle(costOf(error));
      throw error;
    }
  }

  /**
   * Takes what the call will cost; what is given puts it right.
   *
   * @throws LlmRateLimited with the time until there is room
   */
  #takeTokens(request: ChatRequest<unknown>): (usage: LlmUsage | undefined) => void {
    const { reported, tokens } = this.#limits;
    if (tokens === undefined && !reported.isKnown) return () => undefined;
    const { need, learn } = this.#estimate.of(request);
    const sum = need.inputTokens + need.outputTokens;
    const ours = tokens?.waitFor(request.subject, sum) ?? 0;
    if (ours > 0) {
      const variable = `${this.provider.toUpperCase()}_MAX_TPM`;
      throw new LlmRateLimited(`${variable} is reached: the call waits for its share of tokens.`, {
        retryAfterMs: ours,
      });
    }
    const theirs = reported.waitFor(need);
    if (theirs > 0) {
      throw new LlmRateLimited(
        `The provider says that nothing is left of a limit of ${this.model}.`,
        {
          retryAfterMs: theirs,
        },
      );
    }
    reported.take(need);
    const settle = tokens?.take(sum);
    return (usage) => {
      // Some servers do not say what a call took: the estimate stands.
      if (usage === undefined || (usage.calls > 0 && usage.inputTokens === 0)) {
        settle?.();
        return;
      }
      settle?.(usage.inputTokens + usage.outputTokens);
      learn(usage);
    };
  }
}

/** What a failed call has cost; undefined when nobody knows. */
function costOf(error: unknown): LlmUsage | undefined {
  if (error instanceof LlmAnswerInvalid) return error.usage;
  if (error instanceof LlmRateLimited || error instanceof LlmPaused) return NO_USAGE;
  return undefined;
}
