import { proxyActivities } from '@temporalio/workflow';

interface EmptyActivities {
  first: () => Promise<void>;
  second: () => Promise<void>;
}

/** Where the activities run: on a queue of their own, as those of Knowbase do. */
export const BARE_ACTIVITIES_QUEUE = 'bench-bare-activities';

const { first, second } = proxyActivities<EmptyActivities>({
  taskQueue: BARE_ACTIVITIES_QUEUE,
  startToCloseTimeout: '1 minute',
});

/** Two empty activities for each of so many segments, at most `lanes` segments at once: what Temporal itself takes. */
export async function bareSegments(segments: number, lanes: number): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < segments) {
      next += 1;
      await first();
      await second();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
