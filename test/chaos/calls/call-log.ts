import { appendFile } from 'node:fs/promises';
import type { SimulatedCall } from '../../simulated-llm/http-server.ts';

/** Adds the calls to a file of JSON lines, for whoever wants to know what came when. */
export async function logCalls(file: string, where: string, calls: SimulatedCall[]): Promise<void> {
  const lines = calls.map(({ kind, text, startedAt, endedAt, answered, misbehaviour }) =>
    JSON.stringify({
      where,
      kind,
      topic: text.split('\n', 1)[0],
      startedAt: new Date(startedAt),
      endedAt: endedAt === undefined ? null : new Date(endedAt),
      answered,
      misbehaviour,
    }),
  );
  await appendFile(file, lines.map((line) => `${line}\n`).join(''));
}
