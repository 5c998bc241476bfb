import { setTimeout as sleep } from 'node:timers/promises';
import type { DocumentIngest, Outcome } from './document-ingest.ts';
import { cancelAndRestart } from './faults/cancel-and-restart.ts';
import { cutNetwork } from './faults/cut-network.ts';
import { killWorker } from './faults/kill-worker.ts';
import { providerOutage } from './faults/provider-outage.ts';
import { rateLimitStorm } from './faults/rate-limit-storm.ts';
import { restartServer } from './faults/restart-server.ts';
import type { Surroundings } from './faults/surroundings.ts';
import { until } from './patience.ts';
import type { Moment, PlannedStrike, Strike } from './schedule.ts';
import { Turns } from './turns.ts';

/**
 * Strikes a running ingest as it was planned, each at its moment, and gives how the ingest ended. What takes a
 * while, such as a server that is away, goes on while the next strikes come; but nothing is struck twice at once.
 *
 * @param lookAtWhatIsLeft told of what a cancelled ingest left behind
 */
export async function underFire(
  surroundings: Surroundings,
  ingest: DocumentIngest,
  planned: PlannedStrike[],
  lookAtWhatIsLeft: (outcome: Outcome) => Promise<void>,
): Promise<Outcome> {
  const turns = new Turns();
  for (const { strike, moment, delayMs } of planned) {
    await momentOf(surroundings, ingest, moment);
    await until('a worker', () => turns.goWell() && surroundings.worker.isReady);
    await sleep(delayMs);
    const when = `${'calls' in moment ? `call ${moment.calls}` : moment.step} + ${delayMs} ms`;
    if (strike.fault === 'kill-worker') {
      await killWorker(surroundings, when);
    } else if (strike.fault === 'cancel') {
      // What is left behind is looked at, for which the servers must be there.
      await turns.allOver();
      await cancelAndRestart(surroundings, when, ingest, lookAtWhatIsLeft);
    } else {
      turns.take(targetOf(strike), () => strikeForAWhile(surroundings, when, strike));
    }
  }
  await turns.allOver();
  return ingest.outcome();
}

type LastingStrike = Exclude<Strike, { fault: 'kill-worker' | 'cancel' }>;

function strikeForAWhile(
  surroundings: Surroundings,
  when: string,
  strike: LastingStrike,
): Promise<void> {
  switch (strike.fault) {
    case 'restart-server':
      return restartServer(surroundings, when, strike.server, strike.how, strike.awayMs);
    case 'cut-network':
      return cutNetwork(surroundings, when, strike.server, strike.awayMs);
    case 'rate-limit-storm':
      return rateLimitStorm(surroundings, when, strike.forMs, strike.retryAfterSeconds);
    case 'provider-outage':
      return providerOutage(surroundings, when, strike.forMs);
  }
}

function targetOf(strike: LastingStrike): string {
  return 'server' in strike ? strike.server : 'provider';
}

/** Waits for the moment. An ingest that ends before its step has come is started again. */
async function momentOf(
  { provider }: Surroundings,
  ingest: DocumentIngest,
  moment: Moment,
): Promise<void> {
  if ('calls' in moment) {
    await until(
      `call ${moment.calls}, or the end`,
      () => provider.calls.length >= moment.calls || ingest.hasEnded,
    );
    return;
  }
  if (ingest.hasEnded) await ingest.start();
  await until(`step ${moment.step}`, () => ingest.hasReached(moment.step));
}
