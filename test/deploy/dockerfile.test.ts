import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from './project-root.ts';
import { reachedFrom } from './import-graph.ts';

const ENTRY = 'client/cli/main.ts';

interface Instruction {
  keyword: string;
  rest: string;
}

const instructions: Instruction[] = read('Dockerfile')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => ({ keyword: line.split(' ', 1)[0]!, rest: line.slice(line.indexOf(' ') + 1) }));

const lastStage = instructions.slice(instructions.findLastIndex(isFrom));
const ignored = read('.dockerignore').split('\n');

/** Files and folders of the repository that instructions copy, without those of other stages. */
function sourcesOf(stage: Instruction[]): string[] {
  return stage
    .filter(({ keyword, rest }) => keyword === 'COPY' && !rest.startsWith('--from='))
    .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
}

function isFrom({ keyword }: Instruction): boolean {
  return keyword === 'FROM';
}

function read(path: string): string {
  return readFileSync(resolve(PROJECT_ROOT, path), 'utf8');
}

function valueOf(keyword: string): string | undefined {
  return lastStage.findLast((instruction) => instruction.keyword === keyword)?.rest;
}

it('is based on Debian slim, with the Node.js of package-lock.json', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version: string }>;
  };
  const { version } = packages['node_modules/node']!;
  const [base, ...others] = instructions.filter(isFrom).map(({ rest }) => rest);
  expect(base).toBe(`node:${version}-bookworm-slim AS base`);
  expect(others).toEqual(['base AS dependencies', 'base AS knowbase']);
});

it('installs the dependencies in a stage of their own, without those of development', () => {
  const install = instructions.find(({ rest }) => rest.startsWith('npm '));
  expect(install?.rest).toMatch(/^npm ci --omit=dev --ignore-scripts /);
  expect(lastStage).not.toContain(install);
});

it('ends as a user without privileges, who owns the folder of the artifacts', () => {
  expect(valueOf('USER')).toBe('node');
  expect(lastStage.map(({ rest }) => rest)).toContain(
    'install --directory --owner=node --group=node /data/artifacts',
  );
});

it('holds the bundle of the workflows, made of all that is copied', () => {
  const steps = lastStage.map(({ keyword, rest }) => `${keyword} ${rest}`);
  const made = steps.indexOf('RUN node workers/keep-workflow-bundle.ts');
  expect(made).toBeGreaterThan(steps.findLastIndex((step) => step.startsWith('COPY ')));
  expect(made).toBeLessThan(steps.indexOf('USER node'));
  expect(existsSync(resolve(PROJECT_ROOT, 'workers/keep-workflow-bundle.ts'))).toBe(true);
});

it('runs the command line', () => {
  expect(JSON.parse(valueOf('ENTRYPOINT')!)).toEqual(['node', `/app/${ENTRY}`]);
  expect(instructions).toContainEqual({ keyword: 'WORKDIR', rest: '/app' });
});

describe('what is copied', () => {
  const { files, packages } = reachedFrom(ENTRY);
  const sources = sourcesOf(lastStage);

  it.each(sourcesOf(instructions))('%s is in the repository', (source) => {
    expect(existsSync(resolve(PROJECT_ROOT, source))).toBe(true);
  });

  it('keeps its place', () => {
    const copies = lastStage.filter(({ keyword }) => keyword === 'COPY').slice(1);
    expect(copies.map(({ rest }) => rest)).toEqual(
      sources.map((source) => `${source} ./${source}`),
    );
  });

  it('is everything that the command line loads', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(
      files.filter((file) => !sources.some((source) => file.startsWith(`${source}/`))),
    ).toEqual([]);
  });

  it('needs no dependency of development', () => {
    const { dependencies } = JSON.parse(read('package.json')) as {
      dependencies: Record<string, string>;
    };
    expect(packages.length).toBeGreaterThan(10);
    expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('is not ignored', () => {
    const roots = sourcesOf(instructions).map((source) => source.split('/')[0]);
    expect(roots.filter((root) => ignored.includes(root!))).toEqual([]);
  });
});

describe('.dockerignore', () => {
  it.each(['**/.env', '**/.env.*', '.git', '.knowbase', 'node_modules', 'test'])(
    'keeps %s out',
    (path) => {
      expect(ignored).toContain(path);
    },
  );

  it('lets nothing back in', () => {
    expect(ignored.filter((line) => line.startsWith('!'))).toEqual([]);
  });
});
