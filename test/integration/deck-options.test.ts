import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentStatus } from '../../client/documents.ts';
import { startHttpServer } from '../../client/http/server.ts';
import { ingestDeck } from '../../client/ingest-deck.ts';
import { DocumentBusy } from '../../domain/errors.ts';
import { createLogger } from '../../logging/logger.ts';
import { buildDeck, relationshipsXml } from '../pptx/deck-builder.ts';
import { shape, title } from '../pptx/deck-xml.ts';
import { knowbase } from './command-line.ts';
import { createHarness, type Harness, waitFor } from './harness.ts';
import { createProviderHarness } from './provider-harness.ts';

let harness: Harness;
let folder: string;
beforeAll(async () => {
  harness = await createHarness();
  await harness.startWorker();
  folder = await mkdtemp(join(tmpdir(), 'knowbase-options-'));
});
afterAll(async () => {
  await harness.close();
  await rm(folder, { recursive: true, force: true });
});

const CORE = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
  <dc:title>Harbour plan</dc:title><dc:creator>Ann</dc:creator><cp:keywords>ships; tide</cp:keywords>
  <dcterms:created>2024-03-01T08:00:00Z</dcterms:created><dcterms:modified>2024-03-02T10:00:00+01:00</dcterms:modified></cp:coreProperties>`;

/** A deck with a footer and a hidden slide; `core` is its part of core properties. */
function aDeck(core: string | null): Promise<Uint8Array> {
  return buildDeck({
    slides: [
      {
        shapes:
          title('Harbour') +
          shape({ text: 'The Harbour Pilot guides ships through the Narrow Channel.' }) +
          shape({ text: 'Confidential footer', placeholder: 'type="ftr"' }),
      },
      { shapes: title('Concealed'), hidden: true },
    ],
    parts: {
      'docProps/core.xml': core,
      '_rels/.rels': relationshipsXml([
        { id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' },
        ...(core === null
          ? []
          : [
              {
                id: 'rId2',
                type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
                target: 'docProps/core.xml',
              },
            ]),
      ]),
    },
  });
}

async function storedText(documentId: string): Promise<string> {
  const rows = await harness.services.graph.read<{ text: string }>(
    'MATCH (s:Segment {tenant_id: $tenantId, document_id: $documentId}) RETURN s.text AS text ORDER BY s.ordinal',
    { tenantId: harness.tenantId, documentId },
  );
  return rows.map(({ text }) => text).join('\n');
}

async function ingestFile(bytes: Uint8Array, ...options: string[]) {
  const file = join(folder, 'harbour.pptx');
  await writeFile(file, bytes);
  return knowbase(harness, 'ingest', file, '--tenant', harness.tenantId, '--json', ...options);
}

describe('ingest', () => {
  it('leaves footers out unless it is told to read them, and hidden slides only when told to', async () => {
    const deck = await aDeck(null);
    expect((await ingestFile(deck)).exitStatus).toBe(0);
    const usual = await storedText('harbour');
    expect(usual).toContain('Concealed');
    expect(usual).not.toContain('Confidential footer');

    expect((await ingestFile(deck, '--footers', '--skip-hidden')).exitStatus).toBe(0);
    const other = await storedText('harbour');
    expect(other).toContain('Confidential footer');
    expect(other).not.toContain('Concealed');
  });

  it('keeps what the deck says of itself, and forgets it with the deck that said it', async () => {
    const documentId = 'pilot';
    const ingest = async (core: string | null) =>
      harness.ingest({ name: 'pilot.pptx', bytes: await aDeck(core) });
    await ingest(CORE);
    const read = (query: string) =>
      harness.services.graph.read(
        `MATCH (d:Document {tenant_id: $tenantId, document_id: $documentId}) RETURN ${query}`,
        { tenantId: harness.tenantId, documentId },
      );
    expect(
      await read(`d.title AS title, d.author AS author, d.keywords AS keywords,
        d.deck_created_at = datetime('2024-03-01T08:00:00Z') AS created,
        d.deck_modified_at = datetime('2024-03-02T09:00:00Z') AS modified`),
    ).toEqual([
      {
        title: 'Harbour plan',
        author: 'Ann',
        keywords: 'ships; tide',
        created: true,
        modified: true,
      },
    ]);
    const document = { tenantId: harness.tenantId, documentId };
    expect(await documentStatus(harness.services, document)).toMatchObject({
      properties: {
        title: 'Harbour plan',
        subject: null,
        lastModifiedBy: null,
        created: '2024-03-01T08:00:00Z',
        modified: '2024-03-02T09:00:00Z',
      },
    });
    const shown = await knowbase(harness, 'status', documentId, '--tenant', harness.tenantId);
    expect(shown.stdout).toContain('title: Harbour plan');

    await ingest(null);
    expect(await read('d.title AS title, d.deck_created_at AS created')).toEqual([
      { title: null, created: null },
    ]);
  });

  it('joins a run of the same bytes only when they are read in the same way', async () => {
    const slow = await createProviderHarness();
    try {
      slow.provider.options = { misbehave: () => 'hang' };
      await slow.startWorker();
      const bytes = await aDeck(null);
      const start = (footers: boolean) =>
        ingestDeck(slow.services, {
          tenantId: slow.tenantId,
          documentId: 'harbour',
          name: 'harbour.pptx',
          skipHidden: false,
          footers,
          bytes: Readable.from([bytes]),
        });
      await start(false);
      await waitFor(() => slow.provider.calls.length > 0);
      expect(await start(false)).toMatchObject({ joined: true });
      const other = start(true);
      await expect(other).rejects.toBeInstanceOf(DocumentBusy);
      await expect(other).rejects.toThrow(/with other options/);
    } finally {
      await slow.close();
    }
  });
});

describe('POST /ingest/pptx', () => {
  it('reads footers when told to, and the document shows what the deck says of itself', async () => {
    const { config, services, tenantId } = harness;
    const server = await startHttpServer(services, {
      host: '127.0.0.1',
      port: 0,
      logger: createLogger(config.log, (line) => line),
      redact: (text) => text,
    });
    try {
      const form = new FormData();
      form.append('file', new Blob([await aDeck(CORE)]), 'pier.pptx');
      const query = `tenant=${tenantId}&wait=true&footers=true&skip_hidden=true`;
      const posted = await fetch(`${server.url}/ingest/pptx?${query}`, {
        method: 'POST',
        body: form,
      });
      expect(posted.status).toBe(200);
      expect(await storedText('pier')).toContain('Confidential footer');
      expect(await storedText('pier')).not.toContain('Concealed');
      const document = await fetch(`${server.url}/documents/pier?tenant=${tenantId}`);
      expect(await document.json()).toMatchObject({
        status: 'complete',
        properties: { title: 'Harbour plan', keywords: 'ships; tide' },
      });
    } finally {
      await server.close();
    }
  });
});
