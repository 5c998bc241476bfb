/** Conditions on the payload of points. */

export function documentFilter(tenantId: string, documentId: string) {
  return [matches('tenant_id', tenantId), matches('document_id', documentId)];
}

/** The condition that a point is of one of these generations; none when none is named. */
export function anyGeneration(generations: string[]) {
  const named = generations.filter((generation) => generation !== '');
  return named.length === 0 ? [] : [{ key: 'generation', match: { any: named } }];
}

export function matches(key: string, value: string) {
  return { key, match: { value } };
}
