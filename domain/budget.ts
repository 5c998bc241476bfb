import type { LlmUsage } from './llm-usage.ts';

/** What LLM calls take out of a budget. */
export interface Amount {
  calls: number;
  /** Input and output together. */
  tokens: number;
  /** Millionths of a US dollar. */
  microUsd: number;
}

export type Unit = keyof Amount;

/** The most that may be spent of each unit; one that is absent has no limit. */
export type BudgetLimit = Partial<Amount>;

/** What a model costs, in US dollars a million tokens, as providers list it. */
export interface ModelPrice {
  input: number;
  output: number;
}

/** The budgets of the configuration. */
export interface BudgetSettings {
  /** Of one ingest. */
  document: BudgetLimit;
  /** Of all ingests of a tenant on one day. */
  tenantDaily: BudgetLimit;
  whenSpent: 'stop' | 'degrade';
  /** By model. */
  prices: Record<string, ModelPrice>;
}

/** The budgets of an ingest, as the configuration had them when it began; a price that is not known is null. */
export interface BudgetPlan extends Omit<BudgetSettings, 'prices'> {
  prices: Record<'SMALL' | 'BIG', ModelPrice | null>;
}

export const NOTHING: Readonly<Amount> = { calls: 0, tokens: 0, microUsd: 0 };

const UNITS: readonly Unit[] = ['calls', 'tokens', 'microUsd'];

/** What a usage takes out of a budget. Without a price it costs no money: whoever limits money names all prices. */
export function amountOf(
  { calls, inputTokens, outputTokens }: LlmUsage,
  price: ModelPrice | null,
): Amount {
  // Dollars a million tokens are millionths of a dollar a token.
  const microUsd = inputTokens * (price?.input ?? 0) + outputTokens * (price?.output ?? 0);
  return { calls, tokens: inputTokens + outputTokens, microUsd: Math.ceil(microUsd) };
}

export function plus(a: Amount, b: Amount): Amount {
  return combined(a, b, (x, y) => x + y);
}

export function minus(a: Amount, b: Amount): Amount {
  return combined(a, b, (x, y) => x - y);
}

export function times(a: Amount, factor: number): Amount {
  return combined(a, a, (x) => x * factor);
}

/** The first unit of which `amount` is more than the limit. */
export function exceeded(limit: BudgetLimit, amount: Amount): Unit | undefined {
  return UNITS.find((unit) => amount[unit] > (limit[unit] ?? Number.POSITIVE_INFINITY));
}

export function isLimited(limit: BudgetLimit): boolean {
  return UNITS.some((unit) => limit[unit] !== undefined);
}

/** The limit of a unit, for people: `100 calls`, `20000 tokens`, `1.50 USD`. */
export function limitInWords(limit: BudgetLimit, unit: Unit): string {
  const value = limit[unit] ?? 0;
  return unit === 'microUsd' ? `${(value / 1_000_000).toFixed(2)} USD` : `${value} ${unit}`;
}

function combined(a: Amount, b: Amount, combine: (x: number, y: number) => number): Amount {
  return {
    calls: combine(a.calls, b.calls),
    tokens: combine(a.tokens, b.tokens),
    microUsd: combine(a.microUsd, b.microUsd),
  };
}
