import { setTimeout as sleep } from 'node:timers/promises';
import type { Surroundings } from './surroundings.ts';

/** For a while every call is answered 429, and told when to come back. */
export async function rateLimitStorm(
  { provider, chronicle }: Surroundings,
  when: string,
  forMs: number,
  retryAfterSeconds: number,
): Promise<void> {
  chronicle.tell(
    `${when}: the provider answers 429 to every call, Retry-After ${retryAfterSeconds} s`,
  );
  let refused = 0;
  provider.weather = () => {
    refused += 1;
    return { status: 429, headers: { 'retry-after': String(retryAfterSeconds) } };
  };
  await sleep(forMs);
  provider.weather = undefined;
  chronicle.tell(`the provider takes calls again, after ${refused} refused ones`);
  chronicle.note('429 for every call', refused, 'calls refused');
}
