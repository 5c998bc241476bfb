/**
 * Whether two documents mention the concept `c`, which makes it canonical though neither promotes it by itself.
 *
 * @param segment label of the segments that count: all of them, or those that are shown
 */
export function supportedByTwo(segment: '' | ':Segment'): string {
  return `COUNT { MATCH (c)<-[o:MENTIONS]-(${segment}) RETURN DISTINCT o.document_id } > 1`;
}

/** Sets the aliases of the concept `c`, and of its canonical concept, to those that its shown mentions give. */
export const ALIASES_OF_C = `
  SET c.aliases = null
  WITH c
  CALL (c) {
    OPTIONAL MATCH (c)<-[m:MENTIONS]-(:Segment) WHERE m.aliases IS NOT NULL
    UNWIND coalesce(m.aliases, [null]) AS alias
    WITH DISTINCT alias WHERE alias IS NOT NULL AND alias <> c.canonical_name
    ORDER BY alias
    RETURN collect(alias) AS aliases
  }
  SET c.aliases = CASE WHEN aliases = [] THEN null ELSE aliases END
  WITH c
  OPTIONAL MATCH (c)-[:PROMOTED_TO]->(k:CanonicalConcept)
  SET k.aliases = c.aliases`;
