/** Conditions on the payload of points. */

/** The conditions that a point is of a tenant, and of a document of it; none where none is named. */
export function within(tenantId?: string, documentId?: string) {
  return [
    ...(tenantId === undefined ? [] : [matches('tenant_id', tenantId)]),
    ...(documentId === undefined ? [] : [matches('document_id', documentId)]),
  ];
}

/** The condition that a point is of one of these generations; none when none is named. */
export function anyGeneration(generations: string[]) {
  const named = generations.filter((generation) => generation !== '');
  return named.length === 0 ? [] : [{ key: 'generation', match: { any: named } }];
}

function matches(key: string, value: string) {
  return { key, match: { value } };
}
