import { describe, expect, it } from 'vitest';
import { countedTitle } from '../../../pptx/segmentation/title-counter.ts';

const CERTAIN = true;

describe('countedTitle', () => {
  it.each([
    ['Pricing (2/3)', 2],
    ['Pricing 2/3', 2],
    ['Pricing - 2 / 3', 2],
    ['Pricing (2 of 3)', 2],
    ['Pricing 2 von 3', 2],
    ['Pricing [2/3]', 2],
    ['Pricing（２／３）', 2],
    ['Pricing cont.', null],
    ['Pricing contd', null],
    ['Pricing (cont’d)', null],
    ['Pricing (continued)', null],
    ['Pricing, continued', null],
    ['Pricing – CONTINUED', null],
    ['Pricing (suite)', null],
    ['Pricing (Fortsetzung)', null],
    ['Pricing (Forts.)', null],
    ['Pricing (continuación)', null],
    ['Pricing (continuação)', null],
    ['Pricing (segue)', null],
    ['Pricing (продолжение)', null],
    ['Pricing (המשך)', null],
    ['Pricing (続き)', null],
    ['Pricing（続き）', null],
    ['Pricing (계속)', null],
    ['Pricing (cont. 2)', 2],
    ['Pricing (cont.) (2/3)', 2],
  ])('knows the counter of %j for certain', (title, number) => {
    expect(countedTitle(title)).toEqual({
      base: 'Pricing',
      counter: { number, isCertain: CERTAIN },
    });
  });

  it.each([
    ['Pricing 2', 2],
    ['Pricing (2)', 2],
    ['Pricing - 2', 2],
    ['Pricing #2', 2],
    ['Pricing II', 2],
    ['Pricing (iv)', 4],
    ['Pricing Ⅲ', 3],
    ['Pricing, part 2', 2],
    ['Pricing (Teil 2)', 2],
    ['Pricing – partie II', 2],
  ])('knows the number of %j, which may be part of the title', (title, number) => {
    expect(countedTitle(title)).toEqual({ base: 'Pricing', counter: { number, isCertain: false } });
  });

  it.each([
    ['料金続き', '料金', null],
    ['料金②', '料金', 2],
    ['料金2', '料金', 2],
    ['价格（续）', '价格', null],
  ])('knows that of %j, written without a blank', (title, base, number) => {
    expect(countedTitle(title)).toMatchObject({ base, counter: { number } });
  });

  it.each([
    'Pricing',
    'Pricing (draft)',
    'Pricing 2024',
    'Pricing: the model',
    'Pricing – how we do it',
    'e-commerce',
    'Vitamin C',
    'cont.',
    '2/3',
    '(2)',
    '続き',
    '',
  ])('finds none in %j', (title) => {
    expect(countedTitle(title)).toEqual({ base: title, counter: null });
  });

  it('leaves a title that is no title alone', () => {
    const long = `${'('.repeat(1_000_000)}${' - '.repeat(1_000_000)}(2/3)`;
    expect(countedTitle(long)).toEqual({ base: long, counter: null });
  });
});
