import { describe, expect, it } from 'vitest';
import { countTokens } from '../../domain/token-count.ts';
import { TokenEstimate } from '../../llm/token-estimate.ts';

const QUESTION = {
  instructions: 'Extract what is there.',
  input: 'Warehouse Ledger keeps stock for Courier Portal.',
  schemaName: 'extraction',
};
const WORDS = countTokens(QUESTION.instructions) + countTokens(QUESTION.input);
const usage = (inputTokens: number, outputTokens: number) => ({
  calls: 1,
  inputTokens,
  outputTokens,
});

describe('TokenEstimate', () => {
  it('counts the words of the prompt, and allows for the schema and the answer', () => {
    const { inputTokens, outputTokens } = new TokenEstimate().of(QUESTION).need;
    expect(inputTokens).toBeGreaterThan(WORDS);
    expect(outputTokens).toBeGreaterThan(0);
    const longer = { ...QUESTION, input: `${QUESTION.input} ${QUESTION.input}` };
    expect(new TokenEstimate().of(longer).need.inputTokens).toBeGreaterThan(inputTokens);
  });

  it('comes to what calls of the kind cost', () => {
    const estimate = new TokenEstimate();
    for (let call = 0; call < 40; call++) estimate.of(QUESTION).learn(usage(WORDS + 1000, 70));
    const { inputTokens, outputTokens } = estimate.of(QUESTION).need;
    expect(Math.abs(inputTokens - WORDS - 1000)).toBeLessThan(10);
    expect(Math.abs(outputTokens - 70)).toBeLessThan(10);
  });

  it('keeps kinds apart', () => {
    const estimate = new TokenEstimate();
    const prepass = { ...QUESTION, schemaName: 'prepass' };
    const before = estimate.of(prepass).need;
    estimate.of(QUESTION).learn(usage(90_000, 9000));
    expect(estimate.of(prepass).need).toEqual(before);
  });

  it('learns nothing from a server that does not say what a call took', () => {
    const estimate = new TokenEstimate();
    const before = estimate.of(QUESTION).need;
    estimate.of(QUESTION).learn(usage(0, 0));
    expect(estimate.of(QUESTION).need).toEqual(before);
  });

  it('is never less than nothing, whatever a tokeniser counts', () => {
    const estimate = new TokenEstimate();
    for (let call = 0; call < 40; call++) estimate.of(QUESTION).learn(usage(1, 1));
    expect(estimate.of({ ...QUESTION, instructions: '', input: '' }).need.inputTokens).toBe(0);
  });
});
