import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../logging/redaction.ts';

describe('createRedactor', () => {
  it('masks secrets wherever they stand', () => {
    const redact = createRedactor(['sk-12345678', 'hunter2hunter2']);
    expect(redact('key=sk-12345678, again sk-12345678; hunter2hunter2!')).toBe(
      'key=***, again ***; ***!',
    );
  });

  it('leaves other texts as they are', () => {
    expect(createRedactor(['sk-12345678'])('sk-1234567')).toBe('sk-1234567');
    expect(createRedactor([])('anything')).toBe('anything');
  });

  it('takes a secret for a text and not for a pattern', () => {
    const redact = createRedactor(['a.b*c+d?[e']);
    expect(redact('a.b*c+d?[e and axbxcxdxe')).toBe('*** and axbxcxdxe');
  });

  it('masks with the mask, whatever the secret', () => {
    expect(createRedactor(['$&$&$&$&'])('<$&$&$&$&>')).toBe('<***>');
  });

  it.each(['quote"quote', 'back\\slash', 'line\nbreak!', 'tab\tandmore'])(
    'masks %j as JSON writes it, too',
    (secret) => {
      const line = JSON.stringify({ message: `failed with ${secret}.` });
      expect(createRedactor([secret])(line)).toBe('{"message":"failed with ***."}');
    },
  );

  it('leaves secrets of fewer than eight characters, which would mask half of every text', () => {
    expect(createRedactor(['', 'a', 'neo4j12', 'neo4j123'])('a neo4j12 neo4j123')).toBe(
      'a neo4j12 ***',
    );
  });

  it('masks a secret whole that begins with another one', () => {
    const secrets = ['password1', 'password1-and-more'];
    expect(createRedactor(secrets)('it is password1-and-more')).toBe('it is ***');
    expect(createRedactor(secrets.toReversed())('it is password1-and-more')).toBe('it is ***');
  });

  it('leaves a line of JSON whole when a secret ends in a backslash', () => {
    const line = JSON.stringify({ key: 'hunter2hunter2\\' });
    expect(createRedactor(['hunter2hunter2\\'])(line)).toBe('{"key":"***"}');
  });

  it('leaves no secret in any text, and lines of JSON whole', () => {
    const secret = fc.string({
      unit: fc.constantFrom('a', 'b', '"', '\\', '\n', '$', 'é', '😀'),
      minLength: 8,
      maxLength: 12,
    });
    const secretsAndText = fc.array(secret, { minLength: 1, maxLength: 4 }).chain((secrets) =>
      fc.tuple(
        fc.constant(secrets),
        fc.array(fc.oneof(fc.constantFrom(...secrets), fc.string())).map((all) => all.join('')),
      ),
    );
    fc.assert(
      fc.property(secretsAndText, ([secrets, text]) => {
        const redact = createRedactor(secrets);
        for (const known of secrets) {
          expect(redact(text)).not.toContain(known);
          expect(JSON.parse(redact(JSON.stringify(text)))).not.toContain(known);
        }
      }),
      { numRuns: 300, examples: [[[['aaaaaaa\\'], 'aaaaaaa\\']]] },
    );
  });
});
