import { isBoilerplateName } from './languages/boilerplate.ts';
import { isDateOrNumber } from './languages/dates-and-numbers.ts';
import { stopWordsOf } from './languages/stop-words.ts';
import type { DocumentConcept } from './mining.ts';
import { personalDataIn } from './personal-data.ts';

const MIN_NAME_CHARS = 3;
const MAX_NAME_CHARS = 100;

/** Why a concept may not be stored at all: the rule that says so, or undefined. */
export function rejectionOf(concept: DocumentConcept): string | undefined {
  const { canonicalName: name, language } = concept;
  if (name.length < MIN_NAME_CHARS && !isAcronym(name)) return 'too short';
  if (name.length > MAX_NAME_CHARS) return 'too long';
  const personal = personalDataIn(name, language);
  if (personal !== undefined) return `personal data: ${personal}`;
  if (/^(?:https?:\/\/|www\.)/i.test(name)) return 'web address';
  if (isDateOrNumber(name, language)) return 'number or date';
  if (isOfStopWords(concept)) return 'stop words';
  if (concept.isPartOfWords || isWordFragment(name)) return 'word fragment';
  if (isBoilerplate(concept)) return 'boilerplate';
  if (concept.isOnRepeatedLines && concept.definition === null) {
    return 'on lines that most segments repeat';
  }
  return undefined;
}

function isAcronym(name: string): boolean {
  return /^(?:\p{Lu}[\p{Lu}\p{N}]|\p{N}\p{Lu})$/u.test(name);
}

/** Names in capitals are acronyms, and tools are called as one likes: 'IT', 'Go'. */
function isOfStopWords({ canonicalName: name, conceptType, language }: DocumentConcept): boolean {
  if (name === name.toUpperCase() && name.length < MIN_NAME_CHARS + 2) return false;
  if (conceptType === 'TOOL' && /^\p{Lu}/u.test(name)) return false;
  const stopWords = stopWordsIn(language?.slice(0, 2).toLowerCase() ?? 'en');
  return name
    .toLowerCase()
    .split(/[\s'’-]+/)
    .every((word) => word === '' || stopWords.has(word));
}

const stopWordSets = new Map<string, Set<string>>();

function stopWordsIn(language: string): Set<string> {
  let stopWords = stopWordSets.get(language);
  if (stopWords === undefined) {
    stopWords = new Set(stopWordsOf(language));
    stopWordSets.set(language, stopWords);
  }
  return stopWords;
}

/** Words that lead on to something: a name that ends with one was cut off. */
const LEADS_ON =
  /(?:^|[\s'’])(?:of|the|and|or|for|with|from|than|de|du|des|le|la|les|et|ou|aux?|pour|par|avec|dont|que)$/u;
/** Words that follow on something: a name that begins with one was cut off. */
const FOLLOWS_ON = /^(?:of|and|or|than|et|ou|de|dont|que|qui)\s|^d['’]/u;

/** Whether the name looks cut off. Only words in lower case count, since names may hold any word: 'The Who'. */
function isWordFragment(name: string): boolean {
  return (
    /^[-–’'…]|[-–’'…]$/u.test(name) ||
    LEADS_ON.test(name) ||
    FOLLOWS_ON.test(name) ||
    isUnbalanced(name)
  );
}

function isUnbalanced(name: string): boolean {
  const count = (character: string) => name.split(character).length;
  return count('(') !== count(')') || count('[') !== count(']') || count('«') !== count('»');
}

/** 'Backup' on a slide of its own is the heading of an annex; within a sentence it is a subject. */
function isBoilerplate(concept: DocumentConcept): boolean {
  return (
    concept.definition === null && isBoilerplateName(concept.canonicalName, concept.standsAlone)
  );
}
