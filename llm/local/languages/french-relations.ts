import type { RelationType } from '../../../domain/concept.ts';
import type { LanguageProfile, RelationPhrase } from './profile.ts';

const BE = ['est', 'sont', 'était', 'étaient', 'sera', 'seront', 'être', 'a été', 'ont été'];

const entries: [string, RelationPhrase][] = [];

function say(type: RelationType, phrases: string[], inverse = false): void {
  for (const phrase of phrases) entries.push([phrase, { type, inverse }]);
}

/** The four forms of a participle, by its masculine singular. */
function agreeing(participle: string): string[] {
  return ['', 'e', 's', 'es'].map((ending) =>
    participle.endsWith('s') && ending === 's' ? participle : participle + ending,
  );
}

/** `A utilise B` and `B est utilisé par A`; `active` are the forms that occur. */
function verb(type: RelationType, active: string[], participle: string, inverse = false): void {
  say(type, active, inverse);
  passive(type, participle, 'par', !inverse);
}

function passive(type: RelationType, participle: string, particle: string, inverse = false): void {
  for (const form of agreeing(participle)) {
    say(type, [`${form} ${particle}`, ...BE.map((be) => `${be} ${form} ${particle}`)], inverse);
  }
}

function copular(type: RelationType, phrases: string[], inverse = false): void {
  say(
    type,
    phrases.flatMap((phrase) => ['est', 'sont', 'était'].map((be) => `${be} ${phrase}`)),
    inverse,
  );
}

verb('USES', ['utilise', 'utilisent', 'utiliser', 'utilisant'], 'utilisé');
verb('USES', ['emploie', 'emploient', 'employer'], 'employé');
verb('USES', ['exploite', 'exploitent', 'exploiter'], 'exploité');
verb('USES', ['mobilise', 'mobilisent'], 'mobilisé');
passive('USES', 'fondé', 'sur');
passive('USES', 'basé', 'sur');
passive('USES', 'construit', 'avec');
passive('USES', 'alimenté', 'par');
say('USES', [
  "s'appuie sur",
  "s'appuient sur",
  "s'appuyant sur",
  'repose sur',
  'reposent sur',
  'se sert de',
  'se servent de',
  'fait appel à',
  'font appel à',
  'recourt à',
  'fonctionne avec',
  'tourne sur',
]);

verb('REQUIRES', ['nécessite', 'nécessitent', 'nécessiter', 'nécessitant'], 'nécessité');
verb('REQUIRES', ['exige', 'exigent', 'exiger', 'exigeant'], 'exigé');
verb('REQUIRES', ['requiert', 'requièrent', 'requérir'], 'requis');
verb('REQUIRES', ['impose', 'imposent'], 'imposé');
say('REQUIRES', ['dépend de', 'dépendent de', 'dépendant de', 'suppose', 'supposent']);
say('REQUIRES', ['a besoin de', 'ont besoin de', 'demande', 'demandent']);
passive('REQUIRES', 'soumis', 'à');
copular('REQUIRES', ['un prérequis de', 'un préalable à', 'indispensable à', 'nécessaire à'], true);
copular('REQUIRES', ['obligatoire pour'], true);

say('PART_OF', [
  'fait partie de',
  'font partie de',
  'faisant partie de',
  'appartient à',
  'appartiennent à',
]);
say('PART_OF', ['relève de', 'relèvent de']);
copular('PART_OF', [
  'une partie de',
  'un composant de',
  'une composante de',
  'un élément de',
  'un module de',
]);
passive('PART_OF', 'inclus', 'dans');
passive('PART_OF', 'intégré', 'dans');
passive('PART_OF', 'compris', 'dans');
passive('PART_OF', 'composé', 'de', true);
passive('PART_OF', 'constitué', 'de', true);
say(
  'PART_OF',
  ['comprend', 'comprennent', 'contient', 'contiennent', 'comporte', 'comportent'],
  true,
);
say(
  'PART_OF',
  ['inclut', 'incluent', 'regroupe', 'regroupent', 'se compose de', 'se composent de'],
  true,
);

passive('INTEGRATES_WITH', 'connecté', 'à');
passive('INTEGRATES_WITH', 'relié', 'à');
passive('INTEGRATES_WITH', 'interfacé', 'avec');
passive('INTEGRATES_WITH', 'intégré', 'à');
passive('INTEGRATES_WITH', 'intégré', 'avec');
say('INTEGRATES_WITH', ["s'intègre à", "s'intègrent à", "s'intègre avec", "s'intègre dans"]);
say('INTEGRATES_WITH', [
  "s'interface avec",
  "s'interfacent avec",
  'se connecte à',
  'se connectent à',
]);
say('INTEGRATES_WITH', ['communique avec', 'communiquent avec', 'dialogue avec']);

verb('REPLACES', ['remplace', 'remplacent', 'remplacer', 'remplaçant', 'remplacera'], 'remplacé');
verb('REPLACES', ['supplante', 'supplantent'], 'supplanté');
say('REPLACES', [
  'succède à',
  'succèdent à',
  'se substitue à',
  'se substituent à',
  'prend la place de',
]);

verb('DEPRECATES', ['rend obsolète', 'rendent obsolètes', 'abroge', 'abrogent'], 'abrogé');
passive('DEPRECATES', 'abandonné', 'au profit de', true);
passive('DEPRECATES', 'abandonné', 'à profit de', true);

verb('PRECEDES', ['précède', 'précèdent', 'précéder'], 'précédé');
passive('PRECEDES', 'suivi', 'de');
passive('PRECEDES', 'suivi', 'par');
say('PRECEDES', ['a lieu avant', 'vient avant', 'viennent avant', 'intervient avant']);
say(
  'PRECEDES',
  ['vient après', 'viennent après', 'fait suite à', 'font suite à', 'intervient après'],
  true,
);

verb('EXTENDS', ['étend', 'étendent', 'étendre', 'prolonge', 'prolongent', 'enrichit'], 'étendu');
verb('EXTENDS', ['complète', 'complètent', 'compléter'], 'complété');
copular('EXTENDS', [
  'une extension de',
  'un prolongement de',
  'un complément de',
  'un complément à',
]);

verb('ENABLES', ['permet', 'permettent', 'permettre', 'permettant'], 'permis');
verb('ENABLES', ['facilite', 'facilitent', 'autorise', 'autorisent'], 'facilité');
say('ENABLES', [
  'rend possible',
  'rendent possible',
  'permet de',
  'permettent de',
  'ouvre la voie à',
]);

copular('VERSION_OF', ['une version de', 'la version de', 'une variante de', 'une édition de']);
copular('VERSION_OF', ['une déclinaison de', 'une révision de']);

copular('ALTERNATIVE_TO', ['une alternative à', 'alternative à', "l'alternative à"]);
say('ALTERNATIVE_TO', [
  'à lieu de',
  'au lieu de',
  'plutôt que',
  'à place de',
  'à la place de',
  'concurrence',
]);

copular('SUBTYPE_OF', [
  'un type de',
  'une sorte de',
  'une forme de',
  'une espèce de',
  'une catégorie de',
]);
copular('SUBTYPE_OF', ['un cas particulier de', 'des types de', 'des formes de']);

/** What stands between two concepts, without adverbs, articles and auxiliaries, by what it says. */
export const FRENCH_RELATION_PHRASES: LanguageProfile['relationPhrases'] = new Map(entries);
