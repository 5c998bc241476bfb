import { knownAddresses } from '../../stack/servers.ts';
import type { Session } from './session.ts';

/** Where a run is to be seen, if a Web UI is known. */
export function webUiLine(
  { config, layout }: Session,
  { workflowId, runId }: { workflowId: string; runId: string },
): string {
  const ui = knownAddresses(config, layout).temporal?.ui;
  if (!ui) return `  Workflow ${workflowId}, run ${runId}`;
  const { namespace } = config.temporal;
  const id = encodeURIComponent(workflowId);
  return `  ${ui}/namespaces/${namespace}/workflows/${id}/${runId}`;
}
