import { Context } from '@temporalio/activity';
import type {
  ActivityExecuteInput,
  ActivityInboundCallsInterceptor,
  Next,
} from '@temporalio/worker';
import { toFailure } from '../activities/failures.ts';

/** Well under the heartbeat time-out (`workflows/activity-options.ts`), so that one may be lost. */
const HEARTBEAT_EVERY_MS = 3000;

/**
 * What every activity has in common: it sends heartbeats as long as it runs, so that a dead worker is
 * noticed and a cancellation arrives, and its errors become failures.
 */
export class ActivityEdge implements ActivityInboundCallsInterceptor {
  readonly #redact: (text: string) => string;

  constructor(redact: (text: string) => string) {
    this.#redact = redact;
  }

  async execute(
    input: ActivityExecuteInput,
    next: Next<ActivityInboundCallsInterceptor, 'execute'>,
  ): Promise<unknown> {
    const context = Context.current();
    const heartbeats = setInterval(() => context.heartbeat(), HEARTBEAT_EVERY_MS);
    try {
      return await next(input);
    } catch (error) {
      // After a cancellation whatever was interrupted may throw anything.
      if (context.cancellationSignal.aborted) throw context.cancellationSignal.reason;
      throw toFailure(error, this.#redact);
    } finally {
      clearInterval(heartbeats);
    }
  }
}
