import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWire } from '../../client/wire.ts';

describe('toWire', () => {
  it('writes names in snake_case, at any depth', () => {
    expect(
      toWire({
        documentId: 'a',
        failedSegments: [{ errorType: 'X', topicLabel: 'T' }],
        llm: { inputTokens: 1 },
      }),
    ).toEqual({
      document_id: 'a',
      failed_segments: [{ error_type: 'X', topic_label: 'T' }],
      llm: { input_tokens: 1 },
    });
  });

  it('leaves texts as they are', () => {
    expect(toWire({ text: 'camelCase Text', kinds: ['altText'] })).toEqual({
      text: 'camelCase Text',
      kinds: ['altText'],
    });
  });

  it.each([null, undefined, 0, false, '', 'aB'])('leaves %j as it is', (value) => {
    expect(toWire(value)).toBe(value);
  });

  it('leaves its input as it was', () => {
    const value = Object.freeze({ slideFrom: Object.freeze([Object.freeze({ slideTo: 1 })]) });
    expect(toWire(value)).toEqual({ slide_from: [{ slide_to: 1 }] });
  });

  it('changes names alone, and none a second time', () => {
    const value = fc.object({ key: fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/), maxDepth: 3 });
    fc.assert(
      fc.property(value, (given) => {
        const wire = toWire(given);
        expect(toWire(wire)).toEqual(wire);
        expect(leaves(wire)).toEqual(leaves(given));
        expect(names(wire).join('')).not.toMatch(/[A-Z]/);
      }),
    );
  });
});

/** The values that hold no others, in order. */
function leaves(value: unknown): unknown[] {
  return isContainer(value) ? Object.values(value).flatMap(leaves) : [value];
}

function names(value: unknown): string[] {
  if (!isContainer(value)) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(names)];
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
