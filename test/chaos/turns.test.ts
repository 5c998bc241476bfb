import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

describe('turns', () => {
  it('come one after the other for one target, and side by side for several', async () => {
    const turns = new Turns();
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    turns.take('neo4j', async () => {
      await gate.promise;
      order.push('first');
    });
    turns.take('neo4j', async () => void order.push('second'));
    turns.take('qdrant', async () => {
      order.push('other');
      gate.resolve();
    });
    await turns.allOver();
    expect(order).toEqual(['other', 'first', 'second']);
  });

  it('tell of a failure at once, and at the end', async () => {
    const turns = new Turns();
    expect(turns.goWell()).toBe(true);
    turns.take('neo4j', () => Promise.reject(new Error('does not start')));
    await expect(turns.allOver()).rejects.toThrow('does not start');
    expect(() => turns.goWell()).toThrow('does not start');
  });
});
