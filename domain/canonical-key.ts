import { englishSingular } from './languages/english-singular.ts';
import { frenchSingular } from './languages/french-singular.ts';

/**
 * The key under which names of one concept meet: NFKC, without regard to case, punctuation and runs of blanks as
 * one space, no leading article, and the plural as the language forms it. 'The Service-Level Objectives' and
 * 'service level objective' share a key, and so do 'Niveaux de service' and 'niveau de service'. Empty when the
 * name has neither letter nor digit.
 *
 * @param language ISO 639-1 code of the text that the name is from; when it is not known, French is told by its
 *   accents and small words, and everything else is read as English. Languages other than French keep to the
 *   rules for English.
 */
export function canonicalKey(name: string, language: string | null = null): string {
  const text = foldCase(withoutPluralOfAcronym(name.normalize('NFKC')))
    .replaceAll(/(?<=[\p{L}\p{N}])[’']s(?![\p{L}\p{N}\p{M}])/gu, '')
    // '+' and '#' tell C, C++ and C# apart; the dot of '1.2' tells versions apart.
    .replaceAll(/(?<!\p{N})\.|\.(?!\p{N})|[^\p{L}\p{N}\p{M}+#.]+/gu, ' ')
    .trim();
  const words = text.split(' ').filter((word) => word !== '');
  while (words.length > 1 && ARTICLES.has(words[0]!)) words.shift();
  const isFrench = language === null ? looksFrench(words) : /^fr\b/i.test(language);
  return (isFrench ? frenchForm(words) : englishForm(words)).join(' ');
}

/** Keys that a name may have whose language nobody knows, such as one that a person asks for. */
export function possibleKeys(name: string): string[] {
  return [...new Set([null, 'en', 'fr'].map((language) => canonicalKey(name, language)))];
}

/** Full case folding, as far as JavaScript gives it: 'STRASSE' and 'straße' meet. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().normalize('NFKC').replaceAll('ς', 'σ');
}

/** 'SLOs' is 'SLO': told before the case is gone, after which it might be any word. */
function withoutPluralOfAcronym(name: string): string {
  return name.replaceAll(/(?<=\p{Lu}[\p{Lu}\p{N}])s(?![\p{L}\p{N}\p{M}])/gu, '');
}

// English and French; an apostrophe has become a blank by now, hence the lone letters.
const ARTICLES = new Set(['the', 'a', 'an', 'le', 'la', 'les', 'l', 'un', 'une', 'des', 'du', 'd']);

/** Small words that no English name has, and that a key keeps. */
const FRENCH_WORDS = new Set('de du des d et à au pour sur'.split(' '));

function looksFrench(words: string[]): boolean {
  return words.some((word) => FRENCH_WORDS.has(word) || /[àâçèéêëîïôùûœ]/u.test(word));
}

/** What comes after these says of what kind the head is, and the head has the number. */
const ENGLISH_LINKS = new Set(['of', 'for', 'in', 'with', 'without', 'by', 'from', 'between']);

function englishForm(words: string[]): string[] {
  const link = words.findIndex((word, place) => place > 0 && ENGLISH_LINKS.has(word));
  const heads = link === -1 ? [words.length - 1] : [link - 1, words.length - 1];
  return words.map((word, place) => (heads.includes(place) ? stem(word, englishSingular) : word));
}

/** Acronyms in the plural that were written without capitals, and words that only look like a plural. */
const SMALL_ACRONYM = /^(?:api|gpu|cpu|tpu|gui|cli|kpi|sku|sli|poi|roi)s$/;
const NO_PLURAL = new Set(
  'https saas paas iaas always pathos cosmos ios aws analytics dans sans vers sous hors après très plus moins chez'.split(
    ' ',
  ),
);

/** The word in the singular, and what that looks like a plural of too: a key of a key is the key. */
function stem(word: string, singular: (word: string) => string): string {
  if (SMALL_ACRONYM.test(word)) return word.slice(0, -1);
  if (NO_PLURAL.has(word)) return word;
  const shorter = singular(word);
  return shorter === word ? word : stem(shorter, singular);
}

const FRENCH_ARTICLES = new Set(['le', 'la', 'les', 'l', 'un', 'une']);
const FRENCH_OF = new Set(['du', 'des', 'd']);

/** French says the number at every word, and has articles within a name that make no difference. */
function frenchForm(words: string[]): string[] {
  return words
    .filter((word, place) => place === 0 || !FRENCH_ARTICLES.has(word))
    .map((word, place) => (place > 0 && FRENCH_OF.has(word) ? 'de' : stem(word, frenchSingular)));
}
