import { termKey, type Occurrence } from './candidates.ts';
import { isUpperWord } from './casing.ts';
import type { LanguageProfile } from './languages/profile.ts';
import { isTopic } from './topic.ts';
import type { TaggedSentence, TaggedToken } from './tagging.ts';
import type { Term } from './terms.ts';

/** A common noun that says what kind of thing a name is, and the place of both together. */
export interface Apposition {
  noun: string;
  place: Occurrence;
}

/**
 * Settles, for phrases of a name and a common noun, which of the two is the term: in `plateforme Klaxit` and
 * `Okta platform` the noun says what kind of thing the name is, so the name is; in `SLO review` and `analyste
 * LCB-FT` the noun makes another term of it, so the phrase is; else the name is, and the phrase too if it is
 * repeated or defined.
 *
 * @returns for each name's key what stands in apposition to it.
 */
export function settleAppositions(
  candidates: readonly Term[],
  sentences: readonly TaggedSentence[],
  profile: LanguageProfile,
): Map<string, Apposition[]> {
  const terms = new Map(candidates.map((term) => [term.key, term]));
  const apposed = new Map<string, Apposition[]>();
  for (const term of terms.values()) {
    setAsideParticiple(term, terms, sentences, profile);
    for (const place of term.occurrences) {
      const words = wordsAt(place, sentences);
      const run = nameRun(words, profile);
      if (run === undefined) continue;
      const name = terms.get(termKey(words.slice(run.first, run.last + 1), profile));
      const nameOccurrence = name?.occurrences.find(
        (other) =>
          other.sentence === place.sentence &&
          other.first === place.first + run.first &&
          other.last === place.first + run.last,
      );
      if (name === undefined || nameOccurrence === undefined) continue;
      if (run.kind === 'class') {
        if (term.definition === null) place.independent = false;
        if (run.noun !== '') {
          const known = apposed.get(name.key) ?? [];
          apposed.set(name.key, [...known, { noun: run.noun, place }]);
        }
      } else if (run.kind === 'head') {
        nameOccurrence.independent = false;
      } else if (term.occurrences.length === 1 && term.definition === null) {
        place.independent = false;
      }
    }
  }
  return apposed;
}

/** `référentiel validé` is the `référentiel` of which the segment speaks elsewhere. */
function setAsideParticiple(
  term: Term,
  terms: ReadonlyMap<string, Term>,
  sentences: readonly TaggedSentence[],
  profile: LanguageProfile,
): void {
  for (const place of term.occurrences) {
    const words = wordsAt(place, sentences);
    if (words.length < 2 || words.at(-1)!.tag !== 'participle' || term.definition !== null)
      continue;
    // 'La maintenance planifiée organise …' is spoken of by itself.
    if (isTopic(place, sentences, profile)) continue;
    const shorter = terms.get(termKey(words.slice(0, -1), profile));
    if (shorter?.occurrences.some(({ independent }) => independent) === true) {
      place.independent = false;
    }
  }
}

interface NameRun {
  first: number;
  last: number;
  noun: string;
  kind: 'class' | 'head' | 'open';
}

/** The name in a phrase of one name and common nouns, and what the head noun is to it. */
function nameRun(words: readonly TaggedToken[], profile: LanguageProfile): NameRun | undefined {
  const isName = words.map(({ tag }) => tag === 'name' || tag === 'number');
  const first = isName.indexOf(true);
  const last = isName.lastIndexOf(true);
  if (first === -1 || isName.every(Boolean) || isName.slice(first, last).includes(false)) {
    return undefined;
  }
  const headPlace = profile.headPosition === 'last' ? words.length - 1 : 0;
  if (isName[headPlace]!) {
    // 'Haute Autorité de santé': the capital of the head makes a name of the whole.
    const isWhole = profile.headPosition === 'first' && !isUpperWord(words[0]!.text);
    if (isWhole) return { first, last, noun: '', kind: 'head' };
    // 'the regional CRM' is a CRM.
    const isModified = words.slice(0, first).every(({ tag }) => tag === 'adjective');
    return isModified ? { first, last, noun: '', kind: 'class' } : undefined;
  }
  const noun = profile.singular(words[headPlace]!.lower);
  const { ROLE, PRACTICE, TOOL, STANDARD, ENTITY } = profile.typeWords;
  // Of 'directive 95/46/CE' the number alone is no name.
  const isBare = last - first + 2 === words.length && /^\p{L}/u.test(words[first]!.text);
  // 'La norme ISO 9001' is ISO 9001; of 'la loi Kouchner' the person alone is another thing.
  const isCode = isUpperWord(words[first]!.text) || words[last]!.tag === 'number';
  if (isBare && (TOOL.heads.has(noun) || (STANDARD.heads.has(noun) && isCode))) {
    return { first, last, noun, kind: 'class' };
  }
  const kinds = [ROLE, PRACTICE, STANDARD, ...(profile.headPosition === 'first' ? [ENTITY] : [])];
  const isLinked = BARE_LINKS.has(words[first - 1]?.lower ?? '');
  // 'diagramme d'Ishikawa', 'Ishikawa diagram'
  if (isLinked || profile.eponymHeads.has(noun)) return { first, last, noun, kind: 'head' };
  const makesTerm = kinds.some(({ heads }) => heads.has(noun));
  return { first, last, noun, kind: makesTerm ? 'head' : 'open' };
}

/** Without an article, what follows only says which one: `diagramme d'Ishikawa`, not `concept du Single Sign-On`. */
const BARE_LINKS = new Set(['de', "d'"]);

function wordsAt(place: Occurrence, sentences: readonly TaggedSentence[]): TaggedToken[] {
  return sentences[place.sentence]!.tokens.slice(place.first, place.last + 1);
}
