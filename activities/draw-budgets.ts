import type { BudgetDraw, BudgetShortage } from '../stores/neo4j/budget-ledger.ts';
import type { GraphStore } from '../stores/neo4j/graph-store.ts';

export interface DrawBudgetsInput {
  tenantId: string;
  /** The run that draws. */
  drawer: string;
  draws: BudgetDraw[];
}

/** Reserves a share of budgets that other runs draw on too, or says which is short. */
export async function drawBudgets(
  graph: GraphStore,
  { tenantId, drawer, draws }: DrawBudgetsInput,
): Promise<{ shortage: BudgetShortage | null }> {
  return { shortage: (await graph.drawBudgets(tenantId, drawer, draws)) ?? null };
}
