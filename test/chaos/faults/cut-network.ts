import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerName } from '../../../stack/local-server.ts';
import { SERVER_LABELS } from './restart-server.ts';
import type { Surroundings } from './surroundings.ts';

/** Resets every connection between the worker and a server for a while. */
export async function cutNetwork(
  { links, chronicle }: Surroundings,
  when: string,
  server: ServerName,
  awayMs: number,
): Promise<void> {
  const from = Date.now();
  const connections = links[server].cut();
  chronicle.tell(
    `${when}: network to ${SERVER_LABELS[server]} is cut, ${connections} connections reset`,
  );
  await sleep(awayMs);
  links[server].mend();
  if (server === 'temporal') chronicle.interrupted(from, Date.now());
  chronicle.tell(`network to ${SERVER_LABELS[server]} is mended`);
  chronicle.note(`network to ${SERVER_LABELS[server]} cut`, awayMs / 1000, 'seconds away');
}
