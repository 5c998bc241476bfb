import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import { keepHistory } from '../workflows/histories.ts';
import { waitFor, type Harness, type WorkflowRun } from './harness.ts';
import { createProviderHarness, type ProviderHarness } from './provider-harness.ts';
import { longTalk } from './talk.ts';

let provider: SimulatedOpenAi;
let harness: ProviderHarness;
beforeAll(async () => {
  harness = await createProviderHarness({ OPENAI_BIG_MODEL: 'big-model' });
  provider = harness.provider;
  await harness.startWorker();
});
afterAll(() => harness.close());

/** A workflow that reads a clock or a random number of its own would not find its way back. */
async function expectReplayable(
  name: string,
  run: WorkflowRun,
  { history: historyOf }: Harness = harness,
): Promise<void> {
  const history = await historyOf(run);
  await Worker.runReplayHistory(
    { workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)) },
    history,
  );
  keepHistory(name, historyToJSON(history));
}

describe('the history of a run can be replayed', () => {
  it('that is complete', async () => {
    const run = await harness.start(await longTalk('Amber', 3));
    const ingests = await harness.services.ingests();
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
    await expectReplayable('complete', run);
  });

  it('that is partial', async () => {
    provider.options = {
      misbehave: ({ text }) => (text.startsWith('Birch 2') ? { status: 403 } : undefined),
    };
    const run = await harness.start(await longTalk('Birch', 3));
    const ingests = await harness.services.ingests();
    expect(await ingests.result(run)).toMatchObject({ status: 'partial' });
    await expectReplayable('partial', run);
  });

  it('whose failed segment was replayed inside', async () => {
    const gate = Promise.withResolvers<void>();
    provider.options = {
      before: async ({ text }) => {
        if (text.startsWith('Cedar 3')) await gate.promise;
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
    gate.resolve();
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
    await expectReplayable('replayed-inside', run);
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
    await expectReplayable('outage', run);
  });

  it('that asked a bigger model', async () => {
    provider.options = {
      misbehave: ({ text, model }) =>
        text.startsWith('Fir 1') && model !== 'big-model' ? { content: 'Hm.' } : undefined,
    };
    const run = await harness.start(await longTalk('Fir', 2));
    const ingests = await harness.services.ingests();
    expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
    await expectReplayable('escalated', run);
  });

  it('that was cancelled', async () => {
    provider.options = { misbehave: () => 'hang' };
    const run = await harness.start(await longTalk('Dogwood', 3));
    const ingests = await harness.services.ingests();
    await waitFor(async () => (await ingests.progress(run)).reading.length === 3);
    await ingests.cancel(run);
    await expect(ingests.result(run)).rejects.toMatchObject({ name: 'IngestCancelled' });
    await expectReplayable('cancelled', run);
  });
});

describe('the histories of a document that is read in pages can be replayed', () => {
  it('that of the document, and that of a page with a failed segment that was replayed inside', async () => {
    const paged = await createProviderHarness({ MAX_SEGMENTS_PER_WORKFLOW: '4' });
    try {
      await paged.startWorker();
      const gate = Promise.withResolvers<void>();
      paged.provider.options = {
        before: async ({ text }) => {
          if (text.startsWith('Elm 4')) await gate.promise;
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
      gate.resolve();
      expect(await ingests.result(run)).toMatchObject({ status: 'complete' });
      await expectReplayable('in-pages', run, paged);
      await expectReplayable('page', page!, paged);
    } finally {
      await paged.close();
    }
  });
});
