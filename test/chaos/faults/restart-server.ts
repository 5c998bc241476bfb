import type { ServerName } from '../../../stack/local-server.ts';
import type { WayToGo } from '../chaos-stack.ts';
import type { Surroundings } from './surroundings.ts';

export const SERVER_LABELS: Record<ServerName, string> = {
  temporal: 'Temporal',
  neo4j: 'Neo4j',
  qdrant: 'Qdrant',
};

/** Takes a server away for a while: in order, or by kill -9. */
export async function restartServer(
  { stack, chronicle }: Surroundings,
  when: string,
  server: ServerName,
  how: WayToGo,
  awayMs: number,
): Promise<void> {
  const label = `${SERVER_LABELS[server]} ${how} and started again`;
  chronicle.tell(`${when}: ${SERVER_LABELS[server]} is ${how}`);
  const from = Date.now();
  const seconds = (await stack.restart(server, how, awayMs)) / 1000;
  // Without it nothing can be handed out or noted, so what was under way may be done again.
  if (server === 'temporal') chronicle.interrupted(from, Date.now());
  chronicle.tell(`${SERVER_LABELS[server]} is back after ${seconds.toFixed(1)} s`);
  chronicle.note(label, seconds, 'seconds away');
}
