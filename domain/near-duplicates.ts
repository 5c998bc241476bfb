import type { DocumentConcept } from './mining.ts';
import type { NameJoin } from './name-joins.ts';
import { compare } from './order.ts';

/** Two concepts whose names say the same if they mean the same; the first is the one that is kept. */
export interface NearDuplicate {
  kept: DocumentConcept;
  other: DocumentConcept;
}

/** A shape that more names have than this is none that tells names apart; it keeps the time linear. */
const MAX_SHARING = 20;

/**
 * Pairs of concepts that differ in writing alone: in blanks, in accents, by one letter within a long word, or as
 * 'level of service' and 'service level' do. How alike two names are to an embedding model says little by itself:
 * to it, 'TLS 1.2' and 'TLS 1.3', 'internal audit' and 'external audit' are all but the same. So the words decide
 * which names may be one, and the model whether they are (docs/decisions/names.md).
 *
 * Types agree, numbers are the same, and not both are defined.
 */
export function nearDuplicates(concepts: DocumentConcept[]): NearDuplicate[] {
  const byShape = new Map<string, DocumentConcept[]>();
  for (const concept of concepts) {
    for (const shape of shapesOf(concept.canonicalKey)) {
      const sharing = byShape.get(shape) ?? [];
      byShape.set(shape, sharing);
      sharing.push(concept);
    }
  }
  const pairs = new Map<string, NearDuplicate>();
  for (const sharing of byShape.values()) {
    if (sharing.length > MAX_SHARING) continue;
    for (const [index, one] of sharing.entries()) {
      for (const other of sharing.slice(index + 1)) {
        if (!mayBeOne(one, other)) continue;
        const [kept, left] = inOrderOfSupport(one, other);
        pairs.set(`${kept.canonicalKey}\n${left.canonicalKey}`, { kept, other: left });
      }
    }
  }
  return [...pairs.values()];
}

/** The concepts of some pairs, each once, in their order. */
export function conceptsIn(pairs: NearDuplicate[]): DocumentConcept[] {
  const both = pairs.flatMap(({ kept, other }) => [kept, other]);
  return [...new Map(both.map((concept) => [concept.canonicalKey, concept])).values()];
}

/** The names by which some pairs are compared, each once, in an order that goes by the names alone. */
export function namesToCompare(pairs: NearDuplicate[]): string[] {
  const names = pairs.flatMap(({ kept, other }) => [kept.canonicalName, other.canonicalName]);
  return [...new Set(names)].toSorted(compare);
}

/**
 * Joins the pairs that are alike enough, the most alike first. A concept is joined to one other at most, and none to
 * one that was joined itself.
 *
 * @param similarities of the pairs, in their order: cosine of the names' vectors
 */
export function nearDuplicateJoins(
  pairs: NearDuplicate[],
  similarities: number[],
  threshold: number,
): NameJoin[] {
  const joins = new Map<string, NameJoin>();
  const kept = new Set<string>();
  const alike = pairs
    .map((pair, index) => ({ ...pair, similarity: similarities[index]! }))
    .filter(({ similarity }) => similarity >= threshold)
    .toSorted(
      (a, b) =>
        b.similarity - a.similarity ||
        compare(a.kept.canonicalKey, b.kept.canonicalKey) ||
        compare(a.other.canonicalKey, b.other.canonicalKey),
    );
  for (const pair of alike) {
    const [to, from] = [pair.kept.canonicalKey, pair.other.canonicalKey];
    if (joins.has(to) || joins.has(from) || kept.has(from)) continue;
    joins.set(from, { from, to, rule: 'near duplicate' });
    kept.add(to);
  }
  return [...joins.values()];
}

/**
 * Whether nothing but the words may speak against two concepts being one: types agree, numbers are the same, and not
 * both are defined, nor both in the ontology.
 */
export function agree(one: DocumentConcept, other: DocumentConcept): boolean {
  return (
    one.conceptType === other.conceptType &&
    !(one.inOntology && other.inOntology) &&
    (one.definition === null || other.definition === null) &&
    numbersIn(one.canonicalKey) === numbersIn(other.canonicalKey)
  );
}

function mayBeOne(one: DocumentConcept, other: DocumentConcept): boolean {
  return agree(one, other) && differsInWritingAlone(one.canonicalKey, other.canonicalKey);
}

/** The ontology's first, then the one that more segments mention; among equals the first by key. */
function inOrderOfSupport(
  one: DocumentConcept,
  other: DocumentConcept,
): [DocumentConcept, DocumentConcept] {
  const order =
    Number(other.inOntology) - Number(one.inOntology) ||
    other.segmentCount - one.segmentCount ||
    compare(one.canonicalKey, other.canonicalKey);
  return order < 0 ? [one, other] : [other, one];
}

function numbersIn(key: string): string {
  return key
    .split(' ')
    .filter((word) => /\p{N}/u.test(word))
    .toSorted(compare)
    .join(' ');
}

/** In a shorter word one letter is another word: 'cat' and 'cut'. */
const MIN_WORD_CHARS = 6;
const SAME_BEGINNING_CHARS = 3;

/** What two names share that may be near duplicates. */
function shapesOf(key: string): string[] {
  const words = plain(key).split(' ');
  const beginnings = words.flatMap((word, place) =>
    word.length < MIN_WORD_CHARS
      ? []
      : [`= ${words.with(place, `${word.slice(0, SAME_BEGINNING_CHARS)}*`).join(' ')}`],
  );
  return [...new Set([withoutOf(plain(key)).replaceAll(' ', ''), ...beginnings])];
}

function differsInWritingAlone(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '') || withoutOf(a) === withoutOf(b)) return true;
  const [words, others] = [a.split(' '), b.split(' ')];
  const different = words.flatMap((word, place) =>
    word === others[place] ? [] : [[word, others[place] ?? ''] as const],
  );
  if (words.length !== others.length || different.length !== 1) return false;
  const [[word, otherWord]] = different as [readonly [string, string]];
  return (
    Math.min(word.length, otherWord.length) >= MIN_WORD_CHARS &&
    word.slice(0, SAME_BEGINNING_CHARS) === otherWord.slice(0, SAME_BEGINNING_CHARS) &&
    isOneEdit(word, otherWord)
  );
}

/** 'level of service' as 'service level'. */
function withoutOf(key: string): string {
  const parts = key.split(' of ');
  return parts.length === 2 ? `${parts[1]} ${parts[0]}` : key;
}

/** Whether a letter more, less or another, or two letters in the other order, makes one word the other. */
function isOneEdit(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const isSwapped =
    short[at] === long[at + 1] &&
    short[at + 1] === long[at] &&
    short.slice(at + 2) === long.slice(at + 2);
  return isSwapped || short.slice(at + 1) === long.slice(at + 1);
}

/** Without accents and ligatures, which French leaves out in capitals. */
function plain(key: string): string {
  return key.replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFD').replaceAll(/\p{M}/gu, '');
}
