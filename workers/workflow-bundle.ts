import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Config } from '../config/config.ts';
import { sha256 } from '../domain/ids.ts';
import type { Logger } from '../logging/logger.ts';

const FOLDER = 'workflow-bundles';

/** What goes into the bundle: of no other folder do workflows import more than types (`.oxlintrc.json`). */
const SOURCES = ['workflows', 'domain'];
/** Names the versions of the packages that go into it, and of the bundler. */
const LOCKFILE = 'package-lock.json';

/** The code is about 2 MB, with its source map. */
const BUNDLE_MAX_BYTES = 64 * 1024 * 1024;

const BUNDLER = fileURLToPath(new URL('./workflow-bundle.process.ts', import.meta.url));

/**
 * The workflows as one piece of code, for `WorkerOptions.workflowBundle`. It is made once and kept in
 * KNOWBASE_HOME under the hash of its sources: the bundler takes seconds, and 200 MB that a process never gives
 * back, so it runs in a process of its own. Where nothing can be kept, it is made anew at each start.
 *
 * @throws Error with the bundler's words when the sources cannot be bundled.
 */
export async function workflowBundle(
  { projectRoot, home }: Pick<Config, 'projectRoot' | 'home'>,
  logger: Logger,
): Promise<{ code: string }> {
  const folder = resolve(home, FOLDER);
  const name = `${await hashOfSources(projectRoot)}.js`;
  // Whatever is in the way of reading it, it can be made again; keeping it then fails with the reason.
  const kept = await readFile(resolve(folder, name), 'utf8').catch(() => undefined);
  if (kept !== undefined) return { code: kept };

  const code = await makeBundle(projectRoot);
  try {
    await keep(folder, name, code);
  } catch (error) {
    logger.warn({ folder, reason: String(error) }, 'The bundle of the workflows cannot be kept');
  }
  return { code };
}

async function hashOfSources(projectRoot: string): Promise<string> {
  const files = await Promise.all(SOURCES.map((folder) => filesOf(projectRoot, folder)));
  const contents = [LOCKFILE, ...files.flat()].map(async (file) => [
    file,
    sha256(await readFile(resolve(projectRoot, file))),
  ]);
  // The root too: stack traces name the files by it.
  return sha256(JSON.stringify([projectRoot, await Promise.all(contents)]));
}

async function filesOf(projectRoot: string, folder: string): Promise<string[]> {
  const entries = await readdir(resolve(projectRoot, folder), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath, entry.name).slice(projectRoot.length + 1))
    .toSorted();
}

async function makeBundle(projectRoot: string): Promise<string> {
  const workflows = resolve(projectRoot, 'workflows/index.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [BUNDLER, workflows], {
    cwd: projectRoot,
    maxBuffer: BUNDLE_MAX_BYTES,
  });
  return stdout;
}

/** Written aside and renamed, so that workers that start together see a whole bundle or none. */
async function keep(folder: string, name: string, code: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const outdated = await readdir(folder);
  const draft = resolve(folder, `${name}.${randomUUID()}.draft`);
  await writeFile(draft, code, { flush: true });
  await rename(draft, resolve(folder, name));
  const others = outdated.filter((other) => other.endsWith('.js') && other !== name);
  await Promise.all(others.map((other) => rm(resolve(folder, other), { force: true })));
}
