import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseQuery } from '../../../client/http/query.ts';
import { InvalidInput } from '../../../domain/errors.ts';

const schema = z.strictObject({
  tenant: z.string().default('default'),
  limit: z.coerce.number().int().min(1).optional(),
});

describe('parseQuery', () => {
  it('gives the query as the schema has it', () => {
    expect(parseQuery(schema, { limit: '3' })).toEqual({ tenant: 'default', limit: 3 });
  });

  it('names the parameter that is wrong', () => {
    expect(() => parseQuery(schema, { limit: 'many' })).toThrow(InvalidInput);
    expect(() => parseQuery(schema, { limit: 'many' })).toThrow(
      /^The query is not understood: limit: .+\.$/,
    );
  });

  it('names what it does not know', () => {
    expect(() => parseQuery(schema, { tennant: 'acme' })).toThrow(/tennant/);
  });

  it('names everything that is wrong', () => {
    expect(() => parseQuery(schema, { limit: '0', tenant: ['a', 'b'] })).toThrow(
      /tenant: .+; limit: .+|limit: .+; tenant: .+/,
    );
  });
});
