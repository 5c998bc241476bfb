import { resolve } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from './project-root.ts';
import { fakePrograms } from './executables.ts';

const SCRIPT = resolve(PROJECT_ROOT, 'deploy/app/serve.sh');

async function serve(environment: Record<string, string>) {
  const programs = await fakePrograms({ socat: '', node: 'exit 7' });
  const { exitCode } = await execa('sh', [SCRIPT, '8001'], {
    env: { ...environment, PATH: programs.path },
    extendEnv: false,
    reject: false,
  });
  return {
    exitCode,
    socat: await programs.calls('socat'),
    node: await programs.calls('node'),
  };
}

it('forwards the port to the API, which listens on loopback', async () => {
  const { socat, node } = await serve({});
  expect(socat).toEqual(['TCP-LISTEN:8001,fork,reuseaddr TCP:127.0.0.1:8000']);
  expect(node).toEqual([
    expect.stringMatching(/client\/cli\/main\.ts serve --host 127\.0\.0\.1 --port 8000$/),
  ]);
});

it('listens where HTTP_PORT says', async () => {
  const { socat, node } = await serve({ HTTP_PORT: '9000' });
  expect(socat).toEqual(['TCP-LISTEN:8001,fork,reuseaddr TCP:127.0.0.1:9000']);
  expect(node).toEqual([expect.stringMatching(/--port 9000$/)]);
});

it('ends as the API ends', async () => {
  await expect(serve({})).resolves.toMatchObject({ exitCode: 7 });
});
