import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { execa } from 'execa';
import { StackFailed } from '../domain/errors.ts';
import { pythonProgram, type StackLayout } from './layout.ts';
import type { Report } from './local-server.ts';

const REQUIREMENTS = ['temporal', 'qdrant'].map((server) =>
  resolve(import.meta.dirname, server, 'requirements.txt'),
);

let installing: Promise<void> | undefined;

/**
 * Installs the Python programs of the stack, Temporal and the local Qdrant, in an environment of their own.
 * Both servers ask for it, and it is done once.
 *
 * @throws StackFailed with what pip said.
 */
export function installPython(layout: StackLayout, report: Report): Promise<void> {
  installing ??= install(layout, report).finally(() => (installing = undefined));
  return installing;
}

async function install(layout: StackLayout, report: Report): Promise<void> {
  const folder = resolve(layout.programs, 'python');
  const stamp = resolve(folder, 'installed-requirements.txt');
  const wanted = (await Promise.all(REQUIREMENTS.map((file) => readFile(file, 'utf8')))).join('\n');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return;

  report('installing Temporal and the local Qdrant (pip)');
  await rm(folder, { recursive: true, force: true });
  await mkdir(layout.programs, { recursive: true });
  await run('python3', ['-m', 'venv', folder]);
  await run(pythonProgram(layout, 'python'), [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
    ...REQUIREMENTS.map((file) => `--requirement=${file}`),
  ]);
  await writeFile(stamp, wanted);
}

async function run(file: string, args: string[]): Promise<void> {
  const { failed, all } = await execa(file, args, { reject: false, all: true });
  if (failed) throw new StackFailed(`'${[file, ...args].join(' ')}' failed:\n${all}`);
}
