import { RELATION_TYPES } from '../../domain/concept.ts';

/** Relationship for two concepts that occur together more often than by chance. */
export const CO_OCCURS_WITH = 'CO_OCCURS_WITH';

/** Label of a segment whose generation is not its document's: not yet, or no longer. Readers pass it over. */
export const HIDDEN_SEGMENT = 'HiddenSegment';

/** All relationships between concepts. Only these names are ever put into a query's text. */
export const CONCEPT_RELATIONSHIPS = [...RELATION_TYPES, CO_OCCURS_WITH] as const;

/** Label of the node that says which version what is stored has; its tenant is the empty one, which nobody can be. */
export const SCHEMA_VERSION = 'SchemaVersion';

const uniqueNodes = [
  ['Document', 'tenant_id', 'document_id'],
  ['Segment', 'segment_id'],
  [HIDDEN_SEGMENT, 'segment_id', 'generation'],
  ['ProtoConcept', 'tenant_id', 'canonical_key'],
  ['CanonicalConcept', 'tenant_id', 'canonical_key'],
  ['BudgetAccount', 'tenant_id', 'account'],
  ['BudgetDraw', 'tenant_id', 'account', 'drawer'],
  ['Writing', 'tenant_id', 'document_id'],
  [SCHEMA_VERSION, 'tenant_id'],
] as const;

/** Indexes by which what a document says is found again, to be replaced or removed. */
const documentRelationships = ['MENTIONS', ...CONCEPT_RELATIONSHIPS];

/** Statements that make the schema; harmless when it is there. */
export const schemaStatements: string[] = [
  ...uniqueNodes.map(
    ([label, ...properties]) =>
      `CREATE CONSTRAINT ${label.toLowerCase()}_key IF NOT EXISTS
       FOR (n:${label}) REQUIRE (${properties.map((property) => `n.${property}`).join(', ')}) IS UNIQUE`,
  ),
  ...['ProtoConcept', 'CanonicalConcept'].map(
    (label) =>
      `CREATE INDEX ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) ON (n.concept_id)`,
  ),
  `CREATE INDEX hiddensegment_document IF NOT EXISTS FOR (n:${HIDDEN_SEGMENT}) ON (n.tenant_id, n.document_id)`,
  ...documentRelationships.map(
    (type) =>
      `CREATE INDEX ${type.toLowerCase()}_document IF NOT EXISTS
       FOR ()-[r:${type}]-() ON (r.tenant_id, r.document_id)`,
  ),
];
