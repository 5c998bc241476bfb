import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** Writes the bundle of the workflows that the argument names, the path of their index, to standard output. */
const { code } = await bundleWorkflowCode({
  workflowsPath: process.argv[2]!,
  // Webpack has much to say, and none of it to users unless it fails.
  logger: new DefaultLogger('ERROR'),
});
process.stdout.write(code);
