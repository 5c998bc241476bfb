import { loadEnglishTagger } from './english-tagger.ts';
import { ENGLISH_RELATION_PHRASES } from './english-relations.ts';
import { englishSingular } from './english-singular.ts';
import {
  ENGLISH_ACTION_ENDINGS,
  ENGLISH_NOT_ACTIONS,
  ENGLISH_TYPE_WORDS,
} from './english-types.ts';
import {
  ENGLISH_ABBREVIATIONS,
  ENGLISH_BOILERPLATE,
  ENGLISH_CALENDAR_WORDS,
  ENGLISH_FUNCTION_WORDS,
  ENGLISH_GENERIC_HEADS,
  ENGLISH_WEAK_MODIFIERS,
} from './english-words.ts';
import type { LanguageProfile } from './profile.ts';
import { words } from './word-list.ts';

/**
 * Adjectives and nouns before a head noun, and one `of` phrase after it: the pattern of Justeson and Katz
 * (1995), 'Technical terminology: some linguistic properties and an algorithm for identification in text',
 * Natural Language Engineering 1(1), with participles and numbered names added.
 */
const PHRASE =
  /(?:E?[RA]|G)?(?:[PU]M?|[ANG])*(?:[PU]M|[NPUG])(?:OD?(?:[PU]M?|[AN])*(?:[PU]M|[NPU]))?/g;

export const ENGLISH: LanguageProfile = {
  language: 'en',
  loadTagger: loadEnglishTagger,
  abbreviations: ENGLISH_ABBREVIATIONS,
  elision: null,
  contractions: new Map(),
  functionWords: ENGLISH_FUNCTION_WORDS,
  calendarWords: ENGLISH_CALENDAR_WORDS,
  capitalisesNouns: false,
  headPosition: 'last',
  phrasePattern: PHRASE,
  linkLetters: new Map([
    ['of', 'O'],
    ['the', 'D'],
  ]),
  adjectiveJoiner: null,
  eponymHeads: new Set(
    words(`
      law rule theorem principle paradox effect disease syndrome razor index number test method algorithm curve
      triangle hierarchy diagram model matrix equation constant
    `),
  ),
  weakModifiers: ENGLISH_WEAK_MODIFIERS,
  genericHeads: ENGLISH_GENERIC_HEADS,
  partitives: new Set(
    words(`
      number amount set part parts kind type sort lot bit piece pair range variety series majority minority
      half quarter third rest percentage percent share list case example end start beginning middle top
      bottom use lack way couple dozen
    `),
  ),
  boilerplate: ENGLISH_BOILERPLATE,
  singular: englishSingular,
  typeWords: ENGLISH_TYPE_WORDS,
  actionEndings: ENGLISH_ACTION_ENDINGS,
  notActions: ENGLISH_NOT_ACTIONS,
  qualityEndings: /(?:ity|ness|ency|ance)$/,
  definiteArticles: new Set(['the']),
  relativePronouns: new Set(words('that which who whom whose where')),
  copulas: new Set(['is', 'are']),
  auxiliaries: new Set(words('can could may might must shall should will would to has have had')),
  termAdverb: /ly$/,
  definitions: {
    indefiniteArticles: new Set(['a', 'an', 'any', 'one']),
    restrictions: new Set(words('that which who whom whose where between by for')),
    kindWords: new Set(words('kind type sort form set collection family class style category')),
    joiningWords: new Set(words('as to per on between for before')),
    connectives: [
      'means',
      'means that',
      'refers to',
      'denotes',
      'designates',
      'stands for',
      'consists of',
      'consists in',
      'describes',
      'mean',
      'refer to',
      'denote',
      'stand for',
      'consist of',
      'describe',
      'is defined as',
      'are defined as',
      'is understood as',
      'is known as',
      'is short for',
    ],
    openings: [],
    descriptive: new Set(
      words(`
        most least best worst only same first second third last next main biggest largest smallest
        highest lowest right wrong one reason problem question answer challenge issue lot bit must matter
        other
      `),
    ),
    dutyPhrases: ['is responsible for', 'is accountable for', 'is in charge of'],
  },
  exemplifiers: new Set(['such as', 'including', 'for example', 'for instance', 'especially']),
  generalizers: new Set(['and other', 'or other', 'and similar']),
  relationPhrases: ENGLISH_RELATION_PHRASES,
  negations: new Set(
    words(`not no never nor neither without cannot can't don't doesn't didn't won't isn't aren't`),
  ),
  artefactVerbs: new Set(
    words(`
      uses replaces integrates enables extends stores computes calculates evaluates compares drives assigns
      exposes tails generates converts indexes encrypts renders validates aggregates detects predicts
      orchestrates deploys hosts feeds synchronises synchronizes syncs automates connects routes caches
      logs masks
    `),
  ),
  instrumentWords: new Set(words('via using with uses use')),
  locatives: new Set(['in', 'at', 'near']),
  ruleWords: new Set(
    words('under per follow follows following meets meet implements implement violates violate'),
  ),
};
