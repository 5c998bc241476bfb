import type { Casing } from '../casing.ts';
import type { Tag, Tagger } from '../tagging.ts';
import type { Token } from '../tokens.ts';
import { FRENCH_CLOSED_CLASSES, FRENCH_PREPOSED_ADJECTIVES } from './french-closed-classes.ts';
import { FrenchLexicon, type FrenchReading } from './french-lexicon.ts';
import { BEFORE_OPEN_CLASSES, missingVerb } from './french-missing-verb.ts';
import { FRENCH_TYPE_WORDS } from './french-types.ts';
import { words } from './word-list.ts';

/**
 * Tags French by the words of the closed classes, a lexicon of verbs and adjectives (loaded at the first
 * call), endings, and what may follow what: French puts an article before nearly every noun, so that the
 * word after one is a noun whatever the lexicon says. What nothing else is known of is a noun too.
 */
export function loadFrenchTagger(): Tagger {
  loaded ??= makeTagger(new FrenchLexicon());
  return loaded;
}

let loaded: Tagger | undefined;

function makeTagger(lexicon: FrenchLexicon): Tagger {
  return (tokens, casing) => {
    const tags: Tag[] = [];
    for (const place of tokens.keys()) {
      tags.push(
        closedTag(tokens, casing, place) ?? openTag({ tokens, casing, tags, place, lexicon }),
      );
    }
    const verb = missingVerb(tokens, tags, lexicon);
    if (verb !== undefined) tags[verb] = 'verb';
    return tags;
  };
}

/** The tag of a mark, number, name or word of a closed class; undefined for other words and outside. */
function closedTag(tokens: Token[], casing: Casing, place: number): Tag | undefined {
  const token = tokens[place];
  if (token === undefined) return undefined;
  if (token.kind === 'number') return 'number';
  if (token.kind !== 'word') return 'mark';
  if (casing.names[place] === 'name') return 'name';
  return FRENCH_CLOSED_CLASSES.get(token.lower);
}

interface WordInSentence {
  tokens: Token[];
  casing: Casing;
  /** Tags of the words before. */
  tags: readonly Tag[];
  place: number;
  lexicon: FrenchLexicon;
}

function openTag(context: WordInSentence): Tag {
  const { tokens, tags, place, lexicon } = context;
  const word = tokens[place]!.lower;
  const reading = lexicon.readingOf(word);
  const before = tags[place - 1];
  if (reading === 'adverb') return before === 'determiner' ? 'noun' : 'adverb';
  if (FRENCH_PREPOSED_ADJECTIVES.has(word)) return 'adjective';
  if (reading === 'infinitive' && before !== 'determiner') return 'verb';
  return (
    tagAfterFunctionWord(context, reading) ??
    (place === 0 || before === 'mark'
      ? tagAtBeginning(context, reading)
      : tagAfterWord(context, reading))
  );
}

const SUBJECTS_AND_AUXILIARIES = new Set(
  words(
    "je j' tu il elle on nous vous ils elles qui ne n' se s' me m' te t' peut peuvent doit doivent",
  ),
);
const BE_AND_HAVE = new Set(
  words(
    'est sont était étaient être été sera seront serait soit soient a ont avait avaient avoir aura',
  ),
);

const OBJECT_PRONOUNS = new Set(["l'", 'le', 'la', 'les']);

const LIGHT_VERBS = new Set(
  words(
    'rend rendent tient tiennent fait font prend prennent met mettent donne donnent porte portent joue jouent',
  ),
);

function tagAfterFunctionWord(
  { tokens, tags, place }: WordInSentence,
  reading: FrenchReading | undefined,
): Tag | undefined {
  const before = tags[place - 1];
  const wordBefore = tokens[place - 1]?.lower;
  const word = tokens[place]!.lower;
  // 'sans la réécrire'
  const isObjectPronoun =
    tags[place - 2] === 'preposition' && OBJECT_PRONOUNS.has(wordBefore ?? '');
  if (isObjectPronoun && reading === 'infinitive') return 'verb';
  // Only a noun follows an article, and nothing but a noun or an infinitive a preposition.
  if (before === 'determiner') return 'noun';
  if (wordBefore !== undefined && FRENCH_PREPOSED_ADJECTIVES.has(wordBefore)) return 'noun';
  if (before === 'preposition') {
    // 'en interne', 'en continu'
    return wordBefore === 'en' && reading === 'adjective' ? 'adverb' : 'noun';
  }
  if (wordBefore !== undefined && SUBJECTS_AND_AUXILIARIES.has(wordBefore)) {
    return reading === 'adjective' ? 'adjective' : 'verb';
  }
  if (wordBefore !== undefined && BE_AND_HAVE.has(wordBefore)) {
    if (reading === 'participle' || isParticipleShaped(word)) return 'participle';
    return reading === 'adjective' ||
      (ENDS_AS_ADJECTIVE.test(word) && !isClassNoun(word.replace(/s$/, '')))
      ? 'adjective'
      : 'noun';
  }
  // 'rend compte', 'fait partie': the noun without article is part of the verb.
  if (
    wordBefore !== undefined &&
    LIGHT_VERBS.has(wordBefore) &&
    reading !== 'adjective' &&
    reading !== 'participle'
  )
    return 'adverb';
  // 'émissions directes et indirectes': the second of two adjectives.
  const coordinated = tags[place - 2];
  if (before !== 'conjunction' || (coordinated !== 'adjective' && coordinated !== 'participle')) {
    return undefined;
  }
  const isAdjective = reading === 'adjective' || reading === 'participle';
  return isAdjective || ENDS_AS_ADJECTIVE.test(word) ? 'adjective' : undefined;
}

