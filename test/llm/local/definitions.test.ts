import { describe, expect, test } from 'vitest';
import { findDefinition } from '../../../llm/local/definitions.ts';
import { tagLines, wordsOf } from './tagged.ts';

interface Found {
  term: string;
  kind: string;
  text: string;
  genus: string | null;
}

function define(language: string, line: string): Found | undefined {
  const { sentences, profile } = tagLines(language, line);
  const [sentence] = sentences;
  const definition = findDefinition(sentence!, profile);
  if (definition === undefined) return undefined;
  const { first, last, kind, text, genus } = definition;
  return {
    term: wordsOf(sentence!.tokens, first, last),
    kind,
    text,
    genus: genus === null ? null : wordsOf(sentence!.tokens, genus.first, genus.last),
  };
}

describe('a sentence defines', () => {
  test.each([
    [
      'en',
      'An error budget is the amount of failure that an objective permits.',
      'error budget',
      'amount',
    ],
    [
      'en',
      'Apache Kafka is a distributed log on which services publish.',
      'Apache Kafka',
      'distributed log',
    ],
    [
      'en',
      'The Data Steward is the person who decides what a field means.',
      'Data Steward',
      'person',
    ],
    [
      'en',
      'Service level objectives (SLOs) are targets that a team sets itself.',
      'Service level objectives',
      'targets',
    ],
    ['en', 'A pod is the smallest unit that can be deployed.', 'pod', 'smallest unit'],
    ['en', 'Toil is work on a service that is manual.', 'Toil', 'work'],
    ['en', 'Slotting means assigning each product to a place.', 'Slotting', 'assigning'],
    [
      'en',
      'Stay interviews refer to conversations with those who stay.',
      'Stay interviews',
      'conversations',
    ],
    [
      'en',
      'Compliance as code is the practice of testing controls.',
      'Compliance as code',
      'practice',
    ],
    [
      'fr',
      'Un jumeau numérique est une réplique virtuelle d’un équipement.',
      'jumeau numérique',
      'réplique virtuelle',
    ],
    [
      'fr',
      'La rénovation énergétique désigne l’ensemble des travaux utiles.',
      'rénovation énergétique',
      'travaux utiles',
    ],
    [
      'fr',
      'La pseudonymisation consiste à remplacer les données directes.',
      'pseudonymisation',
      null,
    ],
    [
      'fr',
      'On appelle sous-traitant l’organisme qui traite des données.',
      'sous-traitant',
      'organisme',
    ],
    [
      'fr',
      'Le sous-traitant est l’organisme ou la personne qui traite des données.',
      'sous-traitant',
      'organisme',
    ],
    [
      'fr',
      'Une donnée à caractère personnel est toute information sur une personne.',
      'donnée à caractère personnel',
      'information',
    ],
  ])('%s: %s', (language, line, term, genus) => {
    expect(define(language, line)).toEqual({ term, genus, kind: 'sentence', text: line });
  });
});

describe('a label defines', () => {
  test.each([
    ['en', 'Cross-docking: goods move to the outbound truck directly', 'Cross-docking'],
    ['en', 'Framework agreement – an agreement with one or more suppliers', 'Framework agreement'],
    ['fr', 'Gel des avoirs : blocage immédiat des fonds d’une personne', 'Gel des avoirs'],
    ['fr', 'Maintenance corrective : intervenir après la panne', 'Maintenance corrective'],
  ])('%s: %s', (language, line, term) => {
    const found = define(language, line);
    expect(found).toMatchObject({ term, kind: 'label' });
    expect(line.endsWith(found!.text)).toBe(true);
    expect(found!.text.startsWith(term)).toBe(false);
  });
});

test('a duty says what a role is', () => {
  const line = 'A Workflow Engineer is responsible for versioning what runs.';
  expect(define('en', line)).toEqual({
    term: 'Workflow Engineer',
    kind: 'duty',
    text: line,
    genus: null,
  });
  expect(define('fr', 'Le référent métier est chargé de tenir le registre')).toMatchObject({
    term: 'référent métier',
    kind: 'duty',
  });
});

describe('nothing is defined', () => {
  test.each([
    ['by a judgement', 'en', 'The old system is the worst problem that we have.'],
    ['by a property', 'en', 'The platform is fast and reliable in every region.'],
    ['of a pronoun', 'en', 'It is a platform that everybody likes.'],
    ['of what is pointed at', 'en', 'This service is a platform that everybody likes.'],
    ['of one thing among others', 'en', 'The repository is the place of truth today.'],
    ['by a denial', 'en', 'Kafka is not a database that one may query.'],
    ['by a number after a mark', 'en', 'Run cost: 41 million euro a year'],
    ['by a list of names', 'en', 'Suite: Jaggaer, Atamis and SAP Ariba'],
    ['by a clock', 'en', 'Meeting at 10:30 in the large room'],
    ['by a short addition', 'fr', 'Sponsor : Claire Delmas, directrice'],
    ['of a generic noun', 'en', 'Example: a customer orders at two in the morning'],
    ['by a plain statement', 'fr', 'Le bilan est bon pour toute l’équipe.'],
  ])('%s', (_, language, line) => {
    expect(define(language, line)).toBeUndefined();
  });

  test('by a slogan in a title', () => {
    const { sentences, profile } = tagLines('en', 'x');
    const title = tagLines('en', 'Events are the contract between all the teams').sentences[0]!;
    expect(findDefinition({ ...title, kind: 'title' }, profile)).toBeUndefined();
    expect(sentences).toHaveLength(1);
  });
});

test('what a role does, in a full sentence, says what it is', () => {
  const line = 'The Incident Commander coordinates people during an outage.';
  expect(define('en', line)).toMatchObject({ term: 'Incident Commander', kind: 'duty' });
  expect(define('fr', 'Le chef de projet pilote le comité de suivi.')).toMatchObject({
    term: 'chef de projet',
    kind: 'duty',
  });
  expect(define('en', 'The Incident Commander coordinates people')).toBeUndefined();
  expect(define('en', 'The platform coordinates people during an outage.')).toBeUndefined();
});

test('an empty sentence defines nothing', () => {
  const { sentences, profile } = tagLines('en', 'Thank you.');
  expect(findDefinition({ ...sentences[0]!, tokens: [] }, profile)).toBeUndefined();
});
