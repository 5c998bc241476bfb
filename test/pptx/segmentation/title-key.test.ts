import { describe, expect, it } from 'vitest';
import { looseKey, titleKey } from '../../../pptx/segmentation/title-key.ts';

describe('titleKey', () => {
  it.each([
    ['Pricing', 'pricing'],
    ['  PRICING!  ', 'pricing'],
    ['1. Pricing', 'pricing'],
    ['1.Pricing', 'pricing'],
    ['01 Pricing', 'pricing'],
    ['2.3) Pricing', 'pricing'],
    ['(4) Pricing', 'pricing'],
    ['3 – Pricing', 'pricing'],
    ['IV. Pricing', 'pricing'],
    ['b) Pricing', 'pricing'],
    ['Éléments clés', 'elements cles'],
    ['E\u0301le\u0301ments cle\u0301s', 'elements cles'],
    ['Price: model & offer', 'price model offer'],
    ['第2章 在庫管理', '在庫管理'],
    ['一、背景', '背景'],
    ['Ｐｒｉｃｉｎｇ', 'pricing'],
    ['תִּמְחוּר', 'תמחור'],
    ['मूल्य', 'मूल्य'],
  ])('takes %j for %j', (title, key) => {
    expect(titleKey(title)).toBe(key);
  });

  it.each(['3D models', 'A new plan', 'Xerox', 'I/O ports', 'Q3 2024', '2024', '24/7'])(
    'leaves the number or letter that belongs to %j',
    (title) => {
      expect(titleKey(title)).toBe(title.toLowerCase().replace('/', ' '));
    },
  );

  it.each(['', ' ', '–', '…!', '🚀'])('is empty for %j', (title) => {
    expect(titleKey(title)).toBe('');
  });

  it('keeps a numbering that stands alone', () => {
    expect(titleKey('1.')).toBe('1');
  });

  it('is the same whatever language the machine speaks', () => {
    expect(titleKey('TITLE')).toBe('title');
    expect(titleKey('İSTANBUL')).toBe('istanbul');
  });

  it('looks at the beginning of a title that is very long', () => {
    expect(titleKey('word '.repeat(1_000_000)).length).toBeLessThan(250);
  });
});

describe('looseKey', () => {
  it.each([
    ['our customers', 'customer'],
    ['the pricing models', 'pricing model'],
    ['optimisation', 'optimization'],
    ['les risques', 'risque'],
  ])('is the same for %j and %j', (one, other) => {
    expect(looseKey(one)).toBe(looseKey(other));
  });

  it.each([
    ['pricing', 'hiring'],
    ['new storage', 'new pricing'],
    ['在庫管理システムの概要', '在庫管理システムの課題'],
    ['go', 'no'],
  ])('differs for %j and %j', (one, other) => {
    expect(looseKey(one)).not.toBe(looseKey(other));
  });
});
