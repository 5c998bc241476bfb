import { describe, expect, it } from 'vitest';
import { differences } from './compare.ts';
import { NOTHING_STORED, type Snapshot, type StoredItem } from './snapshot.ts';

function item(name: string, content: Record<string, unknown> = {}): StoredItem {
  return { name, content };
}

function withNodes(...nodes: StoredItem[]): Snapshot {
  return { ...NOTHING_STORED, nodes };
}

describe('differences between two snapshots', () => {
  it('are none between equal ones, whatever the order', () => {
    const one = withNodes(item('a', { text: 'x' }), item('b'));
    expect(differences(one, withNodes(item('b'), item('a', { text: 'x' })))).toEqual([]);
  });

  it('name what is missing and what is too many', () => {
    expect(differences(withNodes(item('a')), withNodes(item('b')))).toEqual([
      'missing: a',
      'too many: b',
    ]);
  });

  it('name what is there twice', () => {
    expect(differences(withNodes(item('a')), withNodes(item('a'), item('a')))).toEqual([
      '2 times instead of 1: a',
    ]);
  });

  it('name the properties that differ, with both values', () => {
    const before = withNodes(item('a', { same: 1, text: 'x', gone: true }));
    const after = withNodes(item('a', { same: 1, text: 'y' }));
    expect(differences(before, after)).toEqual([
      'different: a: text is "y" instead of "x"; gone is absent instead of true',
    ]);
  });

  it('tell apart several that rightly have one name', () => {
    const before = withNodes(item('a', { n: 1 }), item('a', { n: 2 }));
    expect(differences(before, withNodes(item('a', { n: 2 }), item('a', { n: 1 })))).toEqual([]);
    expect(differences(before, withNodes(item('a', { n: 2 }), item('a', { n: 3 })))).toEqual([
      'different: a: n is 3 instead of 1',
    ]);
  });

  it('look at relationships and points too', () => {
    const there = { ...NOTHING_STORED, relationships: [item('r')], points: [item('p')] };
    expect(differences(there, NOTHING_STORED)).toEqual(['missing: r', 'missing: p']);
  });

  it('tell of very many the first, and how many more', () => {
    const many = withNodes(...Array.from({ length: 20 }, (_, index) => item(`n${index}`)));
    const found = differences(many, NOTHING_STORED);
    expect(found).toHaveLength(13);
    expect(found.at(-1)).toBe('and 8 more among the nodes');
  });
});
