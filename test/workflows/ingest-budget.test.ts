import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exceeded, NOTHING, plus, type Amount, type BudgetPlan } from '../../domain/budget.ts';
import type { BudgetDraw, BudgetShortage } from '../../stores/neo4j/budget-ledger.ts';
import { IngestBudget, type Reservation } from '../../workflows/ingest-budget.ts';

const CALL: Amount = { calls: 1, tokens: 100, microUsd: 10 };
const NO_LIMITS: BudgetPlan = {
  document: {},
  tenantDaily: {},
  whenSpent: 'stop',
  prices: { SMALL: null, BIG: null },
};

/** A ledger with the rules of the one in the graph. */
class Ledger {
  readonly held = new Map<string, Map<string, Amount>>();
  draws = 0;

  drawer(name: string) {
    return (draws: BudgetDraw[]): Promise<BudgetShortage | null> => {
      this.draws += 1;
      for (const { account, limit, held } of draws) {
        const unit = exceeded(limit, plus(this.total(account, name), held));
        if (unit !== undefined) return Promise.resolve({ account, unit });
      }
      for (const { account, held } of draws) {
        const ofAccount = this.held.get(account) ?? new Map<string, Amount>();
        this.held.set(account, ofAccount.set(name, held));
      }
      return Promise.resolve(null);
    };
  }

  total(account: string, except?: string): Amount {
    return [...(this.held.get(account) ?? [])]
      .filter(([name]) => name !== except)
      .reduce((sum, [, held]) => plus(sum, held), NOTHING);
  }
}

function budgetOf(plan: Partial<BudgetPlan>, ledger = new Ledger(), run = 'run', now = () => 0) {
  return new IngestBudget({ ...NO_LIMITS, ...plan }, 'ingest', ledger.drawer(run), now);
}

async function reserved(budget: IngestBudget, amount = CALL): Promise<Reservation> {
  const reservation = await budget.reserve(amount);
  if (typeof reservation === 'string') throw new Error(reservation);
  return reservation;
}

describe('the budget of a document', () => {
  it('lets so many calls through, and names the variable when it is spent', async () => {
    const budget = budgetOf({ document: { calls: 2 } });
    budget.settle(await reserved(budget), CALL);
    budget.settle(await reserved(budget), CALL);
    expect(await budget.reserve(CALL)).toBe(
      'The budget of the document is spent: 2 calls (BUDGET_DOCUMENT_CALLS).',
    );
  });

  it.each([
    [{ tokens: 250 }, 'BUDGET_DOCUMENT_TOKENS'],
    [{ microUsd: 25 }, 'BUDGET_DOCUMENT_USD'],
  ])('of %o limits that', async (document, variable) => {
    const budget = budgetOf({ document });
    budget.settle(await reserved(budget), CALL);
    budget.settle(await reserved(budget), CALL);
    expect(await budget.reserve(CALL)).toContain(variable);
  });

  it('waits for calls under way that may cost less than was set aside', async () => {
    const budget = budgetOf({ document: { tokens: 150 } });
    const first = await reserved(budget);
    const second = budget.reserve(CALL);
    budget.settle(first, { ...CALL, tokens: 20 });
    expect(await second).toMatchObject({ amount: CALL });
  });

  it('counts a call that costs more than was set aside', async () => {
    const budget = budgetOf({ document: { tokens: 250 } });
    budget.settle(await reserved(budget), { ...CALL, tokens: 200 });
    expect(await budget.reserve(CALL)).toContain('spent');
  });

  it('is drawn in blocks', async () => {
    const ledger = new Ledger();
    const budget = budgetOf({ document: { calls: 1000 } }, ledger);
    for (let call = 0; call < 20; call++) budget.settle(await reserved(budget), CALL);
    expect(ledger.draws).toBe(2);
  });

  it('is not asked for when there is none', async () => {
    const ledger = new Ledger();
    const budget = budgetOf({ tenantDaily: { calls: 5 } }, ledger);
    await reserved(budget);
    expect([...ledger.held.keys()]).toEqual(['day/1970-01-01']);
  });
});

describe('the budget of a tenant', () => {
  it('is shared by its documents', async () => {
    const ledger = new Ledger();
    const plan = { tenantDaily: { calls: 3 } };
    const [one, other] = [budgetOf(plan, ledger, 'one'), budgetOf(plan, ledger, 'other')];
    one.settle(await reserved(one), CALL);
    one.settle(await reserved(one), CALL);
    other.settle(await reserved(other), CALL);
    expect(await other.reserve(CALL)).toBe(
      "The tenant's budget of the day is spent: 3 calls (BUDGET_TENANT_DAILY_CALLS).",
    );
  });

  it('gets back what a document drew and did not spend', async () => {
    const ledger = new Ledger();
    const plan = { tenantDaily: { calls: 12 } };
    const one = budgetOf(plan, ledger, 'one');
    one.settle(await reserved(one), CALL);
    expect(ledger.total('day/1970-01-01').calls).toBe(10);
    await one.close();
    expect(ledger.total('day/1970-01-01')).toEqual(CALL);
  });

  it('begins anew each day, and keeps what was spent on the day before', async () => {
    const ledger = new Ledger();
    let now = Date.parse('2026-11-23T23:59:00Z');
    const budget = budgetOf({ tenantDaily: { calls: 1 } }, ledger, 'run', () => now);
    const late = await reserved(budget);
    now += 120_000;
    budget.settle(late, CALL);
    budget.settle(await reserved(budget), CALL);
    await budget.close();
    expect(ledger.total('day/2026-11-23')).toEqual(CALL);
    expect(ledger.total('day/2026-11-24')).toEqual(CALL);
  });
});

it('never lets more through than the limits, whatever the order of calls', async () => {
  const calls = fc.array(fc.record({ run: fc.nat(2), tokens: fc.integer({ min: 1, max: 60 }) }));
  await fc.assert(
    fc.asyncProperty(calls, fc.integer({ min: 1, max: 500 }), async (asked, tokens) => {
      const ledger = new Ledger();
      const runs = [0, 1, 2].map((run) =>
        budgetOf({ tenantDaily: { tokens } }, ledger, `run ${run}`),
      );
      let spent = 0;
      for (const call of asked) {
        const budget = runs[call.run]!;
        const amount = { ...CALL, tokens: call.tokens };
        const reservation = await budget.reserve(amount);
        if (typeof reservation === 'string') continue;
        spent += call.tokens;
        budget.settle(reservation, amount);
      }
      expect(spent).toBeLessThanOrEqual(tokens);
      await Promise.all(runs.map((budget) => budget.close()));
      expect(ledger.total('day/1970-01-01').tokens).toBe(spent);
    }),
  );
});
