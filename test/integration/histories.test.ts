import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startDeletion } from '../../client/delete-document.ts';
import { OPENAI } from '../llm/providers.ts';
import type { SimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import { waitFor } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { startQdrantGate, type QdrantGate } from './qdrant-gate.ts';
import { expectReplayable } from './replayable.ts';
import { longTalk } from './talk.ts';

let provider: SimulatedOpenAi;
let harness: ProviderHarness;
let gate: QdrantGate;
beforeAll(async () => {
  const addresses = inject('addresses');
  gate = await startQdrantGate(addresses.qdrant.url);
  harness = await createProviderHarness(
    { OPENAI_BIG_MODEL: 'big-model', REPLAY_WINDOW: '600' },
    OPENAI,
    { ...addresses, qdrant: { url: gate.url } },
  );
  provider = harness.provider;
  await harness.startWorker();
});
afterAll(async () => {
  await harness.close();
  await gate.close();
});

describe('the history of a run can be replayed', () => {
  it('that is complete', async () => {
    const run = await harness.start(await longTalk('Amber', 3));
    const ingests = await harness.services.ingests();
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
    await expectReplayable('complete', run, harness);
    await expectReplayable('committed', run, harness);
  });

  it('that is partial', async () => {
    provider.options = {
      misbehave: ({ text }) => (text.startsWith('Birch 2') ? { status: 403 } : undefined),
    };
    const run = await harness.start(await longTalk('Birch', 3));
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).waitsForReplayUntil != null);
    await ingests.cancel(run);
    expect(await ingests.result(run)).toMatchObject({ status: 'partial' });
    await expectReplayable('partial', run, harness);
  });

  it('whose failed segment was replayed inside', async () => {
    const held = Promise.withResolvers<void>();
    provider.options = {
      before: async ({ text }) => {
        if (text.startsWith('Cedar 3')) await held.promise;
      },
      misbehave: ({ kind, text }, earlier) =>
        kind === 'prepass' && text.startsWith('Cedar 1') && earlier === 0
          ? { status: 403 }
          : undefined,
    };
    const run = await harness.start(await longTalk('Cedar', 3));
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).segments.failed === 1);
    await ingests.replay(run, []);
    held.resolve();
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
    await expectReplayable('replayed-inside', run, harness);
  });

  it('that waited for a provider', async () => {
    let isDown = true;
    provider.options = {
      misbehave: ({ kind }) => (kind === 'extraction' && isDown ? { status: 503 } : undefined),
    };
    const run = await harness.start(await longTalk('Elder', 4));
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).outages !== undefined);
    isDown = false;
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
    await expectReplayable('outage', run, harness);
  });

  it('that asked a bigger model', async () => {
    provider.options = {
      misbehave: ({ text, model }) =>
        text.startsWith('Fir 1') && model !== 'big-model' ? { content: 'Hm.' } : undefined,
    };
    const run = await harness.start(await longTalk('Fir', 2));
    const ingests = await harness.services.ingests();
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
    await expectReplayable('escalated', run, harness);
  });

  it('that was cancelled', async () => {
    provider.options = { misbehave: () => 'hang' };
    const run = await harness.start(await longTalk('Dogwood', 3));
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).reading.length === 3);
    await ingests.cancel(run);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
    await expectReplayable('cancelled', run, harness);
  });

  it('that waited for a replay, and was replayed', async () => {
    let isDown = true;
    provider.options = {
      misbehave: ({ text }) =>
        isDown && text.startsWith('Ginkgo 2') ? { status: 403 } : undefined,
    };
    const run = await harness.start(await longTalk('Ginkgo', 3));
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).waitsForReplayUntil != null);
    isDown = false;
    await ingests.replay(run, []);
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
    await expectReplayable('parked', run, harness);
  });

  it('that was cancelled while it was uploaded', async () => {
    provider.options = {};
    const upload = gate.hold('upload');
    const run = await harness.start(await longTalk('Hazel', 3));
    await upload.reached;
    const ingests = await harness.services.ingests();
    await ingests.cancel(run);
    await waitFor(async () => (await ingests.progress(run)).isCancelling === true);
    upload.release();
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
    await expectReplayable('cancelled-while-uploading', run, harness);
  });

  it('of the deletion of a document', async () => {
    provider.options = {};
    const run = await harness.start(await longTalk('Ivy', 2));
    const ingests = await harness.services.ingests();
    await ingests.result(run);
    const temporal = await harness.services.temporal();
    const deletion = await startDeletion(temporal, ingests, run);
    await deletion.end();
    const { runId } = await temporal.workflow.getHandle(run.workflowId).describe();
    expect(runId).not.toBe(run.runId);
    await expectReplayable('deleted', { ...run, runId }, harness);
  });
});

describe('the histories of a document that is read in pages can be replayed', () => {
  it('that of the document, and that of a page with a failed segment that was replayed inside', async () => {
    const paged = await createProviderHarness({ MAX_SEGMENTS_PER_WORKFLOW: '4' });
    try {
      await paged.startWorker();
      const held = Promise.withResolvers<void>();
      paged.provider.options = {
        before: async ({ text }) => {
          if (text.startsWith('Elm 4')) await held.promise;
        },
        misbehave: ({ kind, text }, earlier) =>
          kind === 'prepass' && /^Elm [13]\b/.test(text) && earlier === 0
            ? { status: 403 }
            : undefined,
      };
      const run = await paged.start(await longTalk('Elm', 6));
      const ingests = await paged.services.ingests();
      await waitFor(async () => {
        const { pages, segments } = await ingests.progress(run);
        return pages?.done === 2 && segments.failed === 2;
      });
      const [page, ...others] = await paged.pagesOf(run);
      expect(others).toEqual([]);
      await ingests.replay(run, []);
      await waitFor(async () => (await ingests.progress(run)).segments.succeeded === 5);
      held.resolve();
      expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
      await expectReplayable('in-pages', run, paged);
      await expectReplayable('page', page!, paged);
    } finally {
      await paged.close();
    }
  });
});
