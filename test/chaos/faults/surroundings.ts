import type { ChaosProvider } from '../chaos-provider.ts';
import type { ChaosStack } from '../chaos-stack.ts';
import type { Chronicle } from '../chronicle.ts';
import type { Links } from '../network/links.ts';
import type { WorkerProcess } from '../worker-process.ts';

/** What faults are done to. */
export interface Surroundings {
  stack: ChaosStack;
  links: Links;
  worker: WorkerProcess;
  provider: ChaosProvider;
  chronicle: Chronicle;
}
