import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { clearLockedPorts } from 'get-port';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { parseConfig, type Config } from '../../config/config.ts';
import { stackLayout, type StackLayout } from '../../stack/layout.ts';
import { isRunning, stopProcess } from '../../stack/processes.ts';
import { knownAddresses, ownServers, serverAddresses, serverStates } from '../../stack/servers.ts';
import { startServers, stopServers } from '../../stack/stack.ts';
import { readState, updateState } from '../../stack/state.ts';
import { waitFor } from '../integration/harness.ts';

// Neo4j takes too long to start over and over: to these stacks it is a server of the environment.
const neo4j = inject('addresses').neo4j;
const settings = { NEO4J_URI: neo4j.uri, NEO4J_PASSWORD: neo4j.password };
const quiet = () => undefined;

let config: Config;
let layout: StackLayout;
const opened: { config: Config; layout: StackLayout }[] = [];

beforeEach(async () => {
  ({ config, layout } = await newInstance());
});
afterEach(async () => {
  for (const { config: each, layout: its } of opened.splice(0)) {
    await stopServers(its, ownServers(each));
    await rm(its.instance, { recursive: true, force: true });
  }
});

/** The stack of another checkout, on the programs that are installed already. */
async function newInstance(): Promise<{ config: Config; layout: StackLayout }> {
  const home = await mkdtemp(join(tmpdir(), 'knowbase-stack-'));
  const instance = {
    config: parseConfig({ ...settings, KNOWBASE_HOME: home }),
    layout: stackLayout(parseConfig({}).home + '/programs', home),
  };
  opened.push(instance);
  return instance;
}

function processOf(its: StackLayout, server: 'temporal' | 'qdrant') {
  return readState(its)[server]!.process!;
}

