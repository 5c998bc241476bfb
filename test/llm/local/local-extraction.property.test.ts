import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractionClaimsSchema, prepassSchema } from '../../../domain/concept.ts';
import { extractLocally, prepassLocally } from '../../../llm/local/local-extraction.ts';
import { buildSegment } from './tagged.ts';

const LANGUAGES = ['en', 'fr', 'de', 'ja', 'zh', 'ar', 'und', 'constructor'];

const WORDS = [
  'a the Error budget budgets SLO (SLO) is uses replaces : – | , and of is a target that Kafka',
  'le la des gestion risque est une méthode qui utilise remplace par données Orion ( ) . « » ’',
].flatMap((line) => line.split(' '));
const ODDITIES = [
  '\n',
  '\n• ',
  ' | ',
  '. ',
  'e.g. ',
  'https://a.b/c',
  '27001',
  'ISO',
  "l'",
  'd’',
  '數據',
];
const BOILERPLATE = ['\nThank you.\n', '\nAgenda\n', '\nMerci !\n'];
const words = fc.constantFrom(...WORDS, ...ODDITIES, ...BOILERPLATE, '😀', '\u202E');
const slideText = fc.array(words, { maxLength: 80 }).map((list) => list.join(' '));
const anyText = fc.oneof(slideText, fc.string({ unit: 'binary', maxLength: 300 }));
const language = fc.constantFrom(...LANGUAGES);

function read(text: string, given: string) {
  const segment = buildSegment(text, { language: given });
  const prepass = prepassLocally(segment);
  return { prepass, claims: extractLocally(segment, prepass) };
}

describe('whatever the text', () => {
  test('claims are valid, verbatim and complete, and the same each time', () => {
    fc.assert(
      fc.property(anyText, language, (text, given) => {
        const { prepass, claims } = read(text, given);
        expect(prepassSchema.parse(prepass)).toEqual(prepass);
        expect(extractionClaimsSchema.parse(claims)).toEqual(claims);
        for (const entity of prepass.entities) expect(text).toContain(entity);
        for (const concept of claims.concepts) {
          expect(concept.canonical_name.trim()).not.toBe('');
          expect(text).toContain(concept.surface_form);
          if (concept.definition !== null) expect(text).toContain(concept.definition);
        }
        const names = new Set(claims.concepts.map((concept) => concept.canonical_name));
        for (const relation of claims.relations) {
          expect(text).toContain(relation.evidence);
          expect(names).toContain(relation.source);
          expect(names).toContain(relation.target);
          expect(relation.source).not.toBe(relation.target);
        }
        expect(read(text, given)).toEqual({ prepass, claims });
      }),
      { numRuns: 300 },
    );
  });
});

function repeated(text: string): string {
  return text.repeat(Math.ceil(100_000 / text.length));
}

function distinct(prefix: string): string {
  return Array.from({ length: 15_000 }, (_, index) => prefix + index.toString(36)).join(' ');
}

describe('a hostile text is read without delay', () => {
  test.each([
    ['blanks', repeated(' ')],
    ['one word', repeated('a')],
    ['capitals', repeated('A')],
    ['hyphens', repeated('a-')],
    ['full stops', repeated('.')],
    ['ellipses', repeated('. ')],
    ['opening brackets', repeated('(')],
    ['brackets that never close', repeated('(A ')],
    ['expansions', repeated('alpha beta (AB) ')],
    ['nouns', repeated('data quality ')],
    ['names', repeated('Alpha Beta ')],
    ['acronyms', repeated('AB ')],
    ['links', repeated('part of ')],
    ['French links', repeated('gestion de ')],
    ['elisions', repeated("l'")],
    ['lines', repeated('a\n')],
    ['cells', repeated(' | ')],
    ['abbreviations', repeated('e.g. ')],
    ['lists', repeated('Alpha and Beta, ')],
    ['statements', repeated('Alpha uses Beta, ')],
    ['examples', repeated('tools such as Alpha, ')],
    ['definitions', repeated('An alpha is a beta that gammas. ')],
    ['addresses', repeated('http://')],
    ['ideographs', repeated('数据质量管理平台')],
    ['accents', repeated('e\u0301')],
    ['controls', repeated('\u0000')],
    ['surrogates', repeated('\uD83D')],
    ['distinct words', distinct('word')],
    ['distinct names', distinct('Name')],
  ])('of %s', (_, text) => {
    for (const given of ['en', 'fr']) {
      const started = performance.now();
      read(text, given);
      // Some 100 times what a segment of this length takes; what grows with the square takes minutes.
      expect(performance.now() - started).toBeLessThan(10_000);
    }
  });
});
