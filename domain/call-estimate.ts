import type { LlmUsage } from './llm-usage.ts';

/** The two calls that a segment takes. */
export type ReadingStep = 'prepass' | 'extraction';

/** What a call is for: to read a segment, or to compare names. */
export type CallStep = ReadingStep | 'canonicalisation';

/** English has about four characters a token, French three and a half, other scripts fewer: counted low on purpose. */
const CHARACTERS_PER_TOKEN = 3;

/** Instructions and schema: up to 490 and 880 tokens of o200k_base; what is known of the document; the prepass. */
const CONTEXT_TOKENS = 1000;
const PROMPT_TOKENS: Record<CallStep, number> = {
  prepass: 500 + CONTEXT_TOKENS,
  extraction: 1200 + CONTEXT_TOKENS,
  // With what stands around twenty names in JSON.
  canonicalisation: 1000,
};

/** A guess on the safe side: a prepass is short, other answers may be about as long as what they are about. */
const ANSWER_TOKENS: Record<CallStep, number> = {
  prepass: 300,
  extraction: 600,
  canonicalisation: 300,
};
const ANSWER_SHARE: Record<CallStep, number> = { prepass: 0.1, extraction: 1, canonicalisation: 1 };

/**
 * What a call about so many characters of text may cost. It is what is reserved of a budget before the call; what
 * is settled after it is what the provider says.
 */
export function estimateCall(step: CallStep, characters: number): LlmUsage {
  const text = Math.ceil(characters / CHARACTERS_PER_TOKEN);
  return {
    calls: 1,
    inputTokens: PROMPT_TOKENS[step] + text,
    outputTokens: Math.ceil(ANSWER_TOKENS[step] + ANSWER_SHARE[step] * text),
  };
}
