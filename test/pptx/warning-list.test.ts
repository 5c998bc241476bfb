import { describe, expect, it } from 'vitest';
import { WarningList } from '../../pptx/warning-list.ts';

describe('WarningList', () => {
  it('keeps warnings with the slide they are of', () => {
    const list = new WarningList();
    list.of(2)('ppt/slides/slide2.xml', 'broken');
    list.of(null)('/', 'damaged');
    expect(list.warnings).toEqual([
      { slide: 2, part: 'ppt/slides/slide2.xml', message: 'broken' },
      { slide: null, part: '/', message: 'damaged' },
    ]);
  });

  it('says each thing once, but of each slide', () => {
    const list = new WarningList();
    for (const slide of [1, 1, 2, 1]) list.of(slide)('part', 'broken');
    expect(list.warnings.map(({ slide }) => slide)).toEqual([1, 2]);
  });

  it('ends with a word that there are more when there are very many', () => {
    const list = new WarningList();
    for (let index = 0; index < 5000; index++) list.of(1)('part', `broken ${index}`);
    expect(list.warnings).toHaveLength(1001);
    expect(list.warnings[999]?.message).toBe('broken 999');
    expect(list.warnings[1000]).toMatchObject({
      slide: null,
      message: expect.stringMatching(/^More/),
    });
  });

  it('has no endless names of parts', () => {
    const list = new WarningList();
    list.of(1)('x'.repeat(60_000), 'broken');
    expect(list.warnings[0]?.part).toHaveLength(200);
  });
});
