import { canonicalKey } from '../../domain/canonical-key.ts';
import type { Extraction, Mention } from '../../domain/extraction.ts';

const MENTIONS_PER_SEGMENT = 20;
const MENTIONS_PER_CONCEPT = 3;
const ADJECTIVES = 'shared remote nightly regional encrypted managed signed cached'.split(' ');
const NOUNS =
  'ledger gateway schedule archive registry policy pipeline account audit cluster'.split(' ');

/** Extractions of a document with so many concepts; always the same. A third of them is defined, as a kind of another. */
export function madeExtractions(concepts: number): Extraction[] {
  const names = Array.from({ length: concepts }, (_, index) => nameOf(index));
  const mentions = Array.from(
    { length: concepts * MENTIONS_PER_CONCEPT },
    (_, index) =>
      // Spread, so that the mentions of a concept are in different segments, beside others each time.
      names[(index * 7 + Math.floor(index / concepts)) % concepts]!,
  );
  const extractions: Extraction[] = [];
  for (let from = 0; from < mentions.length; from += MENTIONS_PER_SEGMENT) {
    const ordinal = extractions.length + 1;
    extractions.push(segmentOf(ordinal, mentions.slice(from, from + MENTIONS_PER_SEGMENT)));
  }
  return extractions;
}

function nameOf(index: number): string {
  const noun = NOUNS[index % NOUNS.length]!;
  const adjective = ADJECTIVES[Math.floor(index / NOUNS.length) % ADJECTIVES.length]!;
  const number = Math.floor(index / (NOUNS.length * ADJECTIVES.length));
  return `${adjective} ${noun} ${letters(number)}`;
}

function letters(number: number): string {
  return number
    .toString(26)
    .replaceAll(/\d/g, (digit) => String.fromCodePoint(113 + Number(digit)));
}

function segmentOf(ordinal: number, names: string[]): Extraction {
  const segmentId = `segment-${ordinal}`;
  const mentions = names.map((name, place): Mention => {
    const genus = names[(place + 1) % names.length]!;
    return {
      segmentId,
      canonicalKey: canonicalKey(name, 'en'),
      canonicalName: name,
      conceptType: 'ENTITY',
      surfaceForm: name,
      definition: place % 3 === 0 ? `a ${genus} that is kept apart` : null,
      confidence: 0.5 + (place % 5) / 10,
      slide: ordinal * 2 + (place % 2),
      evidence: `The ${name} is used by the ${genus} of section ${ordinal}.`,
      charStart: place * 60,
      charEnd: place * 60 + name.length,
    };
  });
  return {
    segmentId,
    language: 'en',
    mentions,
    relations: mentions.slice(1).map((mention, place) => ({
      segmentId,
      source: mention.canonicalKey,
      target: mentions[place]!.canonicalKey,
      relationType: 'USES',
      confidence: 0.8,
      evidence: mentions[place]!.evidence,
      slide: mention.slide,
    })),
    glossary: [],
    rejected: { mentions: 0, relations: 0 },
  };
}
