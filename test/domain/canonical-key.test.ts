import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalKey, possibleKeys } from '../../domain/canonical-key.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');

/** Words whose plural in English and in French is one 's' more. */
const regularWord = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 8 }),
    fc.constantFrom('b', 'd', 'k', 'l', 'm', 'n', 'p', 'r', 't', 'ge', 'le', 'ne', 'te'),
  )
  .map(([stem, end]) => stem + end);
const article = fc.constantFrom('the', 'a', 'an', 'le', 'la', 'les', 'un', 'une', 'des', 'du');
const phrase = fc.array(regularWord, { minLength: 1, maxLength: 4 });
const joined = phrase.map((words) => words.join(' '));
const blanks = fc.constantFrom(' ', '  ', '\t', '\n', '\u00a0', ' - ', '_', '/');

describe('canonicalKey', () => {
  it('takes names that mean one concept for one', () => {
    expect(canonicalKey('The Service-Level Objectives')).toBe('service level objective');
    expect(canonicalKey('service level objective')).toBe('service level objective');
  });

  it.each([
    ['C', 'c'],
    ['C++', 'c++'],
    ['C#', 'c#'],
    ['F#', 'f#'],
  ])('keeps %s apart by its signs', (name, key) => {
    expect(canonicalKey(name)).toBe(key);
  });

  it.each([
    ['Policies', 'policy'],
    ['boxes', 'box'],
    ['Batches', 'batch'],
    ['dashes', 'dash'],
    ['business processes', 'business process'],
    ['réseaux', 'réseau'],
    ['databases', 'database'],
  ])('puts the last word of %j in the singular', (name, key) => {
    expect(canonicalKey(name)).toBe(key);
  });

  it.each(['access', 'status', 'analysis', 'chaos', 'atlas', 'AWS', 'iOS', 'bus'])(
    'leaves %s, which only looks like a plural',
    (name) => {
      expect(canonicalKey(name)).toBe(name.toLowerCase());
    },
  );

  it.each([
    ['API', 'APIs'],
    ['SLO', 'SLOs'],
    ['GPU', 'GPUs'],
    ['schema', 'schemas'],
    ['scenario', 'scenarios'],
    ['cache', 'caches'],
    ['cookie', 'cookies'],
    ['stratégie', 'stratégies'],
  ])('takes %s and %s for one', (singular, plural) => {
    expect(canonicalKey(plural)).toBe(canonicalKey(singular));
  });

  it.each([
    ['Niveaux de service', 'niveau de service'],
    ['données personnelles', 'donnée personnelle'],
    ['responsables des traitements', 'responsable de traitement'],
    ['responsable du traitement', 'responsable de traitement'],
    ["analyses d'impact", 'analyse de impact'],
    ['tableaux de bord', 'tableau de bord'],
    ['recherches', 'recherche'],
    ['adresses', 'adresse'],
    ['travaux en cours', 'travail en cours'],
    ['business process', 'business process'],
    ['sans contact', 'sans contact'],
  ])('puts French %j in the singular', (name, key) => {
    expect(canonicalKey(name, 'fr')).toBe(key);
    expect(canonicalKey(name, 'fr-CA')).toBe(key);
  });

  it.each(['Niveaux de service', 'stratégies', 'Mises à jour'])(
    'tells that %j is French when nobody says so',
    (name) => {
      expect(canonicalKey(name)).toBe(canonicalKey(name, 'fr'));
    },
  );

  it.each([
    ['levels of service', 'level of service'],
    ['Requests for comments', 'request for comment'],
    ['Analyses', 'analysis'],
    ['criteria', 'criterion'],
    ['axes', 'axis'],
  ])('puts English %j in the singular', (name, key) => {
    expect(canonicalKey(name, 'en')).toBe(key);
  });

  it.each(['error budgets', 'API', 'SLOs', 'analytics', 'caches', 'TLS 1.2', 'access', 'services'])(
    'gives %j one key in English and in French',
    (name) => {
      expect(canonicalKey(name, 'fr')).toBe(canonicalKey(name, 'en'));
    },
  );

  it.each([
    ['TLS 1.2', 'TLS 1.3'],
    ['TLS 1.2', 'TLS 12'],
    ['ISO 27001', 'ISO 27002'],
    ['C', 'C++'],
  ])('keeps %j and %j apart', (one, other) => {
    expect(canonicalKey(one)).not.toBe(canonicalKey(other));
  });

  it('drops a full stop that is no part of a number', () => {
    expect(canonicalKey('Node.js v2.')).toBe('node js v2');
  });

  it('folds case beyond lower case', () => {
    expect(canonicalKey('STRASSE', 'de')).toBe(canonicalKey('Straße', 'de'));
    expect(canonicalKey('ΟΔΟΣ')).toBe(canonicalKey('οδός'.normalize('NFD').replace('\u0301', '')));
  });

  it('keeps HTTP and HTTPS apart', () => {
    expect(canonicalKey('HTTPS')).not.toBe(canonicalKey('HTTP'));
  });

  it.each([
    ["l'API", 'api'],
    ["d'une architecture", 'architecture'],
    ['L’architecture', 'architecture'],
    ['the the end', 'end'],
  ])('drops the articles before %j', (name, key) => {
    expect(canonicalKey(name)).toBe(key);
  });

  it('keeps an article that is the whole name', () => {
    expect(canonicalKey('The')).toBe('the');
  });

  it.each(["Conway's law", 'Conway’s law', 'Conway’s Laws'])(
    'drops the possessive ending of %j',
    (name) => {
      expect(canonicalKey(name)).toBe('conway law');
    },
  );

  it('takes a quotation mark before an accented word for no possessive', () => {
    expect(canonicalKey("Plan 'sécurité'")).toBe('plan sécurité');
  });

  it('takes compatibility forms for the plain ones', () => {
    expect(canonicalKey('Ｗｏｒｋﬂow')).toBe('workflow');
    expect(canonicalKey('re\u0301seau')).toBe('réseau');
  });

  it.each(['', ' ', '!?', '---', '…', '🙂'])('is empty for %j, which names nothing', (name) => {
    expect(canonicalKey(name)).toBe('');
  });

  it('has a key for names in any script', () => {
    expect(canonicalKey('品質管理')).toBe('品質管理');
    expect(canonicalKey('मानक')).toBe('मानक');
  });

  it('changes nothing when applied to a key', () => {
    fc.assert(
      fc.property(
        fc.oneof(joined, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })),
        (name) => {
          for (const language of [null, 'en', 'fr']) {
            const key = canonicalKey(name, language);
            expect(canonicalKey(key, language)).toBe(key);
          }
        },
      ),
      { examples: [['status'], ['the the'], ["the's"]] },
    );
  });

  it('does not depend on case', () => {
    fc.assert(
      fc.property(joined, (name) => {
        expect(canonicalKey(name.toUpperCase())).toBe(canonicalKey(name));
      }),
    );
  });

  it('does not depend on blanks and punctuation between and around the words', () => {
    fc.assert(
      fc.property(phrase, blanks, blanks, (words, between, around) => {
        expect(canonicalKey(around + words.join(between) + around)).toBe(
          canonicalKey(words.join(' ')),
        );
      }),
    );
  });

  it('does not depend on a leading article', () => {
    fc.assert(
      fc.property(joined, article, (name, the) => {
        expect(canonicalKey(`${the} ${name}`)).toBe(canonicalKey(name));
      }),
    );
  });

  it('does not depend on the number of the last word', () => {
    fc.assert(
      fc.property(joined, (name) => {
        expect(canonicalKey(`${name}s`)).toBe(canonicalKey(name));
      }),
    );
  });

  it('keeps names with other words apart', () => {
    fc.assert(
      fc.property(phrase, regularWord, (words, more) => {
        expect(canonicalKey([...words, more].join(' '))).not.toBe(canonicalKey(words.join(' ')));
      }),
    );
  });
});

describe('possibleKeys', () => {
  it('gives the keys of a name in every language that has rules of its own', () => {
    expect(possibleKeys('recherches')).toEqual(['recherch', 'recherche']);
    expect(possibleKeys('error budget')).toEqual(['error budget']);
  });
});
