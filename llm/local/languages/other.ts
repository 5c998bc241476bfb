import type { Casing } from '../casing.ts';
import type { Tag, Tagger } from '../tagging.ts';
import type { Token } from '../tokens.ts';
import type { LanguageProfile } from './profile.ts';
import { stopWordsOf } from './stop-words.ts';

const NOTHING: ReadonlySet<string> = new Set();
const NO_TYPE = { heads: NOTHING, genera: NOTHING };

/**
 * Names, and runs of up to three other words between stop words and marks, as RAKE takes them (S. Rose et al.,
 * 'Automatic keyword extraction from individual documents', 2010); a longer run is a clause.
 */
const PHRASE = /(?:[PU]M?)+|(?<!N)N{1,3}(?!N)/g;

/**
 * What can be done for a language of which only stop words are known: names, acronyms, and runs of other
 * words that are repeated or stand in a title. No definitions, no relations, and types by names alone.
 */
export function profileOfOther(language: string): LanguageProfile {
  const functionWords = new Set(stopWordsOf(language));
  return {
    language,
    loadTagger: () => tagByStopWords(functionWords),
    abbreviations: NOTHING,
    elision: /^(?:l|d|dell|nell|all|sull|un|s|n)['’]/i,
    contractions: new Map(),
    functionWords,
    calendarWords: NOTHING,
    capitalisesNouns: language === 'de' || language === 'lb',
    headPosition: 'last',
    phrasePattern: PHRASE,
    linkLetters: new Map(),
    adjectiveJoiner: null,
    eponymHeads: NOTHING,
    weakModifiers: NOTHING,
    genericHeads: NOTHING,
    partitives: NOTHING,
    boilerplate: NOTHING,
    singular: (word) => word,
    typeWords: {
      ENTITY: NO_TYPE,
      ROLE: NO_TYPE,
      STANDARD: NO_TYPE,
      TOOL: NO_TYPE,
      PRACTICE: NO_TYPE,
    },
    actionEndings: /(?!)/,
    notActions: NOTHING,
    qualityEndings: /(?!)/,
    definiteArticles: NOTHING,
    relativePronouns: NOTHING,
    copulas: NOTHING,
    auxiliaries: NOTHING,
    termAdverb: /(?!)/,
    definitions: {
      indefiniteArticles: NOTHING,
      restrictions: NOTHING,
      kindWords: NOTHING,
      joiningWords: NOTHING,
      connectives: [],
      openings: [],
      descriptive: NOTHING,
      dutyPhrases: [],
    },
    exemplifiers: NOTHING,
    generalizers: NOTHING,
    relationPhrases: new Map(),
    negations: NOTHING,
    artefactVerbs: NOTHING,
    instrumentWords: NOTHING,
    locatives: NOTHING,
    ruleWords: NOTHING,
  };
}

function tagByStopWords(functionWords: ReadonlySet<string>): Tagger {
  return (tokens, casing) => {
    const tags: Tag[] = [];
    for (const [place, token] of tokens.entries()) {
      tags.push(tagOf(token, casing.names[place]!, tags[place - 1], functionWords));
    }
    return tags;
  };
}

function tagOf(
  token: Token,
  casing: Casing['names'][number],
  before: Tag | undefined,
  functionWords: ReadonlySet<string>,
): Tag {
  if (token.kind === 'number') return 'number';
  if (token.kind !== 'word' || functionWords.has(token.lower)) return 'mark';
  // Where nouns are capitalised too, a capital after a name's first word goes with it: 'SAP Ariba'.
  return casing === 'name' || (casing === 'open' && before === 'name') ? 'name' : 'noun';
}
