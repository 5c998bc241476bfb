import { describe, expect, it } from 'vitest';
import { tellingSectionName } from '../../../pptx/segmentation/section-names.ts';

describe('tellingSectionName', () => {
  it.each(['Pricing', 'Section', 'Default', '在庫', 'Standard', '1'])('is %j', (name) => {
    expect(tellingSectionName(name)).toBe(name);
  });

  it.each([
    null,
    '',
    ' ',
    '***',
    'Default Section',
    'DEFAULT SECTION',
    'Untitled Section',
    'Standardabschnitt',
    'Section par défaut',
    'Section sans titre',
    'Sección predeterminada',
    'Раздел по умолчанию',
    'מקטע ברירת מחדל',
    '既定のセクション',
    'タイトルなしのセクション',
    '默认节',
    '기본 구역',
  ])('is none for %j', (name) => {
    expect(tellingSectionName(name)).toBeNull();
  });
});
