import type { Casing } from '../casing.ts';
import type { Tag } from '../tagging.ts';
import type { Token } from '../tokens.ts';
import {
  ENDS_AS_COMMON_WORD,
  IMPERATIVES,
  UNCOUNTED_ENDING,
  UNCOUNTED_NOUNS,
} from './english-verbs-and-nouns.ts';
import { englishSingular } from '../../../domain/languages/english-singular.ts';
import { words } from './word-list.ts';
import type { WordReading } from './wink-model.ts';

/** A sentence as the tagger has read it so far. */
export interface EnglishReading {
  tokens: Token[];
  tags: Tag[];
  readings: WordReading[];
  casing: Casing;
}

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
  if (tag === 'gerund') return isNominalGerund(before, after) ? tag : 'verb';
  if (tag === 'participle') return isModifyingParticiple(before, after) ? tag : 'verb';
  if (tag === 'verb') return isDisguisedNoun(sentence, settled, place) ? 'noun' : tag;
  if (tag !== 'noun') return tag;
  if (place === 0 && isImperative(tokens[0]!, after)) return 'verb';
  return isDisguisedVerb(sentence, settled, place) ? 'verb' : tag;
}

const NOMINALS = new Set<Tag>(['noun', 'name', 'adjective', 'gerund']);

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

/** `chaos engineering takes`, `a running workflow`; not `of keeping software` or `teams using it`. */
function isNominalGerund(before: Tag | undefined, after: Tag | undefined): boolean {
  if (after !== undefined && NOMINALS.has(after)) {
    return before === undefined || before === 'determiner' || before === 'adjective';
  }
  return after !== 'determiner' && after !== 'pronoun';
}

/** `signed envelopes`; not `sessions replaced weeks` or `data collected`. */
function isModifyingParticiple(before: Tag | undefined, after: Tag | undefined): boolean {
  const hasSubject =
    before === 'noun' || before === 'name' || before === 'pronoun' || before === 'verb';
  return after !== undefined && NOMINALS.has(after) && !hasSubject;
}

/** `Needs assessment`, `electronic data capture system`. */
function isDisguisedNoun(
  { tokens, tags, readings }: EnglishReading,
  settled: readonly Tag[],
  place: number,
): boolean {
  const { lower } = tokens[place]!;
  const { isBaseForm } = readings[place]!;
  if (place === 0) {
    // No sentence begins with a verb in the third person.
    if (!isBaseForm) return isThirdPerson(tokens[0]!) && !THIRD_PERSONS.has(lower);
    // 'Stay interviews refer to …': the verb comes after them.
    const hasPluralSubject =
      tags[1] === 'noun' && isPlural(tokens[1]!) && tags[2] === 'verb' && readings[2]!.isBaseForm;
    return hasPluralSubject && !CAUSATIVES.has(lower) && !IMPERATIVES.has(lower);
  }
  if (THIRD_PERSONS.has(lower)) return false;
  const before = tokens[place - 1]!;
  const tagBefore = settled[place - 1];
  // 'they are targets', 'toil is work', 'the write-ahead log': nothing but a noun stands there.
  if (COPULAS.has(before.lower)) return isBaseForm || isThirdPerson(tokens[place]!);
  if (!isBaseForm) return false;
  if (tagBefore === 'determiner' || tagBefore === 'adjective') return true;
  if (tagBefore !== 'noun') return false;
  // 'the communications lead informs': of two verbs the second is the sentence's.
  if (tags[place + 1] === 'verb' && isThirdPerson(tokens[place + 1]!)) return true;
  // After a singular noun a verb would have its ending.
  return (
    tags[place + 1] === 'noun' &&
    !isPlural(before) &&
    !PLURAL_WITHOUT_S.has(before.lower) &&
    !CAUSATIVES.has(tokens[place - 2]?.lower ?? '')
  );
}

function isThirdPerson({ lower }: Token): boolean {
  return /[^s]s$/.test(lower);
}

const COPULAS = new Set(['is', 'are']);
/** Verbs with an object and another verb: `lets data drive decisions`. */
const CAUSATIVES = new Set(words('let lets make makes help helps have has see sees watch watches'));

const THIRD_PERSONS = new Set(['is', 'has', 'does', 'was', 'lets', "let's"]);
const PLURAL_WITHOUT_S = new Set(['people', 'staff', 'police']);

/** `Upgrade RAM`, `Name a process owner`. */
function isImperative({ lower }: Token, after: Tag | undefined): boolean {
  if (after === 'determiner') return !lower.endsWith('s');
  return IMPERATIVES.has(lower) && (after === 'name' || after === 'number' || after === 'pronoun');
}

/** `that sets requirements`, `Debezium tails the log`, `a service stores events`. */
function isDisguisedVerb(
  { tokens, tags }: EnglishReading,
  settled: readonly Tag[],
  place: number,
): boolean {
  if (place === 0 || !tokens[place]!.lower.endsWith('s')) return false;
  const before = tokens[place - 1]!;
  const [tagBefore, after] = [settled[place - 1], tags[place + 1]];
  if (RELATIVE_PRONOUNS.has(before.lower)) return true;
  if (before.text === ')') return after !== undefined;
  if (tagBefore !== 'noun' && tagBefore !== 'name') return false;
  if (after === 'determiner' || after === 'pronoun') return true;
  if (tagBefore === 'name') {
    return after === 'adjective' || (after === 'noun' && isPlural(tokens[place + 1]!));
  }
  // 'the system drives conveyors': a plural may modify a noun, but hardly one in the plural.
  if (after === 'noun' && isPlural(tokens[place + 1]!)) return !isPlural(before);
  return isPlural(tokens[place]!) && opensInSingular(tokens, settled, place);
}

const RELATIVE_PRONOUNS = new Set(['that', 'which', 'who']);

/** Whether the phrase before the word opens with `a`, so that its last noun must be in the singular. */
function opensInSingular(tokens: Token[], settled: readonly Tag[], place: number): boolean {
  let first = place - 1;
  while (first > 0 && NOMINALS.has(settled[first]!)) first--;
  return SINGULAR_DETERMINERS.has(tokens[first]!.lower);
}

const SINGULAR_DETERMINERS = new Set(['a', 'an', 'each', 'every', 'another', 'this']);

function isPlural({ lower }: Token): boolean {
  return englishSingular(lower) !== lower;
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
