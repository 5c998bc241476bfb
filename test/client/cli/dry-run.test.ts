import { resolve } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knowbase } from '../../integration/command-line.ts';
import { tempFolder } from '../../stores/artifacts/temp-store.ts';

const DECK = resolve(import.meta.dirname, '../../../examples/rgpd-en-pratique.pptx');

// Nothing listens there: whoever called somebody would fail.
const NOWHERE = 'http://127.0.0.1:9';
const WITH_KEY = {
  OPENAI_API_KEY: 'sk-test-0123456789abcdef',
  OPENAI_BASE_URL: `${NOWHERE}/v1`,
  OPENAI_MODEL: 'small',
  OPENAI_BIG_MODEL: 'big',
};
const PRICES = '{"small": {"input": 1, "output": 2}, "big": {"input": 10, "output": 20}}';

async function dryRun(environment: Record<string, string>, ...args: string[]) {
  const folder = await tempFolder();
  const surroundings = {
    INIT_CWD: folder,
    KNOWBASE_HOME: join(folder, 'home'),
    TEMPORAL_ADDRESS: '127.0.0.1:9',
    QDRANT_URL: NOWHERE,
    ...environment,
  };
  await writeFile(join(folder, 'no-deck.pptx'), 'no zip');
  return knowbase({ environment: surroundings }, 'ingest', '--dry-run', ...args);
}

interface Estimate {
  segments: { calls: number; tokens: number; route: string }[];
  calls: number;
}

describe('ingest --dry-run', () => {
  it('tells segments, calls, tokens, cost and time, without any server', async () => {
    const settings = { ...WITH_KEY, LLM_PRICES: PRICES };
    const { exitStatus, stdout, stderr } = await dryRun(settings, '--json', DECK);
    expect({ exitStatus, stderr }).toEqual({ exitStatus: 0, stderr: '' });
    const estimate = JSON.parse(stdout) as Estimate;
    expect(estimate).toMatchObject({
      file: DECK,
      document_id: 'rgpd-en-pratique',
      provider: 'openai',
      model: 'small',
      slides: 15,
      calls: 10,
      input_tokens: expect.any(Number) as number,
      output_tokens: expect.any(Number) as number,
      cost_usd: expect.any(Number) as number,
      seconds: 11.5,
      by_model: [{ model: 'big' }, { model: 'small' }],
    });
    expect(estimate.segments).toHaveLength(5);
    for (const { calls, tokens, route } of estimate.segments) {
      expect({ calls, route }).toEqual({ calls: 2, route: 'BIG' });
      expect(tokens).toBeGreaterThan(100);
    }
  });

  it('tells people the same, and that prices are missing', async () => {
    const { exitStatus, stdout } = await dryRun({ ...WITH_KEY, PREPASS: 'local' }, DECK);
    expect(exitStatus).toBe(0);
    expect(stdout).toMatch(/^rgpd-en-pratique: 15 slides, 5 segments, read by small$/m);
    expect(stdout).toMatch(
      /^ {2}about 5 LLM calls, up to [\d,]+ tokens in, [\d,]+ tokens out; some /m,
    );
    expect(stdout).toContain('LLM_PRICES does not say');
  });

  it('has no call to tell of without a key', async () => {
    const { stdout } = await dryRun({}, DECK);
    expect(stdout).toContain('no LLM call');
  });

  it('refuses what is no deck, and tells of the others', async () => {
    const { exitStatus, stdout, stderr } = await dryRun({}, '--json', DECK, 'no-deck.pptx');
    expect(exitStatus).toBe(2);
    expect(stderr).toContain('no-deck.pptx');
    expect(JSON.parse(stdout)).toMatchObject([
      { document_id: 'rgpd-en-pratique', calls: 0 },
      { file: 'no-deck.pptx', status: 'failed', error: { type: 'InvalidDeck' } },
    ]);
  });
});
