import { writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { execa } from 'execa';
import getPort from 'get-port';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PROJECT_ROOT } from './project-root.ts';
import { temporaryFolder } from './executables.ts';

const SCRIPT = resolve(PROJECT_ROOT, 'scripts/test-single-doc-perf.sh');

function run(...args: string[]) {
  return execa('sh', [SCRIPT, ...args], { reject: false });
}

async function makeDeck(name = 'deck.pptx'): Promise<string> {
  const deck = join(await temporaryFolder(), name);
  await writeFile(deck, 'the bytes of the deck');
  return deck;
}

/** An API that answers like this; ends with the test. */
async function startApi(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => new Promise((closed) => server.close(() => closed())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function runAgainst(status: number, body: unknown) {
  const host = await startApi((request, response) => {
    request.resume().on('end', () => response.writeHead(status).end(JSON.stringify(body)));
  });
  return run(await makeDeck(), host);
}

describe('answer', () => {
  it.each([
    { status: 200, documentStatus: 'complete', exitCode: 0 },
    { status: 200, documentStatus: 'partial', exitCode: 3 },
    { status: 200, documentStatus: 'failed', exitCode: 1 },
    { status: 202, documentStatus: 'running', exitCode: 1 },
    { status: 500, documentStatus: 'complete', exitCode: 1 },
  ])('$status $documentStatus: $exitCode', async ({ status, documentStatus, exitCode }) => {
    const ended = await runAgainst(status, { document_id: 'deck', status: documentStatus });
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.stdout.split('\n')).toEqual([
      `HTTP status:     ${status}`,
      `Document status: ${documentStatus}`,
      expect.stringMatching(/^Total duration: {2}\d+\.\d+ s$/),
    ]);
  });

  it('with a problem is told', async () => {
    const problem = { title: 'InvalidDeck', status: 422, detail: 'This is no deck.' };
    const { exitCode, stdout, stderr } = await runAgainst(422, problem);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Document status: none');
    expect(stderr).toContain('This is no deck.');
  });

  it('is that of the document', async () => {
    const { exitCode, stdout } = await runAgainst(200, {
      document_id: '{"status":"complete","status":"complete"}',
      status: 'partial',
      failed_segments: [{ message: ', "status": "complete"', status: 'complete' }],
    });
    expect(stdout).toContain('Document status: partial');
    expect(exitCode).toBe(3);
  });

  it('may be laid out with blanks', async () => {
    const host = await startApi((request, response) => {
      request.resume().on('end', () => response.end('{\n  "status" : "complete"\n}'));
    });
    await expect(run(await makeDeck(), host)).resolves.toMatchObject({ exitCode: 0 });
  });

  it('cut off is a failure', async () => {
    const host = await startApi((request) => {
      request.resume().on('end', () => request.socket.destroy());
    });
    const { exitCode, stderr } = await run(await makeDeck(), host);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${host} does not answer`);
  });
});

describe('request', () => {
  it.each(['deck.pptx', 'Q3, final; "draft" \\ 2.pptx'])('carries %s', async (name) => {
    const posted: { url: string | undefined; method: string | undefined; body: string }[] = [];
    const host = await startApi((request, response) => {
      const { url, method } = request;
      void text(request)
        .then((body) => posted.push({ url, method, body }))
        .then(() => response.end('{"status":"complete"}'));
    });
    const { exitCode } = await run(await makeDeck(name), `${host}/`);
    expect(exitCode).toBe(0);
    expect(posted).toMatchObject([{ method: 'POST', url: '/ingest/pptx?wait=true' }]);
    expect(posted[0]!.body).toContain('form-data; name="file"; filename="');
    expect(posted[0]!.body).toContain('the bytes of the deck');
  });
});

describe('usage', () => {
  it.each(['-h', '--help'])('%s shows it', async (option) => {
    const { exitCode, stdout } = await run(option);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('test-single-doc-perf.sh DECK [HOST]');
  });

  it.each([[[]], [['a', 'b', 'c']]])('%j is wrong', async (args) => {
    const { exitCode, stderr } = await run(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('test-single-doc-perf.sh DECK [HOST]');
  });

  it('wants a deck that exists', async () => {
    const { exitCode, stderr } = await run('missing.pptx');
    expect(exitCode).toBe(2);
    expect(stderr).toBe('error: missing.pptx is not a file.');
  });
});

describe('surroundings', () => {
  it('without curl are named', async () => {
    const { exitCode, stderr } = await execa('/bin/sh', [SCRIPT, await makeDeck()], {
      env: { PATH: await temporaryFolder() },
      extendEnv: false,
      reject: false,
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('curl is missing');
  });

  it('without an API are named', async () => {
    const host = `http://127.0.0.1:${await getPort()}`;
    const { exitCode, stderr } = await run(await makeDeck(), host);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${host} does not answer`);
  });
});
