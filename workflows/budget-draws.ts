import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { StoreActivities } from '../activities/index.ts';
import type { BudgetPlan } from '../domain/budget.ts';
import { storeOptions } from './activity-options.ts';
import { IngestBudget } from './ingest-budget.ts';

const stores = proxyActivities<StoreActivities>(storeOptions);

/** The budget of this ingest, where its plan has one. */
export function openBudget(
  plan: BudgetPlan | undefined,
  tenantId: string,
): IngestBudget | undefined {
  if (plan === undefined) return undefined;
  const drawer = workflowInfo().firstExecutionRunId;
  return new IngestBudget(
    plan,
    drawer,
    async (draws) => {
      const { shortage } = await stores.drawBudgets.executeWithOptions(
        { summary: 'draw on the budgets' },
        [{ tenantId, drawer, draws }],
      );
      return shortage;
    },
    Date.now,
  );
}

/** Gives back what the ingest drew and did not spend, and removes the budget that was its own. */
export async function closeBudget(
  budget: IngestBudget | undefined,
  tenantId: string,
): Promise<void> {
  if (budget === undefined || !budget.hasDrawn) return;
  await budget.close();
  await stores.closeBudgets({ tenantId, accounts: [budget.account] });
}
