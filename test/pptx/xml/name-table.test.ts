import { describe, expect, it } from 'vitest';
import { NameTable } from '../../../pptx/xml/name-table.ts';

describe('NameTable', () => {
  it('gives what was added', () => {
    const table = new NameTable();
    const written = ['a:p', 'a:r', 'p:sp', 'b:p', '', 'é', 'a:endParaRPr', 'x'.repeat(200)];
    for (const each of written) table.add(each, `of ${each}`);
    expect(written.map((each) => table.get(each))).toEqual(written.map((each) => `of ${each}`));
  });

  it('gives nothing that was not added', () => {
    const table = new NameTable();
    expect(table.get('a:p')).toBeUndefined();
    table.add('a:p', 'p');
    for (const other of ['b:p', 'a:q', 'a:P', 'p', '', 'a:pp']) {
      expect(table.get(other)).toBeUndefined();
    }
  });

  it('keeps few of the names that are alike, and none without end', () => {
    const table = new NameTable();
    // Alike where the table looks: in length, in the middle and at the end.
    const alike = Array.from(
      { length: 100 },
      (_, index) => `${String(index).padStart(3, '0')}:abcd`,
    );
    for (const each of [...alike, 'x'.repeat(201)]) table.add(each, each);
    const found = alike.filter((each) => table.get(each) === each);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(20);
    expect(table.get('x'.repeat(201))).toBeUndefined();
  });
});
