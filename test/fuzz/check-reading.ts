import { deckText } from '../../pptx/deck-text.ts';
import type { Deck } from '../../domain/deck.ts';
import { KnowbaseError } from '../../domain/errors.ts';
import type { Segment } from '../../domain/segment.ts';
import { parseDeck, type ParseDeckOptions } from '../../pptx/parse-deck.ts';
import { segmentDeck } from '../../pptx/segmentation.ts';

/**
 * Reads a file and cuts it into segments. Gives what is wrong with what came of it: nothing when it is sound, or
 * when the file was refused as wrong input.
 *
 * @throws every error that is no refusal: whoever calls takes that for a crash.
 */
export async function faultsOfReading(
  bytes: Uint8Array,
  options: ParseDeckOptions = {},
): Promise<string[]> {
  try {
    const deck = await parseDeck(bytes, options);
    return faultsOfDeck(deck);
  } catch (error) {
    if (!(error instanceof KnowbaseError) || error.traits.blame !== 'input') throw error;
    return error.message.endsWith('.') ? [] : [`The message has no end: ${error.message}`];
  }
}

function faultsOfDeck(deck: Deck): string[] {
  const faults: string[] = [];
  const expect = (holds: boolean, what: string) => {
    if (!holds) faults.push(what);
  };
  for (const [position, { index, title, blocks }] of deck.slides.entries()) {
    expect(index === position + 1, `slide ${position + 1} has the index ${index}`);
    expect(title !== '', `slide ${index} has an empty title`);
    for (const { kind, text, place } of blocks) {
      expect(text.trim() !== '', `slide ${index} has an empty block of kind ${kind}`);
      const numbers = place === undefined ? [] : Object.values(place);
      expect(numbers.every(Number.isSafeInteger), `slide ${index} has a place that is no place`);
    }
  }
  for (const { slide, part, message } of deck.warnings) {
    const isSlide = slide === null || deck.slides[slide - 1] !== undefined;
    expect(isSlide && part !== '' && message.endsWith('.'), `a warning is odd: ${message}`);
  }
  expect(JSON.stringify(deck).length > 0, 'the deck cannot be written as JSON');
  return [...faults, ...faultsOfSegments(deck)];
}

function faultsOfSegments(deck: Deck): string[] {
  const { text } = deckText(deck);
  const segments = segmentDeck(deck, { tenantId: 'tenant', documentId: 'document' });
  const faults: string[] = [];
  let covered = 0;
  for (const segment of segments) {
    const { ordinal, charStart, charEnd } = segment;
    if (charStart > covered) faults.push(`nothing covers what is before segment ${ordinal}`);
    if (segment.text !== text.slice(charStart, charEnd)) {
      faults.push(`segment ${ordinal} is not what stands at its place`);
    }
    faults.push(...faultsOfSegment(segment));
    covered = Math.max(covered, charEnd);
  }
  if (covered < text.length) faults.push('nothing covers the end of the text');
  if (new Set(segments.map(({ segmentId }) => segmentId)).size < segments.length) {
    faults.push('two segments have one id');
  }
  return faults;
}

function faultsOfSegment({ ordinal, text, topicLabel, slideFrom, slideTo }: Segment): string[] {
  const faults: string[] = [];
  if (text.trim() === '') faults.push(`segment ${ordinal} is empty`);
  if (topicLabel.trim() === '') faults.push(`segment ${ordinal} has no label`);
  if (!(slideFrom >= 1 && slideFrom <= slideTo)) faults.push(`segment ${ordinal} has no slides`);
  return faults;
}
