import neo4j, { type ManagedTransaction } from 'neo4j-driver';
import {
  exceeded,
  minus,
  plus,
  type Amount,
  type BudgetLimit,
  type Unit,
} from '../../domain/budget.ts';

/** What one run holds of a budget that others draw on too. */
export interface BudgetDraw {
  /** The budget: that of a tenant's day, or of an ingest. */
  account: string;
  limit: BudgetLimit;
  /** All that the run has spent of it and has reserved: an absolute number, so that drawing twice counts once. */
  held: Amount;
}

/** The account that too little is left of, and of which unit. */
export interface BudgetShortage {
  account: string;
  unit: Unit;
}

interface Sums extends Record<string, unknown> {
  calls: number;
  tokens: number;
  micro_usd: number;
  own_calls: number;
  own_tokens: number;
  own_micro_usd: number;
}

/**
 * Sets what a run holds of each of the budgets, if everything that is drawn on each stays within its limit; else
 * changes nothing and says which is short. To hold less than before is always allowed. Draws on one account are
 * made one after the other, whoever makes them.
 */
export async function drawBudgets(
  tx: ManagedTransaction,
  tenantId: string,
  drawer: string,
  draws: BudgetDraw[],
): Promise<BudgetShortage | undefined> {
  // In one order everywhere, or two runs could wait for each other.
  const ordered = draws.toSorted((a, b) => (a.account < b.account ? -1 : 1));
  const keyOf = ({ account }: BudgetDraw) => ({ tenant_id: tenantId, drawer, account });
  for (const draw of ordered) {
    const unit = await shortageOf(tx, keyOf(draw), draw);
    if (unit !== undefined) return { account: draw.account, unit };
  }
  for (const draw of ordered) await hold(tx, keyOf(draw), draw.held);
  return undefined;
}

interface DrawKey {
  tenant_id: string;
  drawer: string;
  account: string;
}

/** Locks the account until the end of the transaction, and looks whether the draw fits. */
async function shortageOf(
  tx: ManagedTransaction,
  key: DrawKey,
  { held, limit }: BudgetDraw,
): Promise<Unit | undefined> {
  // Setting a property takes the lock.
  const { records } = await tx.run<Sums>(
    `MERGE (a:BudgetAccount {tenant_id: $tenant_id, account: $account})
     SET a.drawn_at = datetime()
     WITH a
     OPTIONAL MATCH (a)<-[:DRAWS_ON]-(d:BudgetDraw)
     WITH d, CASE WHEN d.drawer = $drawer THEN 1 ELSE 0 END AS own
     RETURN coalesce(sum(d.calls), 0) AS calls, coalesce(sum(d.tokens), 0) AS tokens,
       coalesce(sum(d.micro_usd), 0) AS micro_usd, coalesce(sum(own * d.calls), 0) AS own_calls,
       coalesce(sum(own * d.tokens), 0) AS own_tokens,
       coalesce(sum(own * d.micro_usd), 0) AS own_micro_usd`,
    key,
  );
  const sums = records[0]!.toObject();
  const all: Amount = { calls: sums.calls, tokens: sums.tokens, microUsd: sums.micro_usd };
  const own: Amount = {
    calls: sums.own_calls,
    tokens: sums.own_tokens,
    microUsd: sums.own_micro_usd,
  };
  const unit = exceeded(limit, plus(minus(all, own), held));
  return unit !== undefined && held[unit] > own[unit] ? unit : undefined;
}

async function hold(tx: ManagedTransaction, key: DrawKey, held: Amount): Promise<void> {
  await tx.run(
    `MATCH (a:BudgetAccount {tenant_id: $tenant_id, account: $account})
     MERGE (d:BudgetDraw {tenant_id: $tenant_id, account: $account, drawer: $drawer})
     MERGE (d)-[:DRAWS_ON]->(a)
     SET d.calls = $calls, d.tokens = $tokens, d.micro_usd = $micro_usd`,
    {
      ...key,
      calls: neo4j.int(held.calls),
      tokens: neo4j.int(held.tokens),
      micro_usd: neo4j.int(held.microUsd),
    },
  );
}

/** Removes accounts that nobody will draw on again, with all that was drawn. */
export async function closeBudgets(
  tx: ManagedTransaction,
  tenantId: string,
  accounts: string[],
): Promise<void> {
  await tx.run(
    `MATCH (a:BudgetAccount {tenant_id: $tenantId}) WHERE a.account IN $accounts
     OPTIONAL MATCH (a)<-[:DRAWS_ON]-(d:BudgetDraw)
     DETACH DELETE a, d`,
    { tenantId, accounts },
  );
}
