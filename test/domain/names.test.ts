import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../domain/errors.ts';
import { documentIdOfFile, parseDocumentId, parseTenantId } from '../../domain/names.ts';

describe('parseTenantId', () => {
  it.each(['default', 'a', 'ACME-2.eu_west', '7', 'x'.repeat(64)])('takes %j', (tenant) => {
    expect(parseTenantId(tenant)).toBe(tenant);
  });

  it.each([
    '',
    '.',
    '..',
    '../acme',
    'a/b',
    'a\\b',
    'a b',
    '-a',
    '_a',
    'é',
    'a\n',
    'a\0',
    'x'.repeat(65),
  ])('refuses %j', (tenant) => {
    expect(() => parseTenantId(tenant)).toThrow(InvalidInput);
  });

  it('names what was given and what is allowed', () => {
    expect(() => parseTenantId('a b')).toThrow(/^Tenant "a b" is not allowed: use 1 to 64 /);
  });

  it('takes nothing that leads out of a folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', '~', '\0') }), (given) => {
        try {
          expect(parseTenantId(given)).toMatch(/^[a-zA-Z0-9][^/\\\0]*$/);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInput);
        }
      }),
    );
  });
});

describe('parseDocumentId', () => {
  it.each(['handbook', 'Q3 plan (final)', '品質', '..v2', "it's", 'x'.repeat(200)])(
    'takes %j',
    (id) => {
      expect(parseDocumentId(id)).toBe(id);
    },
  );

  it.each(['', ' ', '.', '..', '...', 'a/b', 'a\\b', 'a\nb', 'a\0', '\u007f', 'x'.repeat(201)])(
    'refuses %j',
    (id) => {
      expect(() => parseDocumentId(id)).toThrow(InvalidInput);
    },
  );

  it('takes two ways to write an accent for one document', () => {
    expect(parseDocumentId('re\u0301seau')).toBe(parseDocumentId('réseau'));
  });

  it('drops the blanks around it', () => {
    expect(parseDocumentId('  handbook\t')).toBe('handbook');
  });

  it('gives a name that it takes again as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        let once: string;
        try {
          once = parseDocumentId(given);
        } catch {
          return;
        }
        expect(parseDocumentId(once)).toBe(once);
      }),
    );
  });
});

describe('documentIdOfFile', () => {
  it.each([
    ['handbook.pptx', 'handbook'],
    ['/decks/2026/handbook.pptx', 'handbook'],
    ['C:\\Decks\\Handbook.PPTX', 'Handbook'],
    ['v1.2 plan.pptx', 'v1.2 plan'],
    ['no-ending', 'no-ending'],
    ['re\u0301seau.pptx', 'réseau'],
  ])('makes of %j the document %j', (file, document) => {
    expect(documentIdOfFile(file)).toBe(document);
  });

  it.each(['', '/', '..', '...', '   .pptx'])('refuses %j, which names no document', (file) => {
    expect(() => documentIdOfFile(file)).toThrow(InvalidInput);
  });
});
