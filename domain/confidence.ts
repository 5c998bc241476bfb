/**
 * How a reader's confidence, from 0 to 1, is adjusted by what is found out about a claim. The rules are ours: small
 * enough that the reader's own order mostly stands, and each in one direction only.
 */

/** The share of the doubt that another reader who names the same takes away. */
const DOUBT_TAKEN_BY_AGREEMENT = 0.2;

/** The share that each further segment takes away, and how many of them count. */
const DOUBT_TAKEN_BY_SEGMENT = 0.2;
const SEGMENTS_THAT_COUNT = 3;

/** Exactness: words that are merely like the text's bear a claim out as far as they are (`Quotation.score`, to 100). */
export function matchedConfidence(confidence: number, score: number): number {
  return confidence * (score / 100);
}

/** Agreement: another reader, asked by itself, has named the concept too. That none has says nothing against it. */
export function agreedConfidence(confidence: number): number {
  return 1 - (1 - confidence) * (1 - DOUBT_TAKEN_BY_AGREEMENT);
}

/**
 * Repetition: what a document says of a concept that it mentions in several segments, given the highest confidence of
 * its mentions. It never becomes certain: three further segments take away half of the doubt, more of them no more.
 */
export function repeatedConfidence(confidence: number, segments: number): number {
  const further = Math.min(Math.max(segments - 1, 0), SEGMENTS_THAT_COUNT);
  return 1 - (1 - confidence) * (1 - DOUBT_TAKEN_BY_SEGMENT) ** further;
}
