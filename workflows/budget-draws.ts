import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { StoreActivities } from '../activities/index.ts';
import type { BudgetPlan } from '../domain/budget.ts';
import { storeOptions } from './activity-options.ts';
import type { IngestInput } from './contract.ts';
import { IngestBudget } from './ingest-budget.ts';
import type { OpenedDeck } from './ingest-state.ts';
import { PagedReading } from './paged-reading.ts';

const stores = proxyActivities<StoreActivities>(storeOptions);

/**
 * The budget of an ingest as this workflow draws on it, where its plan has one.
 *
 * @param ingest names the ingest whose budget it is
 * @param drawer names who draws: each workflow sets what it holds itself
 */
export function openBudget(
  plan: BudgetPlan | undefined,
  { tenantId, ingest, drawer }: { tenantId: string; ingest: string; drawer: string },
): IngestBudget | undefined {
  if (plan === undefined) return undefined;
  const draw: ConstructorParameters<typeof IngestBudget>[2] = async (draws) => {
    const { shortage } = await stores.drawBudgets.executeWithOptions(
      { summary: 'draw on the budgets' },
      [{ tenantId, drawer, draws }],
    );
    return shortage;
  };
  return new IngestBudget(plan, ingest, draw, Date.now);
}

/** Names the ingest that this run is of, also when it goes on for another. */
export function ingestName(): string {
  return workflowInfo().firstExecutionRunId;
}

/** Names this run of an ingest among those that draw on its budget. */
export function drawerName({ before }: IngestInput): string {
  return before === undefined ? ingestName() : `${ingestName()}/${before.runs}`;
}

/**
 * Gives back what the ingest drew and did not spend, and removes the budget that was its own, unless another run
 * goes on with it.
 */
export async function closeBudget(
  { budget, reading }: OpenedDeck,
  { tenantId, before }: IngestInput,
  goesOn: boolean,
): Promise<void> {
  if (budget === undefined) return;
  // Pages draw for themselves, and earlier runs have.
  const isDrawnOn = budget.hasDrawn || reading instanceof PagedReading || before !== undefined;
  if (!isDrawnOn) return;
  await budget.close();
  if (!goesOn) await stores.closeBudgets({ tenantId, accounts: [budget.account] });
}
