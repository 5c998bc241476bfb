import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

/**
 * Histories of runs as earlier versions made them, a file each. Today's workflows have to be able to replay them
 * all: runs outlive deployments.
 */
const FOLDER = resolve(import.meta.dirname, 'histories');

export interface RecordedHistory {
  name: string;
  history: unknown;
}

export function recordedHistories(): RecordedHistory[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: file.replace('.json', ''),
      history: JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8')) as unknown,
    }));
}

/** Keeps a history, as JSON, as that of this version, unless there is one already. */
export function keepHistory(name: string, json: string): void {
  const file = resolve(FOLDER, `${name}-${packageJson.version}.json`);
  if (existsSync(file)) return;
  // Temporal notes processes, machines and paths of files, which concern nobody.
  const anonymous = json
    .replaceAll(/\d+@[^"]+?(?="|-ingest)/g, 'recorded')
    .replaceAll(/"stackTrace": "(?:[^"\\]|\\.)*"/g, '"stackTrace": ""');
  writeFileSync(file, `${JSON.stringify(JSON.parse(anonymous))}\n`);
}
