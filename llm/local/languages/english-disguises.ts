import type { Tag } from '../tagging.ts';
import type { Token } from '../tokens.ts';
import { type EnglishReading, isPlural, isThirdPerson, NOMINALS } from './english-reading.ts';
import { IMPERATIVES } from './english-verbs-and-nouns.ts';
import { words } from './word-list.ts';

/** `Needs assessment`, `electronic data capture system`. */
export function isDisguisedNoun(
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
  // 'Media fill: a simulation of …'
  if (tokens[place + 1]?.text === ':') return true;
  // 'the communications lead informs': of two verbs the second is the sentence's.
  if (tags[place + 1] === 'verb' && isThirdPerson(tokens[place + 1]!)) return true;
  // After a singular noun a verb would have its ending.
  return (
    AFTER_HEAD.has(tags[place + 1]) &&
    !isPlural(before) &&
    !PLURAL_WITHOUT_S.has(before.lower) &&
    !CAUSATIVES.has(tokens[place - 2]?.lower ?? '') &&
    !settled.slice(0, place).includes('conjunction')
  );
}

/** What may follow a noun phrase's last word but one. */
const AFTER_HEAD = new Set<Tag | undefined>(['noun', 'preposition', undefined]);

const COPULAS = new Set(['is', 'are']);
/** Verbs with an object and another verb: `lets data drive decisions`. */
const CAUSATIVES = new Set(words('let lets make makes help helps have has see sees watch watches'));

const THIRD_PERSONS = new Set(['is', 'has', 'does', 'was', 'lets', "let's"]);
const PLURAL_WITHOUT_S = new Set(['people', 'staff', 'police']);

/** `that sets requirements`, `Debezium tails the log`, `a service stores events`. */
export function isDisguisedVerb(
  { tokens, tags }: EnglishReading,
  settled: readonly Tag[],
  place: number,
): boolean {
  if (place === 0 || NEVER_THIRD_PERSON.test(tokens[place]!.lower)) return false;
  if (!isThirdPerson(tokens[place]!)) return followsPlural(tokens, tags, settled, place);
  const before = tokens[place - 1]!;
  const [tagBefore, after] = [settled[place - 1], tags[place + 1]];
  if (RELATIVE_PRONOUNS.has(before.lower)) return true;
  if (before.text === ')') return after !== undefined;
  // 'Cross-docking moves goods …'
  if (tagBefore === 'gerund' && place === 1) {
    return after === 'determiner' || (after === 'noun' && isPlural(tokens[2]!));
  }
  if (tagBefore !== 'noun' && tagBefore !== 'name') return false;
  if (after === 'determiner' || after === 'pronoun') return true;
  // 'The output floor limits how far …', 'the partner screens and schedules'
  if (SUBORDINATORS.has(tokens[place + 1]?.lower ?? '')) return true;
  if (opensWithArticle(tokens, tags) && closesPredicate(tokens, place) && !isPlural(before)) {
    return true;
  }
  if (tagBefore === 'name') {
    return after === 'adjective' || (after === 'noun' && isPlural(tokens[place + 1]!));
  }
  // 'the system drives conveyors': a plural may modify a noun, but hardly one in the plural.
  if (after === 'noun' && isPlural(tokens[place + 1]!)) return !isPlural(before);
  return isPlural(tokens[place]!) && opensInSingular(tokens, settled, place);
}

const SUBORDINATORS = new Set(['how', 'whether', 'what', 'why', 'when', 'where']);

/** A sentence with an article and without any verb lacks one. */
function opensWithArticle(tokens: Token[], tags: readonly Tag[]): boolean {
  return ARTICLES.has(tokens[0]!.lower) && !tags.includes('verb');
}

const ARTICLES = new Set(['the', 'a', 'an']);

/** `screens and schedules`, `The operator switches.` */
function closesPredicate(tokens: Token[], place: number): boolean {
  const next = tokens[place + 1];
  return next?.text === '.' || (next?.lower === 'and' && isThirdPerson(tokens[place + 2] ?? next));
}

/** `smart meters report every minute`, `aggregators bundle devices`: a compound hardly has a plural inside. */
function followsPlural(
  tokens: Token[],
  tags: readonly Tag[],
  settled: readonly Tag[],
  place: number,
): boolean {
  const [before, next] = [tokens[place - 1]!, tokens[place + 1]];
  if (settled[place - 1] !== 'noun' || !isPlural(before) || next === undefined) return false;
  const isObject = tags[place + 1] === 'noun' && isPlural(next);
  return (
    (tags[place + 1] === 'determiner' || isObject) &&
    !settled.slice(0, place).includes('verb') &&
    !tags.slice(place + 1).includes('verb')
  );
}

/** `analysis`, `status` */
const NEVER_THIRD_PERSON = /(?:sis|us)$/;

const RELATIVE_PRONOUNS = new Set(['that', 'which', 'who']);

/** Whether the phrase before the word opens with `a`, so that its last noun must be in the singular. */
function opensInSingular(tokens: Token[], settled: readonly Tag[], place: number): boolean {
  let first = place - 1;
  while (first > 0 && NOMINALS.has(settled[first]!)) first--;
  return SINGULAR_DETERMINERS.has(tokens[first]!.lower);
}

const SINGULAR_DETERMINERS = new Set(['a', 'an', 'each', 'every', 'another', 'this']);
