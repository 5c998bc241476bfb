import { verifyLeftovers } from '../../../client/verify/repair.ts';
import { verifyDocuments, type DocumentVerdict } from '../../../client/verify/verify.ts';
import type { Services } from '../../../client/services.ts';
import { until } from '../patience.ts';

/** What the product's own `verify` finds wrong with a tenant, in words. */
export async function foundByVerify(services: Services, tenantId: string): Promise<string[]> {
  let verdicts: DocumentVerdict[] = [];
  // Temporal lists runs as ended a little later than they are.
  await until('the listing of the runs that have ended', async () => {
    verdicts = [];
    for await (const verdict of verifyDocuments(services, tenantId)) verdicts.push(verdict);
    return verdicts.every(({ condition }) => condition !== 'busy');
  });
  const leftovers = await verifyLeftovers(services, tenantId, false);
  return [
    ...verdicts
      .filter(({ condition }) => condition !== 'sound')
      .map(
        ({ documentId, condition, differences, reason }) =>
          `${documentId} is ${condition}: ${reason ?? JSON.stringify(differences)}`,
      ),
    ...leftovers.map((leftover) => `left over: ${JSON.stringify(leftover)}`),
  ];
}
