import type { GraphStore } from './graph-store.ts';
import { ORPHANS, type UnderWay } from './orphans.ts';

/** How much there is of a tenant that no document of it supports, by what it is. */
export async function findOrphans(
  graph: GraphStore,
  tenantId: string,
  underWay: UnderWay,
): Promise<{ what: string; count: number }[]> {
  const found: { what: string; count: number }[] = [];
  for (const [what, query] of Object.entries(ORPHANS)) {
    const [row] = await graph.read<{ count: number }>(`${query} RETURN count(n) AS count`, {
      tenantId,
      ...underWay,
    });
    found.push({ what, count: row!.count });
  }
  return found;
}
