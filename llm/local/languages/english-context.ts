import type { Tag } from '../tagging.ts';
import type { Token } from '../tokens.ts';
import { isDisguisedNoun, isDisguisedVerb } from './english-disguises.ts';
import { type EnglishReading, isPlural, isThirdPerson, NOMINALS } from './english-reading.ts';
import {
  ENDS_AS_COMMON_WORD,
  IMPERATIVES,
  UNCOUNTED_ENDING,
  UNCOUNTED_NOUNS,
} from './english-verbs-and-nouns.ts';
import { words } from './word-list.ts';

/**
 * Corrects tags by their neighbours. The model was made from running text; slides drop articles and
 * subjects, so that it often takes verbs for nouns and nouns for verbs. Each rule rests on agreement: what
 * may stand before and after a word of that kind in that number.
 */
export function settleEnglishTags(sentence: EnglishReading): Tag[] {
  const settled = [...sentence.tags];
  for (const place of settled.keys()) {
    settled[place] = settledTag(sentence, settled, place);
    if (isNameByNeighbours(sentence, settled, place)) settled[place] = 'name';
  }
  return settled;
}

/** @param settled the tags before `place` as corrected, the others as they were. */
function settledTag(sentence: EnglishReading, settled: readonly Tag[], place: number): Tag {
  const { tags, tokens } = sentence;
  const [before, after] = [settled[place - 1], tags[place + 1]];
  const tag = tags[place]!;
  if (tag === 'adverb') return isModifyingAdverb(tokens[place]!) ? 'adjective' : tag;
  if (tag === 'adjective') return isBareHead(before, after) ? 'noun' : tag;
  if (tag === 'gerund') return isNominalGerund(sentence, settled, place) ? tag : 'verb';
  if (tag === 'participle') return isModifyingParticiple(before, after) ? tag : 'verb';
  if (tag === 'verb') return isDisguisedNoun(sentence, settled, place) ? 'noun' : tag;
  if (tag !== 'noun') return tag;
  if (place === 0 && isImperative(tokens[0]!, after)) return 'verb';
  return isDisguisedVerb(sentence, settled, place) ? 'verb' : tag;
}

/** `a read-only package`, `least privilege`. */
function isModifyingAdverb({ lower }: Token): boolean {
  return lower.includes('-') || lower === 'least';
}

/** `an idempotency key is`: what stands where a phrase's noun should is one. */
function isBareHead(before: Tag | undefined, after: Tag | undefined): boolean {
  if (before === 'noun' || before === 'name') return after === 'verb';
  return (
    (before === 'determiner' || before === 'adjective') &&
    (after === undefined || after === 'verb' || after === 'preposition' || after === 'pronoun')
  );
}

/** `chaos engineering takes`, `a running workflow`, `inventory holding costs`; not `of keeping software` or `teams using it`. */
function isNominalGerund(
  { tokens, tags }: EnglishReading,
  settled: readonly Tag[],
  place: number,
): boolean {
  const [before, after] = [settled[place - 1], tags[place + 1]];
  if (after !== undefined && NOMINALS.has(after)) {
    if (before === 'noun') {
      return !isPlural(tokens[place - 1]!) && !PARTICIPIAL_PREPOSITIONS.has(tokens[place]!.lower);
    }
    return before === undefined || before === 'determiner' || before === 'adjective';
  }
  return after !== 'determiner' && after !== 'pronoun';
}

/** Gerunds that say what a noun has to do with what follows, and not what kind of noun that is. */
const PARTICIPIAL_PREPOSITIONS = new Set(
  words(`
    using containing including requiring providing having being following covering showing allowing enabling
    leading causing involving regarding concerning according making taking giving getting supporting running
  `),
);

/** `signed envelopes`; not `sessions replaced weeks` or `data collected`. */
function isModifyingParticiple(before: Tag | undefined, after: Tag | undefined): boolean {
  const hasSubject =
    before === 'noun' || before === 'name' || before === 'pronoun' || before === 'verb';
  return after !== undefined && NOMINALS.has(after) && !hasSubject;
}

/** `Upgrade RAM`, `Name a process owner`. */
function isImperative({ lower }: Token, after: Tag | undefined): boolean {
  if (after === 'determiner') return !lower.endsWith('s');
  return IMPERATIVES.has(lower) && (after === 'name' || after === 'number' || after === 'pronoun');
}

/** Whether a capitalised first word, of which the lexicon knows no name, is one by what follows. */
function isNameByNeighbours(
  sentence: EnglishReading,
  settled: readonly Tag[],
  place: number,
): boolean {
  const { tokens, tags, casing } = sentence;
  if (isProperLowerCase(sentence, settled, place)) return true;
  if (casing.names[place] !== 'open') return false;
  const tag = settled[place]!;
  if (tag !== 'noun' && tag !== 'adjective') return false;
  const [token, next] = [tokens[place]!, tokens[place + 1]];
  if (next === undefined) return false;
  // 'Order Entry Classic runs …': the capital of the first word is that of a name after all.
  // So is that of 'Chi Wang', in a line where every word has one.
  const opensItem = place === 0 || tags[place - 1] === 'mark';
  if ((casing.style === 'sentence' || opensItem) && tags[place + 1] === 'name') {
    return next.start === token.end + 1;
  }
  // 'Workday replaces …': what is counted takes an article, so a bare singular before its verb is a name.
  return (
    place === 0 &&
    tags[1] === 'verb' &&
    /[^s]s$/.test(next.lower) &&
    !isPlural(token) &&
    !UNCOUNTED_ENDING.test(token.lower) &&
    !UNCOUNTED_NOUNS.has(token.lower)
  );
}

/** `containerd replaces dockershim`: an unknown word in the singular, without article and alone. */
function isProperLowerCase(
  { tokens, tags, readings }: EnglishReading,
  settled: readonly Tag[],
  place: number,
): boolean {
  const [token, next] = [tokens[place]!, tokens[place + 1]];
  if (readings[place]!.isKnown || settled[place] !== 'noun' || token.text !== token.lower) {
    return false;
  }
  const [before, after] = [settled[place - 1], tags[place + 1]];
  const isSubject =
    before === undefined && after === 'verb' && next !== undefined && isThirdPerson(next);
  const isObject =
    before === 'verb' && (after === undefined || after === 'mark' || after === 'preposition');
  return (isSubject || isObject) && !isPlural(token) && !ENDS_AS_COMMON_WORD.test(token.lower);
}