describe('starting the stack', () => {
  it('starts what does not run, once, and leaves the servers of the environment alone', async () => {
    const servers = ownServers(config);
    expect(servers.map(({ name }) => name)).toEqual(['temporal', 'qdrant']);
    expect(await startServers(layout, servers, quiet)).toEqual(['temporal', 'qdrant']);
    expect(await startServers(layout, servers, quiet)).toEqual([]);
    expect(await serverStates(config, layout)).toEqual({
      temporal: 'running',
      neo4j: 'external',
      qdrant: 'running',
    });
    expect(serverAddresses(config, layout).neo4j.uri).toBe(neo4j.uri);
  });

  it('keeps the state for the user alone', async () => {
    await startServers(layout, ownServers(config), quiet);
    expect(statSync(layout.stateFile).mode & 0o777).toBe(0o600);
  });

  it('uses the same ports again, and others when those are taken', async () => {
    const servers = ownServers(config);
    await startServers(layout, servers, quiet);
    const first = knownAddresses(config, layout);
    await stopServers(layout, servers);
    // A later start is another process, which has not chosen these ports itself a moment ago.
    clearLockedPorts();

    await startServers(layout, servers, quiet);
    expect(knownAddresses(config, layout)).toEqual(first);
    await stopServers(layout, servers);
    clearLockedPorts();

    const squatter = await listen(Number(new URL(first.qdrant!.url).port));
    await startServers(layout, servers, quiet);
    squatter.close();
    expect(knownAddresses(config, layout).temporal).toEqual(first.temporal);
    expect(knownAddresses(config, layout).qdrant).not.toEqual(first.qdrant);
  });

  it('uses the ports that are told', async () => {
    const free = await listen(0);
    const { port } = free.address() as AddressInfo;
    free.close();
    await once(free, 'close');
    await startServers(layout, ownServers(config, { qdrant: port }), quiet);
    expect(serverAddresses(config, layout).qdrant.url).toBe(`http://127.0.0.1:${port}`);
  });

  it('says which log to read when a server cannot start, and stops what it had started', async () => {
    const data = resolve(layout.instance, 'data', 'temporal');
    mkdirSync(data, { recursive: true });
    writeFileSync(resolve(data, 'temporal.db'), 'no database');
    await expect(startServers(layout, ownServers(config), quiet)).rejects.toMatchObject({
      name: 'StackFailed',
      message: expect.stringContaining(resolve(layout.instance, 'logs', 'temporal.log')) as string,
    });
    expect(await serverStates(config, layout)).toMatchObject({
      temporal: 'stopped',
      qdrant: 'stopped',
    });
  });

  it('refuses a port that was told and is taken', async () => {
    const squatter = await listen(0);
    const { port } = squatter.address() as AddressInfo;
    const servers = ownServers(config, { qdrant: port });
    await expect(startServers(layout, servers, quiet)).rejects.toThrow(`Port ${port} is taken`);
    squatter.close();
  });

  it('goes on after a launcher that was killed', async () => {
    const module = resolve(import.meta.dirname, 'launch-and-hang.ts');
    const launcher = spawn(process.execPath, [module, layout.programs, layout.instance], {
      env: { PATH: process.env['PATH'], ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(launcher.stdout, 'data');
    launcher.kill('SIGKILL');
    await once(launcher, 'close');

    expect(await serverStates(config, layout)).toMatchObject({
      temporal: 'running',
      qdrant: 'running',
    });
    expect(await startServers(layout, ownServers(config), quiet)).toEqual([]);
    const before = [processOf(layout, 'temporal'), processOf(layout, 'qdrant')];
    await stopServers(layout, ownServers(config));
    expect(await Promise.all(before.map(isRunning))).toEqual([false, false]);
  });

  it('starts again what has crashed, and only that', async () => {
    await startServers(layout, ownServers(config), quiet);
    const crashed = processOf(layout, 'qdrant');
    process.kill(crashed.pid, 'SIGKILL');
    await waitFor(async () => !(await isRunning(crashed)));
    expect(await serverStates(config, layout)).toMatchObject({
      temporal: 'running',
      qdrant: 'stopped',
    });
    expect(await startServers(layout, ownServers(config), quiet)).toEqual(['qdrant']);
  });
});

describe('stopping the stack', () => {
  it('ends its own servers, and not those of another checkout', async () => {
    const other = await newInstance();
    await startServers(layout, ownServers(config), quiet);
    await startServers(other.layout, ownServers(other.config), quiet);
    await stopServers(layout, ownServers(config));
    expect(await serverStates(config, layout)).toMatchObject({
      temporal: 'stopped',
      qdrant: 'stopped',
    });
    expect(await serverStates(other.config, other.layout)).toMatchObject({
      temporal: 'running',
      qdrant: 'running',
    });
  });

  it('does not end a stranger that was given the process id of a server', async () => {
    const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
    updateState(layout, {
      qdrant: { settings: { port: 1 }, process: { pid: stranger.pid!, commandLine: 'qdrant' } },
    });
    await stopServers(layout, ownServers(config));
    expect(await isRunning({ pid: stranger.pid!, commandLine: 'sleep 600' })).toBe(true);
    expect(readState(layout)['qdrant']?.process).toBeNull();
    stranger.kill();
  });

  it('is harmless when nothing runs', async () => {
    await stopServers(layout, ownServers(config));
    expect(await serverStates(config, layout)).toMatchObject({
      temporal: 'stopped',
      qdrant: 'stopped',
    });
  });
});

describe('a state file that cannot be understood', () => {
  it('is named, with what to do', () => {
    writeFileSync(layout.stateFile, '{"temporal": 1');
    expect(() => readState(layout)).toThrow(`${layout.stateFile} cannot be understood`);
    expect(readFileSync(layout.stateFile, 'utf8')).toBe('{"temporal": 1');
    rmSync(layout.stateFile);
  });
});

describe('stopProcess', () => {
  it('insists when a process does not end by itself', async () => {
    const script =
      "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')";
    const deaf = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(deaf.stdout, 'data');
    const commandLine = [process.execPath, '-e', script].join(' ');
    await stopProcess({ pid: deaf.pid!, commandLine }, 200);
    expect(deaf.killed || deaf.signalCode === 'SIGKILL' || deaf.exitCode !== null).toBe(true);
  });
});

async function listen(port: number): Promise<Server> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
