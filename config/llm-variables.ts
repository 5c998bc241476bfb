import { z } from 'zod';
import type { ModelPrice } from '../domain/budget.ts';
import { count, SECRET, text, url } from './variable-forms.ts';

const prices = z.record(
  z.string(),
  z.strictObject({ input: z.number().nonnegative(), output: z.number().nonnegative() }),
);
const PRICES_FORM = 'expected JSON such as {"MODEL": {"input": 0.25, "output": 2}}';
/** JSON within the variable itself. */
const priceTable = () =>
  z.string().refine((given) => parsePrices(given) !== undefined, { error: PRICES_FORM });

/** The price table that a variable holds; undefined when it is none. */
export function parsePrices(given: string): Record<string, ModelPrice> | undefined {
  try {
    return prices.safeParse(JSON.parse(given)).data;
  } catch {
    return undefined;
  }
}

const BIG_MODEL =
  'Bigger model: it extracts from segments that hold much (ROUTE_BIG_FROM_ENTITIES), and is asked where the usual one has no answer that can be used. Unset: none.';
const MAX_TPM =
  'Tokens a minute, for each worker process: share the limit of your account out among them. Unset: no limit.';

/** Who reads the segments, and how. */
export const llm = {
  LLM_PROVIDER: z
    .enum(['openai', 'anthropic', 'local'])
    .optional()
    .describe(
      'Who reads the segments. Unset: openai if its key is set, else anthropic if its key is set, else local (no key, no network).',
    ),
  OPENAI_API_KEY: text().optional().meta(SECRET).describe('Key for OpenAI or a compatible server.'),
  OPENAI_BASE_URL: url('http', 'https')
    .optional()
    .describe('Base URL of a compatible server, such as http://127.0.0.1:11434/v1.'),
  OPENAI_MODEL: text().default('gpt-5.4-mini').describe('Model that reads the segments.'),
  OPENAI_BIG_MODEL: text().optional().describe(BIG_MODEL),
  OPENAI_REASONING_EFFORT: z
    .enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'])
    .optional()
    .describe(
      'How much the models think before they answer; not every model knows every value. Unset: as the model does by itself.',
    ),
  OPENAI_SERVICE_TIER: z
    .enum(['auto', 'default', 'flex', 'priority'])
    .optional()
    .describe('How fast and at which price calls are served. Unset: as the account has it.'),
  OPENAI_RESPONSE_FORMAT: z
    .enum(['json_schema', 'json_object'])
    .default('json_schema')
    .describe(
      'How the form of an answer is asked for: json_object for compatible servers that do not know json_schema. Every answer is held to the schema either way.',
    ),
  OPENAI_MAX_RPM: count(2, 1_000_000)
    .default(500)
    .describe('Calls a minute, over all workers. Give every worker the same value.'),
  OPENAI_MAX_TPM: count(1000, 1_000_000_000).optional().describe(MAX_TPM),
  ANTHROPIC_API_KEY: text().optional().meta(SECRET).describe('Key for Anthropic.'),
  ANTHROPIC_BASE_URL: url('http', 'https').optional().describe('Base URL of a compatible server.'),
  ANTHROPIC_MODEL: text().default('claude-haiku-5-5').describe('Model that reads the segments.'),
  ANTHROPIC_BIG_MODEL: text().optional().describe(BIG_MODEL),
  ANTHROPIC_MAX_RPM: count(2, 1_000_000)
    .default(100)
    .describe('Calls a minute, over all workers. Give every worker the same value.'),
  ANTHROPIC_MAX_TPM: count(1000, 1_000_000_000).optional().describe(MAX_TPM),
  PREPASS: z
    .enum(['llm', 'local'])
    .default('llm')
    .describe(
      'Who reads a segment first, to say what it is about and who is to extract from it: the usual model, or the local reader, which costs no call.',
    ),
  ROUTE_SMALL_FROM_ENTITIES: count(0, 1000)
    .default(3)
    .describe(
      'From so many candidates of the prepass on a model extracts; with fewer the local reader does, without a call.',
    ),
  ROUTE_BIG_FROM_ENTITIES: count(1, 1000)
    .default(9)
    .describe('From so many on the bigger model extracts, where there is one.'),
  ROUTE_LONG_FROM_TOKENS: count(0, 100_000)
    .default(100)
    .describe('A segment of so many tokens is read by a model however few candidates it has.'),
  SEGMENT_MAX_TOKENS: count(100, 100_000)
    .default(1500)
    .describe(
      'Tokens that a segment has at most: what is longer is split, and nothing is cut off. Set it lower for a model with a small context (instructions, context and answer take about 4,000 tokens more). Other segments are other questions: what was read before is read again.',
    ),
  LLM_TIMEOUT_SECONDS: count(1, 3600)
    .default(120)
    .describe('How long one call may take before it counts as failed and is retried.'),
  LLM_OUTAGE_PATIENCE: count(0, 86_400)
    .default(300)
    .describe(
      'Seconds for which an ingest waits for a provider that is down, before it does without the segments that wait.',
    ),
};

const budgetOf = (whose: string) => `Most that ${whose} may spend on LLM calls`;
const dollars = () => z.coerce.number().positive().max(1_000_000);
/** What that may cost. */
export const budget = {
  BUDGET_DOCUMENT_CALLS: count(1, 1_000_000_000)
    .optional()
    .describe(`${budgetOf('one ingest of a document')}, in calls. Unset: no limit.`),
  BUDGET_DOCUMENT_TOKENS: count(1, 1_000_000_000_000)
    .optional()
    .describe('The same in tokens, input and output together.'),
  BUDGET_DOCUMENT_USD: dollars()
    .optional()
    .describe('The same in US dollars, by the prices of LLM_PRICES.'),
  BUDGET_TENANT_DAILY_CALLS: count(1, 1_000_000_000)
    .optional()
    .describe(
      `${budgetOf('all ingests of a tenant on one day (UTC)')}, in calls. Unset: no limit.`,
    ),
  BUDGET_TENANT_DAILY_TOKENS: count(1, 1_000_000_000_000)
    .optional()
    .describe('The same in tokens, input and output together.'),
  BUDGET_TENANT_DAILY_USD: dollars()
    .optional()
    .describe('The same in US dollars, by the prices of LLM_PRICES.'),
  BUDGET_WHEN_SPENT: z
    .enum(['stop', 'degrade'])
    .default('stop')
    .describe(
      'What becomes of the segments that no budget is left for: stop fails them, to be replayed later; degrade has them read by a cheaper reader, in the end by the local one, which costs nothing.',
    ),
  LLM_PRICES: priceTable()
    .optional()
    .describe(
      'What the models cost, in US dollars a million tokens, as JSON: {"gpt-5.4-mini": {"input": 0.25, "output": 2}}. Needed for budgets in US dollars, and to show what an ingest cost.',
    ),
};
