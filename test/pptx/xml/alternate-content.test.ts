import { describe, expect, it } from 'vitest';
import { xmlFragment } from '../xml-fragment.ts';

const KNOWN = 'xmlns:k="http://schemas.microsoft.com/office/drawing/2016/5/10/chartex"';
const UNKNOWN = 'xmlns:u="https://example.org/2099"';

/** Names of what stands in the parent after the choice. */
function chosen(alternatives: string): string[] {
  const parent = xmlFragment(
    `<p:spTree><a:r/><mc:AlternateContent ${KNOWN} ${UNKNOWN}>${alternatives}</mc:AlternateContent><a:p/></p:spTree>`,
  );
  return parent.children.map(({ name }) => name).slice(1, -1);
}

describe('alternate content', () => {
  it.each([
    [
      'a Choice of Office',
      '<mc:Choice Requires="k"><p:sp/></mc:Choice><mc:Fallback><p:pic/></mc:Fallback>',
      ['p:sp'],
    ],
    [
      'the Fallback of an unknown Choice',
      '<mc:Choice Requires="u"><p:sp/></mc:Choice><mc:Fallback><p:pic/></mc:Fallback>',
      ['p:pic'],
    ],
    [
      'the Fallback when one of two namespaces is unknown',
      '<mc:Choice Requires="k u"><p:sp/></mc:Choice><mc:Fallback><p:pic/></mc:Fallback>',
      ['p:pic'],
    ],
    [
      'the first Choice that is known',
      '<mc:Choice Requires="u"><p:sp/></mc:Choice><mc:Choice Requires="p14"><p:cxnSp/></mc:Choice><mc:Choice Requires="k"><p:grpSp/></mc:Choice>',
      ['p:cxnSp'],
    ],
    [
      'an unknown Choice without a Fallback',
      '<mc:Choice Requires="u"><p:sp/></mc:Choice>',
      ['p:sp'],
    ],
    ['all of a branch', '<mc:Choice Requires="k"><p:sp/><p:pic/></mc:Choice>', ['p:sp', 'p:pic']],
    ['an empty Fallback', '<mc:Choice Requires="u"><p:sp/></mc:Choice><mc:Fallback/>', []],
    ['nothing', '', []],
    [
      'the inner of two',
      '<mc:Choice Requires="k"><mc:AlternateContent><mc:Choice Requires="u"><p:sp/></mc:Choice><mc:Fallback><p:cxnSp/></mc:Fallback></mc:AlternateContent></mc:Choice><mc:Fallback><p:pic/></mc:Fallback>',
      ['p:cxnSp'],
    ],
  ])('takes %s', (_, alternatives, names) => {
    expect(chosen(alternatives)).toEqual(names);
  });
});
