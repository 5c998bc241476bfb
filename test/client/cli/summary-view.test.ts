import { describe, expect, it } from 'vitest';
import { summaryLines, warningLine } from '../../../client/cli/summary-view.ts';
import type { IngestSummary } from '../../../workflows/contract.ts';
import { aFailure, aSummary } from '../../workflows/builders.ts';

/** The line that says how to read failed segments again. */
function replayLine(overrides: Partial<IngestSummary>): string | undefined {
  const failed = aSummary({ failedSegments: [aFailure('s1')], ...overrides });
  return summaryLines(failed).find((line) => line.includes('Read them again'));
}

describe('summaryLines', () => {
  it('tells what came of an ingest', () => {
    expect(summaryLines(aSummary())).toEqual([
      'handbook: complete in 12.3 s',
      '  3 segments: 3 read, of them 1 known before; 0 failed',
      '  1,200 concepts, 1 relation, 7 chunks',
    ]);
  });

  it('tells what the LLM calls cost, if there were any', () => {
    const llm = { calls: 1, inputTokens: 12_345, outputTokens: 1 };
    expect(summaryLines(aSummary({ llm }))).toContain(
      '  1 LLM call, 12,345 tokens in, 1 token out',
    );
  });

  it('tells what the gatekeeper decided, and what might be done about it', () => {
    const gate = { promoted: 1, held: 9, rejected: 2 };
    const counts = '  gatekeeper: 1 promoted, 9 held, 2 rejected';
    expect(summaryLines(aSummary({ gate }))).toContain(counts);
    const advised = summaryLines(aSummary({ gate: { ...gate, advice: 'Try PERMISSIVE.' } }));
    expect(advised.slice(advised.indexOf(counts))).toEqual([counts, '  Try PERMISSIVE.']);
  });

  it('tells which names the model did not compare, and why', () => {
    const namesNotAsked = { pairs: 2, reason: 'The budget of the document is spent.' };
    expect(summaryLines(aSummary({ namesNotAsked }))).toContain(
      '  2 pairs of names not compared by the model: The budget of the document is spent.',
    );
  });

  it('tells what the readers said that the text does not bear out', () => {
    const claimsRejected = { mentions: 2, relations: 1 };
    const gate = { promoted: 1, held: 9, rejected: 2, claimsRejected };
    expect(summaryLines(aSummary({ gate }))).toContain(
      '  not borne out by the text: 2 mentions, 1 relation',
    );
  });

  it('tells what each model was asked, what it cost, and how much was in the cache', () => {
    const small = { calls: 3, inputTokens: 9000, outputTokens: 30, cachedInputTokens: 6144 };
    const big = { calls: 1, inputTokens: 3000, outputTokens: 20 };
    const byModel = [
      { model: 'big', ...big },
      { model: 'small', ...small },
    ];
    const sum = { calls: 4, inputTokens: 12_000, outputTokens: 50, cachedInputTokens: 6144 };
    const lines = summaryLines(aSummary({ llm: { ...sum, byModel, costUsd: 0.0345 } }));
    expect(lines.slice(3)).toEqual([
      '  4 LLM calls, 12,000 tokens in (6,144 cached), 50 tokens out, 0.035 USD',
      '    big: 1 call, 3,000 tokens in, 20 tokens out',
      '    small: 3 calls, 9,000 tokens in (6,144 cached), 30 tokens out',
    ]);
  });

  it.each([
    [0.00012345, '0.00012'],
    [1.2345, '1.23'],
    [1234.5, '1,234.5'],
  ])('shows %d dollars', (costUsd, shown) => {
    const llm = { calls: 1, inputTokens: 1, outputTokens: 1, costUsd };
    expect(summaryLines(aSummary({ llm })).join('\n')).toContain(`, ${shown} USD`);
  });

  it('names the failed segments and their reasons, and how to read them again', () => {
    const failedSegments = [aFailure('s1'), aFailure('s2', { message: 'slow down' })];
    const segments = { total: 3, succeeded: 1, failed: 2, reused: 0 };
    const lines = summaryLines(aSummary({ status: 'partial', segments, failedSegments }));
    expect(lines.slice(-3)).toEqual([
      '  failed: Topic 1 (s1): LlmUnavailable: down',
      '  failed: Topic 2 (s2): LlmUnavailable: slow down',
      '  Read them again: npm run -s knowbase -- replay handbook',
    ]);
  });

  it('counts the failed segments that the summary does not name', () => {
    const segments = { total: 900, succeeded: 780, failed: 120, reused: 0 };
    const failedSegments = [aFailure('s1')];
    const lines = summaryLines(aSummary({ status: 'partial', segments, failedSegments }));
    expect(lines).toContain("  and 119 more, which 'status' names");
  });

  it.each([
    ['v1.2_final', 'v1.2_final'],
    ['Q3 plan', "'Q3 plan'"],
    ["it's; rm -rf ~", String.raw`'it'\''s; rm -rf ~'`],
    ['$(reboot)', "'$(reboot)'"],
    ['品質', "'品質'"],
  ])('names the document %j so that a shell takes it for one word', (documentId, word) => {
    expect(replayLine({ documentId })).toMatch(/ replay (.*)$/);
    expect(replayLine({ documentId })?.split(' replay ')[1]).toBe(word);
  });

  it('names the tenant where it is not the default one', () => {
    expect(replayLine({ tenantId: 'acme' })).toMatch(/ replay handbook --tenant acme$/);
  });

  it('shows the warnings', () => {
    const warnings = [{ slide: 3, part: 'ppt/slides/slide3.xml', message: 'It is damaged.' }];
    expect(summaryLines(aSummary({ warnings })).at(-1)).toBe(
      '  warning: slide 3, ppt/slides/slide3.xml: It is damaged.',
    );
  });
});

describe('warningLine', () => {
  it('names no slide where it is not one slide’s matter', () => {
    expect(warningLine({ slide: null, part: 'ppt/media', message: 'Gone.' })).toBe(
      'warning: ppt/media: Gone.',
    );
  });
});
