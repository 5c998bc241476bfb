import { InvalidInput } from '../domain/errors.ts';

/** What a worker process can do; docs/operations.md says when to part them. */
export const ROLES = ['orchestrator', 'document', 'llm', 'stores'] as const;
export type Role = (typeof ROLES)[number];

/** The roles that a list such as `llm,stores` names. @throws InvalidInput */
export function parseRoles(list: string): Role[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !isRole(name));
  if (unknown.length > 0) {
    throw new InvalidInput(
      `Role ${unknown.map((name) => JSON.stringify(name)).join(', ')} is unknown: use ${ROLES.join(', ')}, with commas between them.`,
    );
  }
  return [...new Set(names.filter(isRole))];
}

function isRole(name: string): name is Role {
  return (ROLES as readonly string[]).includes(name);
}
