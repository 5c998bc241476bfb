import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workflowBundle } from '../../workers/workflow-bundle.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

let folder: string;
let project: { projectRoot: string; home: string };
let logged: string[];
const logger = pino({}, { write: (line: string) => void logged.push(line) });

beforeAll(async () => {
  folder = await mkdtemp(resolve(tmpdir(), 'knowbase-bundle-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A small project of its own, since what changes here must not change for the other tests. */
beforeEach(async () => {
  logged = [];
  const projectRoot = await mkdtemp(resolve(folder, 'project-'));
  for (const name of ['workflows', 'domain']) await mkdir(resolve(projectRoot, name));
  await cp(resolve(PROJECT, 'package-lock.json'), resolve(projectRoot, 'package-lock.json'));
  await symlink(resolve(PROJECT, 'node_modules'), resolve(projectRoot, 'node_modules'));
  await writeFile(resolve(projectRoot, 'domain/greeting.ts'), `export const hello = 'good day';\n`);
  await writeFile(
    resolve(projectRoot, 'workflows/index.ts'),
    `import { hello } from '../domain/greeting.ts';\nexport async function greet() { return hello; }\n`,
  );
  project = { projectRoot, home: resolve(projectRoot, 'home') };
});

async function keptFiles(): Promise<string[]> {
  const bundles = resolve(project.home, 'workflow-bundles');
  return (await readdir(bundles)).map((file) => resolve(bundles, file));
}

describe('the bundle of the workflows', () => {
  it('is made once, and read from then on', async () => {
    const { code } = await workflowBundle(project, logger);
    expect(code).toContain('good day');
    const [file, ...others] = await keptFiles();
    expect(others).toEqual([]);
    expect(await readFile(file!, 'utf8')).toBe(code);

    await writeFile(file!, 'what was kept');
    expect(await workflowBundle(project, logger)).toEqual({ code: 'what was kept' });
    expect(logged).toEqual([]);
  });

  it('is made anew when a source or the lockfile changes, and the old one goes', async () => {
    await workflowBundle(project, logger);
    for (const changed of ['workflows/index.ts', 'domain/greeting.ts', 'package-lock.json']) {
      const before = await keptFiles();
      await writeFile(before[0]!, 'outdated');
      const file = resolve(project.projectRoot, changed);
      await writeFile(file, `${await readFile(file, 'utf8')}\n`);
      const { code } = await workflowBundle(project, logger);
      expect(code, changed).toContain('good day');
      const after = await keptFiles();
      expect(after).toHaveLength(1);
      expect(after).not.toEqual(before);
    }
  });

  it('is whole for two workers that start together', async () => {
    const [one, other] = await Promise.all([
      workflowBundle(project, logger),
      workflowBundle(project, logger),
    ]);
    expect(one).toEqual(other);
    expect(await keptFiles()).toHaveLength(1);
  });

  it('is made at each start where it cannot be kept, with a warning', async () => {
    await writeFile(resolve(project.home), 'a file in the place of the folder');
    const { code } = await workflowBundle(project, logger);
    expect(code).toContain('good day');
    expect(logged.join('')).toContain('cannot be kept');
  });

  it('says what the bundler says of sources that it cannot take', async () => {
    await writeFile(resolve(project.projectRoot, 'workflows/index.ts'), `import 'node:fs';\n`);
    await expect(workflowBundle(project, logger)).rejects.toThrow('node:fs');
    expect(await readdir(project.projectRoot)).not.toContain('home');
  });

  it('holds no file of the project besides those whose change is noticed', async () => {
    const { code } = await workflowBundle({ projectRoot: PROJECT, home: project.home }, logger);
    const modules = [...code.matchAll(/^ {2}!\*\*\* (\S+) \*\*\*!$/gm)].map(([, name]) => name!);
    expect(modules).toContain('./workflows/ingest-document.ts');
    const others = modules.filter((name) => !/^\.\/(workflows|domain)\//.test(name));
    expect(others.length).toBeGreaterThan(10);
    expect(others.filter((name) => !name.includes('/node_modules/'))).toEqual([]);
  });
});
