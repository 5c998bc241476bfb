import { describe, expect, it } from 'vitest';
import { dividersOf } from '../../../pptx/segmentation/dividers.ts';
import { deckOf, type SlideOf } from '../deck-of.ts';

const dividers = (...slides: SlideOf[]) => [...dividersOf(deckOf(...slides).slides)];

const content: SlideOf = { title: 'content' };

describe('dividersOf', () => {
  it('gives slides with the layout of a title slide or a section header', () => {
    expect(
      dividers({ layout: 'title', title: 'Deck' }, content, content, {
        layout: 'section_header',
        title: 'Part',
      }),
    ).toEqual([
      [1, 'Deck'],
      [4, 'Part'],
    ]);
  });

  it('gives slides that the agenda announces, once', () => {
    expect(
      dividers(
        { title: 'Agenda', texts: ['Pricing', 'Storage', 'Hiring'] },
        { title: 'Pricing', layout: 'section_header' },
        content,
        { title: 'Storage' },
        content,
        { title: 'Hiring' },
        content,
      ),
    ).toEqual([
      [2, 'Pricing'],
      [4, 'Storage'],
      [6, 'Hiring'],
    ]);
  });

  it('takes no notice of a layout that most slides have', () => {
    const header: SlideOf = { layout: 'section_header', title: 'Part' };
    const title: SlideOf = { layout: 'title', title: 'as all' };
    expect(dividers(title, title, title, title, title, header, content)).toEqual([[6, 'Part']]);
  });

  it('gives the next slide in place of a divider without text', () => {
    expect(dividers(content, { layout: 'section_header' }, content, content)).toEqual([[3, null]]);
    expect(
      dividers(content, { layout: 'section_header' }, { layout: 'title', title: 'Part' }, content),
    ).toEqual([[3, 'Part']]);
  });

  it('gives none for a deck without any', () => {
    expect(dividers()).toEqual([]);
    expect(dividers(content, content)).toEqual([]);
  });
});
