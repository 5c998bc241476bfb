import { describe, expect, it } from 'vitest';
import { firstCollection, nextCollection } from '../../../stores/qdrant/collection-names.ts';

const of = (model: string) => nextCollection('knowbase', 'knowbase-1', model);

describe('the collections behind a name', () => {
  it('are counted, and named after the model', () => {
    const first = firstCollection('knowbase');
    expect(first).toBe('knowbase-1');
    const second = nextCollection('knowbase', first, 'openai/large');
    expect(second).toMatch(/^knowbase-2-[0-9a-f]{8}$/);
    expect(nextCollection('knowbase', second, 'openai/large')).toMatch(/^knowbase-3-/);
  });

  it('are the same for the same model, and others for another', () => {
    expect(of('openai/large')).toBe(of('openai/large'));
    expect(of('openai/small')).not.toBe(of('openai/large'));
  });

  it('begin with one after a collection that has the name itself', () => {
    expect(nextCollection('my-base-7', 'my-base-7', 'm')).toMatch(/^my-base-7-1-/);
  });
});
