import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Amount } from '../../domain/budget.ts';
import { createHarness, type Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
  await harness.services.graph.prepare();
});
afterAll(() => harness.close());

const calls = (count: number): Amount => ({ calls: count, tokens: 0, microUsd: 0 });
const limit = { calls: 10 };

function draw(drawer: string, account: string, held: Amount, of: object = limit) {
  const { graph } = harness.services;
  return graph.drawBudgets(harness.tenantId, drawer, [{ account, limit: of, held }]);
}

async function held(account: string): Promise<number> {
  const [row] = await harness.services.graph.read<{ held: number }>(
    'MATCH (d:BudgetDraw {tenant_id: $tenantId, account: $account}) RETURN sum(d.calls) AS held',
    { tenantId: harness.tenantId, account },
  );
  return row!.held;
}

describe('drawBudgets', () => {
  it('lets runs draw until the limit, and says what is short', async () => {
    expect(await draw('one', 'shared', calls(6))).toBeUndefined();
    expect(await draw('other', 'shared', calls(5))).toEqual({ account: 'shared', unit: 'calls' });
    expect(await draw('other', 'shared', calls(4))).toBeUndefined();
    expect(await held('shared')).toBe(10);
  });

  it('counts a draw once that is made twice', async () => {
    await draw('one', 'twice', calls(6));
    await draw('one', 'twice', calls(6));
    expect(await held('twice')).toBe(6);
  });

  it('takes back what is not needed, also above the limit', async () => {
    await draw('one', 'back', calls(30), {});
    expect(await draw('one', 'back', calls(20))).toBeUndefined();
    expect(await held('back')).toBe(20);
  });

  it('draws on all accounts or on none', async () => {
    await draw('other', 'b', calls(10));
    const { graph } = harness.services;
    const draws = ['a', 'b'].map((account) => ({ account, limit, held: calls(1) }));
    expect(await graph.drawBudgets(harness.tenantId, 'one', draws)).toEqual({
      account: 'b',
      unit: 'calls',
    });
    expect(await held('a')).toBe(0);
  });

  it('keeps runs apart that draw at the same moment', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, run) => draw(`run ${run}`, 'crowd', calls(1))),
    );
    expect(outcomes.filter((shortage) => shortage === undefined)).toHaveLength(10);
    expect(await held('crowd')).toBe(10);
  });

  it('keeps tenants apart', async () => {
    await draw('one', 'apart', calls(10));
    const { graph } = harness.services;
    expect(
      await graph.drawBudgets(`${harness.tenantId}-2`, 'one', [
        { account: 'apart', limit, held: calls(10) },
      ]),
    ).toBeUndefined();
  });
});

it('closeBudgets leaves nothing of an account', async () => {
  await draw('one', 'closed', calls(1));
  await harness.services.graph.closeBudgets(harness.tenantId, ['closed']);
  const [row] = await harness.services.graph.read<{ n: number }>(
    "MATCH (n {tenant_id: $tenantId, account: 'closed'}) RETURN count(n) AS n",
    { tenantId: harness.tenantId },
  );
  expect(row!.n).toBe(0);
});
