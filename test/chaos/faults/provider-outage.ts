import { setTimeout as sleep } from 'node:timers/promises';
import type { Surroundings } from './surroundings.ts';

/** For a while every call is answered 503. */
export async function providerOutage(
  { provider, chronicle }: Surroundings,
  when: string,
  forMs: number,
): Promise<void> {
  chronicle.tell(`${when}: the provider is down for ${(forMs / 1000).toFixed(0)} s`);
  let refused = 0;
  provider.weather = () => {
    refused += 1;
    return { status: 503 };
  };
  await sleep(forMs);
  provider.weather = undefined;
  chronicle.tell(`the provider is up again, after ${refused} failed calls`);
  chronicle.note('provider down', refused, 'calls failed');
}
