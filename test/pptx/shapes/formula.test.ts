import { describe, expect, it } from 'vitest';
import { linearFormula } from '../../../pptx/shapes/formula.ts';
import { xmlFragment } from '../xml-fragment.ts';

const r = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
const e = (inner: string, name = 'e') => `<m:${name}>${inner}</m:${name}>`;

describe('linearFormula', () => {
  it.each([
    ['runs', r('x') + r('=') + r('1'), 'x=1'],
    ['a fraction', `<m:f>${e(r('a'), 'num')}${e(r('b'), 'den')}</m:f>`, 'a/b'],
    ['a fraction of sums', `<m:f>${e(r('a+b'), 'num')}${e(r('c-1'), 'den')}</m:f>`, '(a+b)/(c-1)'],
    ['a power', `<m:sSup>${e(r('x'))}${e(r('2'), 'sup')}</m:sSup>`, 'x^2'],
    ['a power of more', `<m:sSup>${e(r('e'))}${e(r('-t/2'), 'sup')}</m:sSup>`, 'e^(-t/2)'],
    ['an index', `<m:sSub>${e(r('x'))}${e(r('i'), 'sub')}</m:sSub>`, 'x_i'],
    ['both', `<m:sSubSup>${e(r('x'))}${e(r('i'), 'sub')}${e(r('2'), 'sup')}</m:sSubSup>`, 'x_i^2'],
    ['a root', `<m:rad><m:deg/>${e(r('x'))}</m:rad>`, '√x'],
    ['a cube root', `<m:rad>${e(r('3'), 'deg')}${e(r('x+1'))}</m:rad>`, '3√(x+1)'],
    [
      'a sum',
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>${e(r('i=1'), 'sub')}${e(r('n'), 'sup')}${e(r('i'))}</m:nary>`,
      '∑_(i=1)^n i',
    ],
    ['an integral', `<m:nary><m:sub/><m:sup/>${e(r('f'))}</m:nary>`, '∫ f'],
    ['a function', `<m:func>${e(r('sin'), 'fName')}${e(r('x'))}</m:func>`, 'sin x'],
    ['a limit', `<m:limLow>${e(r('lim'))}${e(r('n→∞'), 'lim')}</m:limLow>`, 'lim_(n→∞)'],
    ['an upper limit', `<m:limUpp>${e(r('a'))}${e(r('b'), 'lim')}</m:limUpp>`, 'a^b'],
    [
      'an accent',
      `<m:acc><m:accPr><m:chr m:val="\u0303"/></m:accPr>${e(r('x'))}</m:acc>`,
      'x\u0303',
    ],
    ['brackets', `<m:d>${e(r('a'))}${e(r('b'))}</m:d>`, '(a|b)'],
    [
      'other brackets',
      `<m:d><m:dPr><m:begChr m:val="["/><m:sepChr m:val=","/><m:endChr m:val="["/></m:dPr>${e(r('0'))}${e(r('1'))}</m:d>`,
      '[0,1[',
    ],
    [
      'a matrix',
      `<m:m><m:mr>${e(r('a'))}${e(r('b'))}</m:mr><m:mr>${e(r('c'))}${e(r('d'))}</m:mr></m:m>`,
      '[a, b; c, d]',
    ],
    ['equations', `<m:eqArr>${e(r('x=1'))}${e(r('y=2'))}</m:eqArr>`, 'x=1; y=2'],
    ['a box that it need not know', `<m:box>${e(r('x'))}</m:box>`, 'x'],
    ['nothing', '', ''],
  ])('writes %s', (_, inner, linear) => {
    expect(linearFormula(xmlFragment(`<a14:m><m:oMath>${inner}</m:oMath></a14:m>`))).toBe(linear);
  });

  it('does not bracket twice', () => {
    const bracketed = `<m:d>${e(r('a+b'))}</m:d>`;
    const inner = `<m:f>${e(bracketed, 'num')}${e(r('c'), 'den')}</m:f>`;
    expect(linearFormula(xmlFragment(`<m:oMath>${inner}</m:oMath>`))).toBe('(a+b)/c');
  });
});