const AGENT_PREPOSITIONS = new Set(words('par avec dans selon en sur à au aux'));

function tagAtBeginning(context: WordInSentence, reading: FrenchReading | undefined): Tag {
  const { tokens, place } = context;
  const word = tokens[place]!.lower;
  if (isGivenName(context) || isBareSubject(context)) return 'name';
  // 'Le document unique (DUME) simplifie …'
  if (tokens[place - 1]?.text === ')' && context.lexicon.mayBeFinite(word)) return 'verb';
  const next = tokens[place + 1]?.lower ?? '';
  const isParticiple =
    reading === 'participle' || (reading === undefined && isParticipleShaped(word));
  if (isParticiple && AGENT_PREPOSITIONS.has(next) && !isClassNoun(word)) return 'participle';
  // Nothing but an order begins with a verb.
  return reading === 'finite' && /(?:ez|ons)$/.test(word) ? 'verb' : 'noun';
}

/** `Claire Delmas`: two capitalised words, of which the first is none that classes names (`Banque`). */
function isGivenName({ tokens, casing, place }: WordInSentence): boolean {
  const [token, next] = [tokens[place]!, tokens[place + 1]];
  return (
    next !== undefined &&
    casing.style === 'sentence' &&
    casing.names[place] === 'open' &&
    casing.names[place + 1] === 'name' &&
    next.start === token.end + 1 &&
    /^\p{Lu}\p{Ll}+$/u.test(next.text) &&
    !isClassNoun(token.lower)
  );
}

function isClassNoun(word: string): boolean {
  return CLASS_NOUNS.some((nouns) => nouns.has(word));
}

const CLASS_NOUNS = Object.values(FRENCH_TYPE_WORDS).map(({ heads }) => heads);

/** `Orion centralise les journaux`: a subject without article before its verb and object is a name. */
function isBareSubject({ tokens, casing, place, lexicon }: WordInSentence): boolean {
  if (casing.names[place] !== 'open') return false;
  let next = place + 1;
  while (casing.names[next] === 'name') next++;
  const verb = tokens[next];
  const tag = closedTag(tokens, casing, next);
  const isVerb =
    tag === 'verb' || (tag === undefined && verb !== undefined && lexicon.isFinite(verb.lower));
  return isVerb && closedTag(tokens, casing, next + 1) === 'determiner';
}

/** What may follow a finite verb, and hardly an adjective or a second noun. */
const AFTER_VERB = new Set<Tag | undefined>([
  'determiner',
  'pronoun',
  'preposition',
  'adverb',
  'number',
  'name',
]);
function tagAfterWord(
  { tokens, tags, casing, place }: WordInSentence,
  reading: FrenchReading | undefined,
): Tag {
  const before = tags[place - 1];
  const isParticiple = reading === 'participle' || isParticipleShaped(tokens[place]!.lower);
  if (!BEFORE_OPEN_CLASSES.has(before) || (before === 'number' && isParticiple)) return 'noun';
  const word = tokens[place]!.lower;
  const after = closedTag(tokens, casing, place + 1);
  if (reading === 'finite') {
    const isFollowed =
      AFTER_VERB.has(after) || FRENCH_PREPOSED_ADJECTIVES.has(tokens[place + 1]?.lower ?? '');
    const closesClause =
      tokens[place + 1] === undefined || after === 'mark' || after === 'conjunction';
    if (isFollowed || FINITE_ENDING.test(word)) return 'verb';
    if (closesClause && lacksVerb(tags, place)) return 'verb';
  }
  // 'réduit les erreurs': no adjective stands between a noun and an article.
  if (reading === 'adjective' && after === 'determiner' && /[itu]t?$|d$/.test(word)) return 'verb';
  if (isParticiple) return 'participle';
  if (reading === 'adjective' || ENDS_AS_ADJECTIVE.test(word)) return 'adjective';
  // Two nouns are not followed by an article unless the second is a verb that the lexicon lacks.
  const isUnknownVerb = after === 'determiner' && /(?:e|ent|it|d)$/.test(word);
  return isUnknownVerb && (before === 'noun' || before === 'name') ? 'verb' : 'noun';
}

/** `Le délégué conseille, …`: a clause that has a subject with an article and no verb yet. */
function lacksVerb(tags: readonly Tag[], place: number): boolean {
  const clause = tags.slice(tags.lastIndexOf('mark', place - 1) + 1, place);
  return clause[0] === 'determiner' && !clause.includes('verb') && !clause.includes('pronoun');
}

const FINITE_ENDING = /(?:ent|ait|aient|era|eront)$/;
const ENDS_AS_ADJECTIVE =
  /(?:(?:ique|if|ive|el|elle|al|ale|eux|euse|able|ible|aire|ien|ienne|oise|ante?|ente?|oire|ier|ière)s?|aux|ois)$/;

function isParticipleShaped(word: string): boolean {
  return /..(?:é|ée|és|ées)$/.test(word) && !/tés?$/.test(word);
}
