import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  indexedText,
  chunkSegments,
  type Chunk,
  type ChunkingOptions,
} from '../../domain/chunking.ts';
import { segmentIdOf } from '../../domain/ids.ts';
import type { Segment } from '../../domain/segment.ts';
import { aSegment, aSegmentOfSlides } from './builders.ts';

const countWords = (text: string) => text.match(/\S+/g)?.length ?? 0;

/** A token for each three letters begun; texts together never have more than the sum of theirs. */
const threeLetters = (text: string) => Math.ceil(text.replaceAll(/\s/g, '').length / 3);

function options(overrides: Partial<ChunkingOptions> = {}): ChunkingOptions {
  return { maxTokens: 6, overlapTokens: 0, countTokens: countWords, ...overrides };
}

function textsOf(text: string, overrides: Partial<ChunkingOptions> = {}): string[] {
  return chunkSegments([aSegment({ text })], options(overrides)).map((chunk) => chunk.text);
}

describe('chunkSegments', () => {
  it('fills a chunk with sentences', () => {
    expect(textsOf('One two three. Four five six. Seven eight.')).toEqual([
      'One two three. Four five six.',
      'Seven eight.',
    ]);
  });

  it('takes the end of a line for the end of a sentence', () => {
    expect(textsOf('One two three four\nfive six seven')).toEqual([
      'One two three four',
      'five six seven',
    ]);
  });

  it('cuts a sentence over the budget between words', () => {
    expect(textsOf('one two three four five six', { maxTokens: 4 })).toEqual([
      'one two three four ',
      'five six',
    ]);
  });

  it('never cuts a word, however long', () => {
    expect(
      textsOf('antidisestablishmentarianism', { maxTokens: 5, countTokens: threeLetters }),
    ).toEqual(['antidisestablishmentarianism']);
  });

  it('begins with the end of the chunk before', () => {
    expect(textsOf('One. Two. Three. Four. Five.', { maxTokens: 3, overlapTokens: 1 })).toEqual([
      'One. Two. Three.',
      'Three. Four. Five.',
    ]);
  });

  it('overlaps by whole sentences only', () => {
    const sentences = 'One two three. Four five six. Seven eight.';
    expect(textsOf(sentences, { overlapTokens: 2 })).toEqual([
      'One two three. Four five six.',
      'Seven eight.',
    ]);
  });

  it('makes no chunk that says only what the one before says', () => {
    const sentences = 'One two. Three four. Five six seven eight nine.';
    expect(textsOf(sentences, { overlapTokens: 2 })).toEqual([
      'One two. Three four.',
      'Five six seven eight nine.',
    ]);
  });

  it.each(['', ' ', '\n\n', ' \t\n '])('makes nothing of %j', (text) => {
    expect(textsOf(text)).toEqual([]);
  });

  it('leaves out the blanks around sentences', () => {
    expect(textsOf('  One two.\n\n\n')).toEqual(['One two.']);
  });

  it('tells the slides that a chunk goes over, and its place in the deck', () => {
    const segment = aSegmentOfSlides(['One two.', 'Three four.', 'Five six.'], {
      slideFrom: 7,
      charStart: 100,
    });
    expect(chunkSegments([segment], options({ maxTokens: 4 }))).toMatchObject([
      { slideFrom: 7, slideTo: 8, charStart: 100, charEnd: 121, segmentId: segment.segmentId },
      { slideFrom: 9, slideTo: 9, charStart: 123, charEnd: 132, segmentId: segment.segmentId },
    ]);
  });

  it('tells what a chunk is about as far as its text does not: the topic, and the title of its slide', () => {
    const segment = aSegmentOfSlides(['Limits\nOne two. Three four.', 'Costs\nFive six.'], {
      topicLabel: 'Planning',
    });
    const chunks = chunkSegments([segment], options({ maxTokens: 3, overlapTokens: 0 }));
    expect(chunks.map(({ text, context }) => [text, context])).toEqual([
      ['Limits\nOne two.', 'Planning'],
      ['Three four.\n\nCosts', 'Planning\nLimits'],
      ['Five six.', 'Planning\nCosts'],
    ]);
    expect(indexedText(chunks[2]!)).toBe('Planning\nCosts\nFive six.');
  });

  it('does not tell a topic that the chunk itself begins with', () => {
    const segment = aSegmentOfSlides(['Costs\nFive six.'], { topicLabel: 'Costs' });
    const [chunk] = chunkSegments([segment], options({ maxTokens: 10 }));
    expect(chunk).toMatchObject({ text: 'Costs\nFive six.', context: '' });
    expect(indexedText(chunk!)).toBe('Costs\nFive six.');
  });

  it('gives nothing for no segments', () => {
    expect(chunkSegments([], options())).toEqual([]);
  });
});

