import type { ConceptType, RelationType } from '../../../domain/concept.ts';
import type { Tagger } from '../tagging.ts';

/** How a phrase between two concepts reads: `inverse` when the second is the relation's source. */
export interface RelationPhrase {
  type: RelationType;
  inverse: boolean;
}

/** How the words for a thing's kind tell its type: `heads` end (or begin) a term, `genera` open a definition. */
export interface TypeWords {
  heads: ReadonlySet<string>;
  genera: ReadonlySet<string>;
}

/** What a definition looks like in a language; words are lower case, as `foldWord` gives them. */
export interface DefinitionWords {
  /** Articles after which what follows a copula may say what something is; `the` is not among them. */
  indefiniteArticles: ReadonlySet<string>;
  /** Words after a kind of thing that tell which of its kind it is: `that`, `who`, `between`. */
  restrictions: ReadonlySet<string>;
  /** `a kind of X`, `the set of X`: words after which the complement says what something is. */
  kindWords: ReadonlySet<string>;
  /** Words that may stand inside a defined term, though in no other: `compliance as code`. */
  joiningWords: ReadonlySet<string>;
  /** `X means …`, `X consiste à …`: one or more words between a term and its definition. */
  connectives: readonly string[];
  /** `on appelle X …`: words at the beginning of a sentence, before the term. */
  openings: readonly string[];
  /** First words of a predicate that describe and do not define, such as `most` or `only`. */
  descriptive: ReadonlySet<string>;
  /** Words for the predicate of a role: what it is, for example, responsible for. */
  dutyPhrases: readonly string[];
}

/** All that the extraction knows of a language, as data; a new language is a new value of this type. */
export interface LanguageProfile {
  /** ISO 639-1 code. */
  language: string;
  /** The language's tagger, loaded at the first call and kept. */
  loadTagger: () => Tagger;
  /** Lower-case words with their full stop, after which no sentence ends. */
  abbreviations: ReadonlySet<string>;
  /** Matches the part of a word that is a word of its own, such as `l'`; null when there is none. */
  elision: RegExp | null;
  /** Words such as `du` by the words they stand for, as relation phrases are written: `de`. */
  contractions: ReadonlyMap<string, string>;
  /** Articles, prepositions, pronouns, conjunctions, auxiliaries: what neither opens nor closes a term. */
  functionWords: ReadonlySet<string>;
  /** Days and months: capitalised in some languages, and no names. */
  calendarWords: ReadonlySet<string>;
  /** Whether common nouns are capitalised, so that capitals do not tell names. */
  capitalisesNouns: boolean;
  /** Whether a phrase's head is its last word (`data steward`) or its first (`registre des risques`). */
  headPosition: 'first' | 'last';
  /** Noun phrases over the letters that `phraseLetters` gives. */
  phrasePattern: RegExp;
  /** Prepositions and articles that may stand inside a term, each with its letter of the pattern. */
  linkLetters: ReadonlyMap<string, string>;
  /** `Code monétaire et financier`: the conjunction that may join two adjectives of a term; null when none does. */
  adjectiveJoiner: string | null;
  /** Nouns that make a term of the name of a person whose they are: `Little's law`. */
  eponymHeads: ReadonlySet<string>;
  /** Adjectives that say nothing of a term's meaning: `new`, `several`, `important`. */
  weakModifiers: ReadonlySet<string>;
  /** Nouns that head a phrase without naming anything: `number of …`, `part of …`, `next steps`. */
  genericHeads: ReadonlySet<string>;
  /** Nouns of which only the complement is spoken of: `number of orders`, `ensemble des règles`. */
  partitives: ReadonlySet<string>;
  /** Whole lines of slides that belong to no subject: `agenda`, `thank you`. */
  boilerplate: ReadonlySet<string>;
  /** The singular of a lower-case word, or the word itself. */
  singular: (word: string) => string;
  typeWords: Record<ConceptType, TypeWords>;
  /** Endings of nouns that name an action, with the nouns that have them and do not. */
  actionEndings: RegExp;
  notActions: ReadonlySet<string>;
  /** Endings of nouns that name a quality: `availability`, `freshness`, `disponibilité`. */
  qualityEndings: RegExp;
  definiteArticles: ReadonlySet<string>;
  relativePronouns: ReadonlySet<string>;
  /** `is`, `are`. */
  copulas: ReadonlySet<string>;
  /** Verbs before a verb that leave its sense: `can`, `will`, `doit`. */
  auxiliaries: ReadonlySet<string>;
  /** Adverbs that may stand inside a term, before an adjective or a participle. */
  termAdverb: RegExp;
  definitions: DefinitionWords;
  /** `Y such as X1, X2 and X3`. */
  exemplifiers: ReadonlySet<string>;
  /** `X1, X2 and other Y`. */
  generalizers: ReadonlySet<string>;
  relationPhrases: ReadonlyMap<string, RelationPhrase>;
  /** Words that turn a statement round: no relation is read from a sentence part that holds one. */
  negations: ReadonlySet<string>;
  /** Third persons that say what a tool does (`stores`, `enregistre`), and not a person or a body. */
  artefactVerbs: ReadonlySet<string>;
  /** Words after which a name is what something is done with: `via`, `using`, `avec`. */
  instrumentWords: ReadonlySet<string>;
  /** Words after which a name is where something is, as often as not: `in`, `à`. */
  locatives: ReadonlySet<string>;
  /** Words after which a name is what one keeps to: `under`, `follows`, `selon`. */
  ruleWords: ReadonlySet<string>;
}
