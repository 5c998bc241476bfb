import { loadConfig } from '../config/config.ts';
import { createLogger } from '../logging/logger.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** Makes the bundle of the workflows ahead of time, for an image whose workers are to start at once. */
const config = loadConfig();
await workflowBundle(
  config,
  createLogger(config.log, (line) => line),
);
