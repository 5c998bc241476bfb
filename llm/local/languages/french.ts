import { FRENCH_RELATION_PHRASES } from './french-relations.ts';
import { frenchSingular } from './french-singular.ts';
import { loadFrenchTagger } from './french-tagger.ts';
import { FRENCH_ACTION_ENDINGS, FRENCH_NOT_ACTIONS, FRENCH_TYPE_WORDS } from './french-types.ts';
import {
  FRENCH_ABBREVIATIONS,
  FRENCH_BOILERPLATE,
  FRENCH_CALENDAR_WORDS,
  FRENCH_FUNCTION_WORDS,
  FRENCH_GENERIC_HEADS,
  FRENCH_WEAK_MODIFIERS,
} from './french-words.ts';
import type { LanguageProfile } from './profile.ts';
import { words } from './word-list.ts';

/**
 * A noun, what qualifies it, and up to three complements: the patterns of Daille (1994), 'Study and
 * implementation of combined techniques for automatic extraction of terminology' (N A, N N, N à N, N de N),
 * and their combinations. After a participle a preposition joins only a bare noun (`assistée par
 * ordinateur`), since what follows with an article is its agent or place; `par` with an article joins only the
 * head (`approche par les risques`); `sur` joins a bare noun (`marge sur coût variable`); and acronyms take no complement but a place (`CHU de Nantes`).
 */
const CORE = 'A?(?:[PU]M?|N)(?:[PU]M?|[NAR]|E[AR])*';
const FIRST_LINK = '(?:(?<!U)OD?|(?<=U)O(?=[PU])|(?<![RPU])[LB]D?|(?<=R)[LB]|(?<![RPU])S(?!D))';
const FURTHER_LINK = '(?:(?<!U)OD?|(?<![RPU])LD?|(?<=R)L|B)';
const PHRASE = new RegExp(`${CORE}(?:${FIRST_LINK}${CORE}(?:${FURTHER_LINK}${CORE}){0,2})?`, 'g');

export const FRENCH: LanguageProfile = {
  language: 'fr',
  loadTagger: loadFrenchTagger,
  abbreviations: FRENCH_ABBREVIATIONS,
  elision: /^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu)['’]/i,
  contractions: new Map([
    ['du', 'de'],
    ['des', 'de'],
    ["d'", 'de'],
    ['au', 'à'],
    ['aux', 'à'],
    ["qu'", 'que'],
  ]),
  functionWords: FRENCH_FUNCTION_WORDS,
  calendarWords: FRENCH_CALENDAR_WORDS,
  capitalisesNouns: false,
  headPosition: 'first',
  phrasePattern: PHRASE,
  linkLetters: new Map([
    ...words("de d' du des").map((word): [string, string] => [word, 'O']),
    ...words('à au aux en contre entre après sous sans').map((word): [string, string] => [
      word,
      'L',
    ]),
    ['par', 'B'],
    ['sur', 'S'],
    ...words("le la les l'").map((word): [string, string] => [word, 'D']),
  ]),
  adjectiveJoiner: 'et',
  eponymHeads: new Set(
    words(`
      diagramme loi effet modèle théorème matrice indice courbe test syndrome maladie échelle score principe règle
      équation constante triangle paradoxe
    `),
  ),
  weakModifiers: FRENCH_WEAK_MODIFIERS,
  genericHeads: FRENCH_GENERIC_HEADS,
  partitives: new Set(
    words(`
      nombre quantité somme total ensemble série liste groupe majorité plupart reste moitié quart part
      partie parties type sorte genre espèce exemple cas accord fait raison moment début fin milieu manque
      usage recours respect
    `),
  ),
  boilerplate: FRENCH_BOILERPLATE,
  singular: frenchSingular,
  typeWords: FRENCH_TYPE_WORDS,
  actionEndings: FRENCH_ACTION_ENDINGS,
  notActions: FRENCH_NOT_ACTIONS,
  qualityEndings: /(?:té|ance|ence)$/,
  definiteArticles: new Set(words("le la les l'")),
  relativePronouns: new Set(words("qui que qu' dont où lequel laquelle lesquels lesquelles")),
  copulas: new Set(['est', 'sont']),
  auxiliaries: new Set(words('peut peuvent doit doivent va vont')),
  termAdverb: /(?:ment|^non)$/,
  definitions: {
    indefiniteArticles: new Set(words('un une des tout toute tous toutes')),
    restrictions: new Set(words("qui que qu' dont où lequel laquelle par des entre")),
    kindWords: new Set(words('sorte type forme genre ensemble espèce catégorie famille série')),
    joiningWords: new Set(),
    connectives: [
      'désigne',
      'désignent',
      'signifie',
      'consiste à',
      'consiste en',
      'consiste dans',
      'consistent à',
      'correspond à',
      'correspondent à',
      'fait référence à',
      'se définit comme',
      'se définissent comme',
      'est défini comme',
      'est définie comme',
      'sont définis comme',
      'sont définies comme',
      "s'entend de",
      'veut dire',
    ],
    openings: ['on appelle', 'on nomme', 'on entend par', 'nous appelons', 'on désigne par'],
    descriptive: new Set(
      words(`
        plus moins seul seule même premier première dernier dernière principal principale meilleur
        meilleure pire bon bonne mauvais mauvaise cas question raison problème objectif but
      `),
    ),
    dutyPhrases: ['est responsable de', 'est chargé de', 'est chargée de', 'a pour mission de'],
  },
  exemplifiers: new Set([
    'tel que',
    'telle que',
    'tels que',
    'telles que',
    'notamment',
    'par exemple',
  ]),
  generalizers: new Set(['et autre', 'et autres', 'ou autre', 'ou autres', 'et de autres']),
  relationPhrases: FRENCH_RELATION_PHRASES,
  negations: new Set(words("ne n' pas jamais aucun aucune ni sans non")),
  artefactVerbs: new Set(
    words(`
      utilise remplace intègre permet étend stocke enregistre calcule évalue compare exécute affecte
      expose génère convertit indexe chiffre affiche agrège détecte prédit planifie orchestre déploie
      héberge alimente synchronise automatise connecte achemine journalise centralise recense
    `),
  ),
  instrumentWords: new Set(words('avec via dans utilise utilisent')),
  locatives: new Set(['à', 'vers', 'depuis']),
  ruleWords: new Set(words('selon suivant respecte respectent applique appliquent enfreint')),
};
