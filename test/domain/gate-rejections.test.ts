import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../../domain/gate-rejections.ts';
import { aDocumentConcept } from './builders.ts';

const named = (canonicalName: string, language: string | null = 'en') =>
  rejectionOf(aDocumentConcept({ canonicalName, language, conceptType: 'ENTITY' }));

describe('rejectionOf', () => {
  it.each(['ab', 'x', 'É', 'a1'])('rejects %j as too short', (name) => {
    expect(named(name)).toBe('too short');
  });

  it.each(['AI', 'S3', 'ÉU', 'C++', 'abc'])('takes %j, short as it is', (name) => {
    expect(named(name)).toBeUndefined();
  });

  it('rejects names of more than 100 characters', () => {
    expect(named('x'.repeat(100))).toBeUndefined();
    expect(named('x'.repeat(101))).toBe('too long');
  });

  it.each([
    ['jo@example.org', 'e-mail address'],
    ['Appelez le 06 12 34 56 78', 'phone number'],
    ['NIR 1 85 05 78 006 084 91', 'identity number'],
    ['4111 1111 1111 1111', 'payment card'],
    ['FR14 2004 1010 0505 0001 3M02 606', 'bank account'],
  ])('rejects the personal data in %j', (name, kind) => {
    expect(named(name)).toBe(`personal data: ${kind}`);
  });

  it.each(['https://example.org/a', 'HTTP://EXAMPLE.ORG', 'www.example.org'])(
    'rejects the address %j',
    (name) => {
      expect(named(name)).toBe('web address');
    },
  );

  it.each(['HTTPS', 'http protocol', '@scope/package', 'user @ host'])(
    'takes %j, which is no address',
    (name) => {
      expect(named(name)).toBeUndefined();
    },
  );

  it.each([
    ['2024', 'en'],
    ['99.9 %', 'en'],
    ['+++', 'en'],
    ['12 mars 2024', 'fr'],
    ['1er janvier', 'fr'],
    ['March 2024', 'fr'],
    ['Q3 2025', 'en'],
    ['T2 2025', 'fr'],
    ['Friday', 'en'],
    ['10 ms', 'en'],
    ['lunes', 'es'],
  ])('rejects the number or date %j of a text in %s', (name, language) => {
    expect(named(name, language)).toBe('number or date');
  });

  it.each([
    '5G',
    '2FA',
    'S3',
    '5S method',
    'ISO 27001',
    'H1',
    'May Day rule',
    'Sun',
    '品質管理',
    'Ω12',
  ])('takes %j, which is neither number nor date', (name) => {
    expect(named(name)).toBeUndefined();
  });

  it.each([
    ['which', 'en'],
    ['this is', 'en'],
    ['ceci', 'fr'],
    ['pero', 'es'],
  ])('rejects %j, of stop words alone in %s', (name, language) => {
    expect(named(name, language)).toBe('stop words');
  });

  it('takes an acronym and the name of a tool for what they are', () => {
    expect(named('IT')).toBeUndefined();
    expect(
      rejectionOf(aDocumentConcept({ canonicalName: 'Would', conceptType: 'TOOL' })),
    ).toBeUndefined();
  });

  it('knows no stop words of a language without a list', () => {
    expect(named('which', 'xx')).toBeUndefined();
    expect(named('which', null)).toBe('stop words');
  });

  it.each([
    '-based',
    'gestion de',
    'management of',
    'of the management',
    'd’accès',
    'l’accès à l’',
    'service (SLO',
    'cloud and',
  ])('rejects %j, which was cut off', (name) => {
    expect(named(name)).toBe('word fragment');
  });

  it.each(['sign-in', 'Vitamin D', 'plan B', 'objective (SLO)', 'write-ahead log'])(
    'takes %j, which is whole',
    (name) => {
      expect(named(name)).toBeUndefined();
    },
  );

  it('rejects what was found within words alone', () => {
    expect(rejectionOf(aDocumentConcept({ isPartOfWords: true }))).toBe('word fragment');
  });

  it.each(['Agenda', 'Thank you', 'Merci de votre attention', 'Sommaire', 'Questions?'])(
    'rejects %j wherever it stands',
    (name) => {
      expect(named(name)).toBe('boilerplate');
    },
  );

  it.each(['Backup', 'Contexte', 'Next step'])('rejects %j as a heading alone', (canonicalName) => {
    const concept = aDocumentConcept({ canonicalName });
    expect(rejectionOf(concept)).toBeUndefined();
    expect(rejectionOf({ ...concept, standsAlone: true })).toBe('boilerplate');
    expect(rejectionOf({ ...concept, standsAlone: true, definition: 'a copy' })).toBeUndefined();
  });

  it('rejects what most segments repeat, unless it is defined', () => {
    const footer = aDocumentConcept({ canonicalName: 'Acme Corporation', isOnRepeatedLines: true });
    expect(rejectionOf(footer)).toBe('on lines that most segments repeat');
    expect(rejectionOf({ ...footer, definition: 'a company' })).toBeUndefined();
  });
});
