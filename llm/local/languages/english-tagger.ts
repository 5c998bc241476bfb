import type { Casing } from '../casing.ts';
import type { Tag, Tagger } from '../tagging.ts';
import type { Token } from '../tokens.ts';
import { settleEnglishTags } from './english-context.ts';
import { ENDS_AS_COMMON_WORD } from './english-verbs-and-nouns.ts';
import { WinkModel, type WordReading } from './wink-model.ts';

/** Bounds what the model keeps of the words it meets: some 5,000 slides. */
const RENEW_AFTER_TOKENS = 200_000;

/** Tags English by wink-nlp, loaded at the first call, with corrections for the style of slides. */
export function loadEnglishTagger(): Tagger {
  loaded ??= makeTagger();
  return loaded;
}

let loaded: Tagger | undefined;

function makeTagger(): Tagger {
  let model = new WinkModel();
  return (tokens, casing) => {
    if (model.tokensRead > RENEW_AFTER_TOKENS) model = new WinkModel();
    const readings = model.read(tokens.map((token, place) => wordForModel(token, casing, place)));
    const tags = tokens.map((token, place) => tagOf(token, readings[place]!, casing, place));
    return settleEnglishTags({ tokens, tags, readings, casing });
  };
}

const PLAIN_WORD = /^[\p{L}\p{N}][\p{L}\p{N}'.&-]*$/u;
const KNOWN_MARK = /^[,;:.!?()]$/;

/**
 * The word as the model is to see it. Capitals that say nothing are taken away, since the model takes a
 * capitalised word at the beginning for a name; and it is spared what is no word.
 */
function wordForModel(token: Token, casing: Casing, place: number): string {
  if (token.kind === 'number') return '7';
  if (token.kind === 'mark') return KNOWN_MARK.test(token.text) ? token.text : ';';
  const word = token.text.replaceAll('’', "'").replaceAll(/[‐‑]/g, '-');
  if (token.kind === 'address' || !PLAIN_WORD.test(word)) return 'it';
  return casing.names[place] === 'name' ? word : word.toLowerCase();
}

/** By the universal part of speech; names are told by casing, where the model is a poor judge. */
const TAGS: Record<string, Tag> = {
  NOUN: 'noun',
  PROPN: 'noun',
  ADJ: 'adjective',
  VERB: 'verb',
  AUX: 'verb',
  ADV: 'adverb',
  ADP: 'preposition',
  PART: 'conjunction',
  SCONJ: 'conjunction',
  CCONJ: 'conjunction',
  DET: 'determiner',
  PRON: 'pronoun',
  NUM: 'number',
};

/** Words that the model often takes for nouns or verbs. */
const CLOSED_CLASSES = new Map<string, Tag>([
  ['per', 'preposition'],
  ['via', 'preposition'],
  ['versus', 'preposition'],
  ['vs', 'preposition'],
  ['within', 'preposition'],
  ['without', 'preposition'],
  ['that', 'pronoun'],
  ['which', 'pronoun'],
  ['who', 'pronoun'],
  ['whose', 'pronoun'],
  ['what', 'pronoun'],
  ['both', 'determiner'],
  ['each', 'determiner'],
  ['every', 'determiner'],
  ['no', 'determiner'],
  ['plus', 'conjunction'],
  ['etc', 'mark'],
  ['today', 'adverb'],
  ['tomorrow', 'adverb'],
  ['yesterday', 'adverb'],
  ['means', 'verb'],
  ['zero', 'adjective'],
]);

function tagOf(token: Token, reading: WordReading, casing: Casing, place: number): Tag {
  if (token.kind === 'number') return 'number';
  if (token.kind !== 'word') return 'mark';
  if (casing.names[place] === 'name') {
    return isDemonym(reading, casing, place) ? 'adjective' : 'name';
  }
  const tag = CLOSED_CLASSES.get(token.lower) ?? TAGS[reading.partOfSpeech] ?? 'mark';
  const mayBeName = casing.names[place] === 'open' && (tag === 'noun' || tag === 'verb');
  if (mayBeName && !reading.isKnown && !ENDS_AS_COMMON_WORD.test(token.lower)) return 'name';
  return byEnding(token.lower, tag);
}

/** `American customers`: an adjective although it is capitalised; not `Open` in `the Open Policy Agent`. */
function isDemonym(reading: WordReading, { names }: Casing, place: number): boolean {
  return (
    reading.partOfSpeech === 'ADJ' &&
    reading.isKnown &&
    names[place - 1] !== 'name' &&
    names[place + 1] === 'common'
  );
}

function byEnding(word: string, tag: Tag): Tag {
  if (HYPHENATED_PARTICLE.test(word)) return 'noun';
  if (tag === 'verb' && NEVER_VERB.test(word)) return 'noun';
  if (HYPHENATED_PHRASE.test(word)) return 'adjective';
  if (tag !== 'verb' && tag !== 'adjective' && tag !== 'noun') return tag;
  if (PRESENT_PARTICIPLE.test(word) && tag !== 'noun') return 'gerund';
  // The model goes by the last part, but before a noun `data-driven` is an adjective.
  if (HYPHENATED_PARTICIPLE.test(word)) return 'adjective';
  return tag === 'verb' && PAST_PARTICIPLE.test(word) ? 'participle' : tag;
}

const PRESENT_PARTICIPLE = /^\p{L}[\p{L}-]+ing$/u;
const PAST_PARTICIPLE = /(?:ed|en|wn|built|bound|made|kept|held|led|sent|sold|set|cut|shut)$/;
/** `sign-on`, `ramp-up`, `opt-in`. */
const HYPHENATED_PARTICLE = /^\p{L}{2,}-(?:up|in|on|out|off|over|down|through|back|to)$/u;
/** `intention-to-treat`, `end-to-end`. */
const HYPHENATED_PHRASE = /^\p{L}+-\p{L}{1,4}-\p{L}+$/u;
const NEVER_VERB = /(?:sis|ness|ity|ship|ism)$/;
const HYPHENATED_PARTICIPLE =
  /-(?:\p{L}+ed|\p{L}+en|based|driven|first|only|wide|free|ready|specific|level|like|term|aware|less|time|run|rich|led|built|bound|made|sized?)$/u;
