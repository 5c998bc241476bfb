import { describe, expect, it } from 'vitest';
import { propertyLines } from '../../../client/cli/properties-view.ts';
import { NO_PROPERTIES } from '../../pptx/deck-of.ts';

describe('propertyLines', () => {
  it('has a line for each property that the deck has', () => {
    const properties = {
      ...NO_PROPERTIES,
      title: 'Plan',
      author: 'Ann',
      keywords: 'a; b',
      created: '2024-03-01T08:00:00Z',
      modified: '2024-03-02T08:00:00Z',
      lastModifiedBy: 'Bo',
    };
    expect(propertyLines(properties)).toEqual([
      '  title: Plan',
      '  author: Ann',
      '  keywords: a; b',
      '  created: 2024-03-01T08:00:00Z',
      '  modified: 2024-03-02T08:00:00Z by Bo',
    ]);
  });

  it('is empty for a deck that says nothing of itself', () => {
    expect(propertyLines(NO_PROPERTIES)).toEqual([]);
  });

  it('says who and when, as far as it is known', () => {
    expect(propertyLines({ ...NO_PROPERTIES, lastModifiedBy: 'Bo' })).toEqual([
      '  modified: by Bo',
    ]);
    expect(propertyLines({ ...NO_PROPERTIES, modified: '2024' })).toEqual(['  modified: 2024']);
  });

  it('keeps to one line whatever the deck says', () => {
    const properties = { ...NO_PROPERTIES, description: 'one\ntwo\r\n\tthree' };
    expect(propertyLines(properties)).toEqual(['  description: one two three']);
  });
});