describe('chunkSegments, of any segments', () => {
  const sentence = fc
    .array(fc.constantFrom('a', 'word', 'Über-Projekt', 'réseau', '語彙', '😀', '3.5', "it's"), {
      minLength: 1,
      maxLength: 9,
    })
    .map((words) => words.join(' '));
  const text = fc
    .array(fc.tuple(sentence, fc.constantFrom('. ', '! ', '\n', '\n\n', '.\r\n', '   ')), {
      maxLength: 6,
    })
    .map((parts) => parts.flat().join(''));
  const deck = fc
    .array(fc.array(text, { minLength: 1, maxLength: 3 }), { maxLength: 4 })
    .map(segmentsOfDeck);

  const sizes = fc
    .record({ maxTokens: fc.integer({ min: 1, max: 20 }), overlap: fc.nat({ max: 100 }) })
    .map(({ maxTokens, overlap }) =>
      options({
        maxTokens,
        overlapTokens: Math.floor((maxTokens * overlap) / 100),
        countTokens: threeLetters,
      }),
    );

  it('covers every character that is not a blank', () => {
    fc.assert(
      fc.property(deck, sizes, (segments, size) => {
        const chunks = chunkSegments(segments, size);
        const covered = new Set(
          chunks.flatMap(({ charStart, charEnd }) => range(charStart, charEnd)),
        );
        expect(uncovered(textOf(segments), covered).trim()).toBe('');
      }),
    );
  });

  it('quotes the deck verbatim, within one segment each', () => {
    fc.assert(
      fc.property(deck, sizes, (segments, size) => {
        for (const chunk of chunkSegments(segments, size)) {
          expect(chunk.text).not.toBe('');
          expect(textOf(segments).slice(chunk.charStart, chunk.charEnd)).toBe(chunk.text);
          const segment = segments.find(({ segmentId }) => segmentId === chunk.segmentId)!;
          expect(chunk.charStart).toBeGreaterThanOrEqual(segment.charStart);
          expect(chunk.charEnd).toBeLessThanOrEqual(segment.charEnd);
          expect(segment.slideFrom).toBeLessThanOrEqual(chunk.slideFrom);
          expect(chunk.slideFrom).toBeLessThanOrEqual(chunk.slideTo);
          expect(chunk.slideTo).toBeLessThanOrEqual(segment.slideTo);
        }
      }),
    );
  });

  it('keeps to the budget, unless a single word is over it', () => {
    fc.assert(
      fc.property(deck, sizes, (segments, size) => {
        for (const chunk of chunkSegments(segments, size)) {
          if (threeLetters(chunk.text) > size.maxTokens)
            expect(chunk.text.trim()).not.toMatch(/\s/);
        }
      }),
    );
  });

  it('numbers the chunks in the order of the text', () => {
    fc.assert(
      fc.property(deck, sizes, (segments, size) => {
        const chunks = chunkSegments(segments, size);
        expect(chunks.map(({ chunkIndex }) => chunkIndex)).toEqual([...chunks.keys()]);
        for (const [before, after] of neighbours(chunks)) {
          expect(after.charStart).toBeGreaterThan(before.charStart);
        }
      }),
    );
  });

  it('overlaps by no more than was asked for, and never beyond the segment', () => {
    fc.assert(
      fc.property(deck, sizes, (segments, size) => {
        for (const [before, after] of neighbours(chunkSegments(segments, size))) {
          const shared = textOf(segments).slice(after.charStart, before.charEnd);
          expect(threeLetters(shared)).toBeLessThanOrEqual(size.overlapTokens);
          if (before.segmentId !== after.segmentId) expect(shared).toBe('');
        }
      }),
    );
  });

  it('has something new in each chunk', () => {
    const small = options({ maxTokens: 4, overlapTokens: 2, countTokens: threeLetters });
    fc.assert(
      fc.property(deck, sizes, (segments, size) => {
        for (const [before, after] of neighbours(chunkSegments(segments, size))) {
          expect(after.charEnd).toBeGreaterThan(before.charEnd);
        }
      }),
      { examples: [[segmentsOfDeck([['Aaa. Bbb. Cc ccc ccc.']]), small]] },
    );
  });

  it('identifies chunks by segment and place in it, wherever the segment stands', () => {
    fc.assert(
      fc.property(deck, sizes, fc.nat({ max: 999 }), (segments, size, moved) => {
        const ids = chunkSegments(segments, size).map(({ chunkId }) => chunkId);
        expect(new Set(ids).size).toBe(ids.length);
        const elsewhere = segments.map((segment) => ({
          ...segment,
          ordinal: segment.ordinal + moved,
          charStart: segment.charStart + moved,
          charEnd: segment.charEnd + moved,
        }));
        expect(chunkSegments(elsewhere, size).map(({ chunkId }) => chunkId)).toEqual(ids);
      }),
    );
  });
});

/** Segments one after the other, of slides with these texts. */
function segmentsOfDeck(texts: string[][]): Segment[] {
  const segments: Segment[] = [];
  for (const slides of texts) {
    const last = segments.at(-1);
    const segment = aSegmentOfSlides(slides, {
      ordinal: segments.length + 1,
      slideFrom: (last?.slideTo ?? 0) + 1,
      charStart: last?.charEnd ?? 0,
    });
    const occurrence = segments.filter((other) => other.text === segment.text).length;
    segments.push({
      ...segment,
      segmentId: segmentIdOf('acme', 'handbook', segment.text, occurrence),
    });
  }
  return segments;
}

function textOf(segments: Segment[]): string {
  return segments.map(({ text }) => text).join('');
}

function neighbours(chunks: Chunk[]): [Chunk, Chunk][] {
  return chunks.slice(1).map((after, index) => [chunks[index]!, after]);
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

function uncovered(text: string, covered: Set<number>): string {
  return text
    .split('')
    .filter((_, offset) => !covered.has(offset))
    .join('');
}
