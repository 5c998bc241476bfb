import { isUpperWord } from './casing.ts';
import type { LanguageProfile } from './languages/profile.ts';
import type { TaggedSentence, TaggedToken } from './tagging.ts';
import { foldWord } from './tokens.ts';

const TERM_MIN_CHARS = 3;
const ACRONYM_MIN_CHARS = 2;
const TERM_MAX_CHARS = 100;

const ROMAN_NUMERAL = /^(?:[IVX]{1,4}|[ivx]{1,4})$/;
/** `R3`, `T1`, `A4`: revisions, terms and formats. */
const LETTER_AND_DIGIT = /^\p{Lu}\p{N}$/u;

/** Whether the whole line is one of those that belong to no subject: `Agenda`, `Merci de votre attention`. */
export function isBoilerplate(sentence: TaggedSentence, profile: LanguageProfile): boolean {
  if (!sentence.fillsLine || sentence.text.length > TERM_MAX_CHARS) return false;
  const line = foldWord(sentence.text)
    .replaceAll(/[^\p{L}\p{N}&'-]+/gu, ' ')
    .trim();
  return profile.boilerplate.has(line);
}

/**
 * Whether words may name a concept at all: of a term's length, with letters, neither opening nor closing
 * with a function word, and not headed by a noun that names nothing (`next step`, `number of orders`).
 */
export function canBeTerm(words: readonly TaggedToken[], profile: LanguageProfile): boolean {
  const [first, last] = [words[0]!, words.at(-1)!];
  const length = last.end - first.start;
  // 'k6' is as short as 'CI', and as much a name.
  const isAcronym = words.length === 1 && (isUpperWord(first.text) || first.tag === 'name');
  if (length < (isAcronym ? ACRONYM_MIN_CHARS : TERM_MIN_CHARS) || length > TERM_MAX_CHARS) {
    return false;
  }
  if (
    !words.some((word) => word.kind === 'word' && /\p{L}{2}|\p{L}\p{N}|\p{N}\p{L}/u.test(word.text))
  )
    return false;
  if (isClosed(first, profile) || isClosed(last, profile)) return false;
  if (words.length === 1 && (ROMAN_NUMERAL.test(first.text) || LETTER_AND_DIGIT.test(first.text))) {
    return false;
  }
  if (words.every((word) => profile.calendarWords.has(word.lower) || word.kind !== 'word'))
    return false;
  if (isAcronym || words.every(({ tag }) => tag === 'name' || tag === 'number'))
    return !isGenericName(words, profile);

  const link = words.findIndex((word, place) => place > 0 && profile.linkLetters.has(word.lower));
  const core = (link === -1 ? words : words.slice(0, link)).filter(({ kind }) => kind === 'word');
  const head = profile.headPosition === 'last' ? core.at(-1) : core[0];
  if (head === undefined) return false;
  const content = core.filter((word) => !profile.weakModifiers.has(word.lower));
  if (content.length > 1 || head.tag === 'name') return true;
  return !(link === -1 ? profile.genericHeads : profile.partitives).has(head.lower);
}

function isClosed(word: TaggedToken, profile: LanguageProfile): boolean {
  return word.tag !== 'name' && profile.functionWords.has(word.lower);
}

/** `Phase 2` and a lone `Figure` are written like names and name nothing. */
function isGenericName(words: readonly TaggedToken[], profile: LanguageProfile): boolean {
  return words.every(
    (word) =>
      word.kind === 'number' ||
      (!isUpperWord(word.text) &&
        (profile.genericHeads.has(word.lower) || profile.weakModifiers.has(word.lower))),
  );
}
