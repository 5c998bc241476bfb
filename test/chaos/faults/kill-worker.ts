import type { Surroundings } from './surroundings.ts';

/** Kills the worker with kill -9, once there is one; another starts at once. */
export async function killWorker(
  { worker, provider, chronicle }: Surroundings,
  when: string,
): Promise<void> {
  const underWay = provider.callsUnderWay;
  const now = Date.now();
  chronicle.interrupted(now, now);
  chronicle.tell(`${when}: kill -9 of the worker, ${underWay} calls under way`);
  chronicle.note('worker killed (kill -9)', underWay, 'calls under way');
  await worker.kill();
}
