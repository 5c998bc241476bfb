import { z } from 'zod';

export const CONCEPT_TYPES = ['ENTITY', 'PRACTICE', 'STANDARD', 'TOOL', 'ROLE'] as const;
export type ConceptType = (typeof CONCEPT_TYPES)[number];

export const RELATION_TYPES = [
  'PART_OF',
  'SUBTYPE_OF',
  'REQUIRES',
  'USES',
  'INTEGRATES_WITH',
  'VERSION_OF',
  'PRECEDES',
  'REPLACES',
  'DEPRECATES',
  'EXTENDS',
  'ENABLES',
  'ALTERNATIVE_TO',
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/**
 * What a reader (an LLM or the local extractor) says of a segment before the extraction. It is the
 * schema that LLMs are held to, hence the snake_case names and the descriptions.
 */
export const prepassSchema = z.object({
  language: z.string().describe('ISO 639-1 code of the language of the text'),
  subject: z.string().describe('What the text is about, in one sentence'),
  entities: z
    .array(z.string())
    .describe('Names and terms worth extracting, verbatim from the text'),
  glossary: z
    .array(z.object({ acronym: z.string(), expansion: z.string() }))
    .describe('Acronyms with the expansion the text gives'),
});
export type Prepass = z.infer<typeof prepassSchema>;

/** A concept as a reader gives it, before its words were found in the segment. */
const conceptClaimSchema = z.object({
  canonical_name: z.string().describe('The usual full name of the concept, in the singular'),
  concept_type: z.enum(CONCEPT_TYPES),
  surface_form: z.string().describe('The words of the text that name it, copied verbatim'),
  definition: z.string().nullable().describe('What the text says it is, or null'),
  confidence: z.number().min(0).max(1),
});
export type ConceptClaim = z.infer<typeof conceptClaimSchema>;

/** A relation as a reader gives it; `source` and `target` are canonical names of its concepts. */
const relationClaimSchema = z.object({
  source: z.string(),
  target: z.string(),
  relation_type: z.enum(RELATION_TYPES),
  evidence: z.string().describe('The words of the text that say so, copied verbatim'),
  confidence: z.number().min(0).max(1),
});
export type RelationClaim = z.infer<typeof relationClaimSchema>;

export const extractionClaimsSchema = z.object({
  concepts: z.array(conceptClaimSchema),
  relations: z.array(relationClaimSchema),
});
/** A reader's whole answer for a segment, hostile until grounded (`domain/grounding.ts`). */
export type ExtractionClaims = z.infer<typeof extractionClaimsSchema>;
