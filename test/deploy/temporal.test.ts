import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { stackLayout } from '../../stack/layout.ts';
import { localTemporal } from '../../stack/temporal/server.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { fakePrograms } from './executables.ts';

const FOLDER = resolve(PROJECT_ROOT, 'deploy/temporal');

function run(script: string, path: string) {
  return execa('sh', [resolve(FOLDER, script)], {
    env: { PATH: path },
    extendEnv: false,
    reject: false,
  });
}

it('is set as the local stack is', async () => {
  const { args } = await localTemporal({}).command(stackLayout('programs', 'instance'), {
    port: 1,
    uiPort: 2,
  });
  const FLAG = '--dynamic-config-value=';
  const local = args.filter((arg) => arg.startsWith(FLAG)).map((arg) => arg.slice(FLAG.length));
  const inContainer = parse(readFileSync(resolve(FOLDER, 'dynamic-config.yaml'), 'utf8')) as Record<
    string,
    { value: number }[]
  >;
  expect(Object.entries(inContainer).map(([name, [only]]) => `${name}=${only!.value}`)).toEqual(
    local,
  );
});

describe('create-namespace.sh', () => {
  const attributes = Object.values(SEARCH_ATTRIBUTES)
    .map(({ name }) => `--name ${name} --type Keyword`)
    .join(' ');

  it('creates the namespace and the search attributes of the workflow', async () => {
    const programs = await fakePrograms({ temporal: 'case $* in *describe*) exit 1 ;; esac' });
    const { exitCode } = await run('create-namespace.sh', programs.path);
    expect(exitCode).toBe(0);
    expect(await programs.calls('temporal')).toEqual([
      'operator cluster health',
      'operator namespace describe --namespace default',
      'operator namespace create --namespace default --retention 30d',
      `operator search-attribute create --namespace default ${attributes}`,
    ]);
  });

  it('leaves a namespace that there is alone', async () => {
    const programs = await fakePrograms({ temporal: '' });
    await run('create-namespace.sh', programs.path);
    expect((await programs.calls('temporal')).join('\n')).not.toContain('namespace create');
  });

  it('tries until Temporal answers', async () => {
    const failsOnce = 'case $* in *health*) [ -e "$0.up" ] || { touch "$0.up"; exit 1; } ;; esac';
    const programs = await fakePrograms({ temporal: failsOnce, sleep: '' });
    const { exitCode } = await run('create-namespace.sh', programs.path);
    expect(exitCode).toBe(0);
    expect(await programs.calls('sleep')).toEqual(['2']);
    expect((await programs.calls('temporal')).slice(0, 2)).toEqual([
      'operator cluster health',
      'operator cluster health',
    ]);
  });

  it('gives up in the end, and says on what', async () => {
    const programs = await fakePrograms({ temporal: 'exit 1', sleep: '' });
    const { exitCode, stderr } = await run('create-namespace.sh', programs.path);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('gave up on: temporal operator cluster health');
  });
});

describe('create-schema.sh', () => {
  it('creates both databases and brings them up to date', async () => {
    const programs = await fakePrograms({ 'temporal-sql-tool': '' });
    const { exitCode } = await run('create-schema.sh', programs.path);
    expect(exitCode).toBe(0);
    const schemas = '/etc/temporal/schema/postgresql/v12';
    expect(await programs.calls('temporal-sql-tool')).toEqual([
      '--database temporal create-database',
      '--database temporal setup-schema --version 0.0',
      `--database temporal update-schema --schema-dir ${schemas}/temporal/versioned`,
      '--database temporal_visibility create-database',
      '--database temporal_visibility setup-schema --version 0.0',
      `--database temporal_visibility update-schema --schema-dir ${schemas}/visibility/versioned`,
    ]);
  });

  it('stops at what fails', async () => {
    const programs = await fakePrograms({ 'temporal-sql-tool': 'exit 1' });
    const { exitCode } = await run('create-schema.sh', programs.path);
    expect(exitCode).toBe(1);
    expect(await programs.calls('temporal-sql-tool')).toHaveLength(1);
  });
});
