import { z } from 'zod';
import { InvalidInput } from '../../domain/errors.ts';

/** A parameter that is true or false. */
export const FLAG = z.enum(['true', 'false']).transform((value) => value === 'true');

/** The query of a request, held to its schema. @throws InvalidInput naming what is wrong */
export function parseQuery<Query>(schema: z.ZodType<Query>, query: unknown): Query {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw new InvalidInput(`The query is not understood: ${issues.join('; ')}.`);
}
