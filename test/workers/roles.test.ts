import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../domain/errors.ts';
import { parseRoles, ROLES } from '../../workers/roles.ts';

describe('parseRoles', () => {
  it.each([
    ['llm', ['llm']],
    ['llm,stores', ['llm', 'stores']],
    [' stores , llm ', ['stores', 'llm']],
    ['llm,llm', ['llm']],
    [ROLES.join(','), [...ROLES]],
  ])('reads %j', (list, roles) => {
    expect(parseRoles(list)).toEqual(roles);
  });

  it.each(['', ',', 'llm,', 'LLM', 'llm stores', 'all'])('refuses %j', (list) => {
    expect(() => parseRoles(list)).toThrow(InvalidInput);
  });

  it('names what is unknown and what there is', () => {
    expect(() => parseRoles('llm,gpu,all')).toThrow(
      'Role "gpu", "all" is unknown: use orchestrator, document, llm, stores, with commas between them.',
    );
  });
});
