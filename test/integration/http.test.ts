import { openAsBlob } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type HttpServer } from '../../client/http/server.ts';
import { createLogger } from '../../logging/logger.ts';
import { takeCensus } from './census.ts';
import { createHarness, EXAMPLES, waitFor, type Harness } from './harness.ts';
import { createProviderHarness } from './provider-harness.ts';
import { talk } from './talk.ts';

let harness: Harness;
let server: HttpServer;
beforeAll(async () => {
  harness = await createHarness({ DECK_MAX_FILE_MB: '1' });
  await harness.startWorker();
  server = await serve('127.0.0.1');
});
afterAll(async () => {
  await server.close();
  await harness.close();
});

function serve(host: string, { config, services } = harness): Promise<HttpServer> {
  const logger = createLogger(config.log, (line) => line);
  return startHttpServer(services, { host, port: 0, logger, redact: (text) => text });
}

function post(file: Blob, name: string, query: Record<string, string> = {}): Promise<Response> {
  const form = new FormData();
  form.append('file', file, name);
  const parameters = new URLSearchParams({ tenant: harness.tenantId, ...query });
  return fetch(`${server.url}/ingest/pptx?${parameters.toString()}`, {
    method: 'POST',
    body: form,
  });
}

describe('POST /ingest/pptx', () => {
  it('answers 202 with the document and where its state is to be seen', async () => {
    const { name, bytes } = await talk('Quarterly plan.pptx', {
      Plan: ['Beacon Ledger counts ships.'],
    });
    const response = await post(new Blob([bytes]), name);
    expect(response.status).toBe(202);
    expect(await response.json()).toMatchObject({
      document_id: 'Quarterly plan',
      tenant_id: harness.tenantId,
      status: 'running',
      workflow_id: `ingest/${harness.tenantId}/Quarterly plan`,
    });
    const location = new URL(response.headers.get('location')!, server.url);
    await waitFor(async () => {
      const state = (await (await fetch(location)).json()) as { status: string };
      return state.status === 'complete';
    });
  });

  it('answers the summary with wait=true', async () => {
    const deck = resolve(EXAMPLES, 'rgpd-en-pratique.pptx');
    const response = await post(await openAsBlob(deck), 'rgpd-en-pratique.pptx', { wait: 'true' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      document_id: 'rgpd-en-pratique',
      status: 'complete',
      segments: { total: 5, succeeded: 5, failed: 0 },
    });
  });

  it.each([
    ['a file that is no deck', 'note.pptx', 'plain text', {}, 422, 'InvalidDeck'],
    ['a file over the limit', 'huge.pptx', 'x'.repeat(1_100_000), {}, 413, 'DeckTooLarge'],
    ['a tenant that cannot be one', 'x.pptx', 'x', { tenant: 'a b' }, 400, 'InvalidInput'],
    ['a parameter that is none', 'x.pptx', 'x', { frobnicate: '1' }, 400, 'InvalidInput'],
  ])(
    'refuses %s as a problem, and stores nothing',
    async (_, name, content, query, status, title) => {
      const before = await takeCensus(harness);
      const response = await post(new Blob([content]), name, query);
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(await response.json()).toMatchObject({
        type: `urn:knowbase:error:${title}`,
        title,
        status,
        detail: expect.any(String) as string,
      });
      expect(await takeCensus(harness)).toEqual(before);
    },
  );

  it('refuses a form without the file, and a body that is no form', async () => {
    const form = new FormData();
    form.append('deck', new Blob(['x']), 'x.pptx');
    const url = `${server.url}/ingest/pptx`;
    const wrongField = await fetch(url, { method: 'POST', body: form });
    expect(wrongField.status).toBe(400);
    expect(await wrongField.json()).toMatchObject({
      detail: expect.stringContaining("'file'") as string,
    });
    const noForm = await fetch(url, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(noForm.status).toBe(406);
  });
});

describe('a server that is stopped', () => {
  it('tells who waits for an ingest where to look, and does not wait for it', async () => {
    const slow = await createProviderHarness();
    slow.provider.options = { misbehave: () => 'hang' };
    await slow.startWorker();
    const stopped = await serve('127.0.0.1', slow);
    const { name, bytes } = await talk('Waiting.pptx', { Wait: ['Harbour Pilot waits for tide.'] });
    const form = new FormData();
    form.append('file', new Blob([bytes]), name);
    const url = `${stopped.url}/ingest/pptx?wait=true&tenant=${slow.tenantId}`;
    const answer = fetch(url, { method: 'POST', body: form });
    await waitFor(() => slow.provider.calls.length > 0);
    await stopped.close();
    const response = await answer;
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      detail: expect.stringContaining(`/documents/Waiting?tenant=${slow.tenantId}`) as string,
    });
    await slow.close();
  });
});

describe('GET /documents/{id}', () => {
  it('answers 404 for a document that was never ingested, and for another tenant', async () => {
    for (const id of ['never-seen', 'rgpd-en-pratique']) {
      const response = await fetch(`${server.url}/documents/${id}?tenant=someone-else`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ title: 'DocumentNotFound' });
    }
  });
});

describe('the server', () => {
  it('is healthy while the servers behind it answer', async () => {
    const response = await fetch(`${server.url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  it('answers an unknown path as a problem', async () => {
    const response = await fetch(`${server.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ title: 'NotFound' });
  });

  it('does not listen where others could reach it', async () => {
    await expect(serve('0.0.0.0')).rejects.toMatchObject({ name: 'InvalidConfiguration' });
  });
});
