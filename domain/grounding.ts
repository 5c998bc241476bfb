import { canonicalKey } from './canonical-key.ts';
import type { ConceptClaim, ExtractionClaims, Prepass, RelationClaim } from './concept.ts';
import { agreedConfidence, matchedConfidence } from './confidence.ts';
import { LlmAnswerInvalid } from './errors.ts';
import type { Extraction, Mention, Relation } from './extraction.ts';
import { QuotationFinder, type Quotation, type Span } from './quotation.ts';
import { slideAt, type Segment } from './segment.ts';

/** An answer of which more than this share is not in the text is not believed at all. */
const MAX_REJECTED_SHARE = 0.5;

const EVIDENCE_MAX_CHARS = 500;

const EXAMPLES_TOLD = 3;
/** The model must recognise it; a history must not fill up with it. */
const EXAMPLE_MAX_CHARS = 100;

/**
 * Holds a reader's claims against the segment: what is quoted must stand in the text, and a relation must
 * join two concepts that were found. The rest is left out and counted. How sure the reader is of the others is
 * adjusted by the rules of `domain/confidence.ts`.
 *
 * @param candidates names of which another reader has said before that they are worth extracting
 * @param glossary acronyms with what they stand for, as the other reader gave them; the text must bear them out too
 * @throws LlmAnswerInvalid when most of the concepts, or of the evidence of relations, are not in the text.
 */
export function groundExtraction(
  segment: Segment,
  claims: ExtractionClaims,
  candidates: readonly string[] = [],
  glossary: Prepass['glossary'] = [],
): Extraction {
  const finder = new QuotationFinder(segment.text);
  const expected = new Set(candidates.map((name) => canonicalKey(name, segment.language)));
  const found = claims.concepts.map((claim) => groundConcept(segment, finder, claim, expected));
  const rejectedClaims = claims.concepts.filter((_, index) => found[index] === undefined);
  if (rejectedClaims.length > claims.concepts.length * MAX_REJECTED_SHARE) {
    throw notInText(
      'surface forms',
      claims.concepts.length,
      rejectedClaims.map((claim) => claim.surface_form),
    );
  }
  const evidence = claims.relations.map((claim) => finder.find(claim.evidence));
  const unproven = claims.relations.filter((_, index) => evidence[index] === undefined);
  // One that is made up may be a slip of the pen.
  if (unproven.length > 1 && unproven.length > claims.relations.length * MAX_REJECTED_SHARE) {
    throw notInText(
      'pieces of evidence',
      claims.relations.length,
      unproven.map((claim) => claim.evidence),
    );
  }

  const mentions = uniqueMentions(found.filter((mention) => mention !== undefined));
  const keys = keysByName(mentions, segment.language);
  const relations = claims.relations.flatMap(
    (claim, index) => groundRelation(segment, keys, claim, evidence[index]) ?? [],
  );
  return {
    segmentId: segment.segmentId,
    language: segment.language,
    mentions,
    relations,
    glossary: groundGlossary(finder, glossary),
    rejected: {
      mentions: rejectedClaims.length,
      relations: claims.relations.length - relations.length,
    },
  };
}

function notInText(what: string, total: number, quotes: string[]): LlmAnswerInvalid {
  const examples = quotes
    .slice(0, EXAMPLES_TOLD)
    .map((quote) => JSON.stringify(quote.slice(0, EXAMPLE_MAX_CHARS)));
  return new LlmAnswerInvalid(
    `${quotes.length} of ${total} ${what} do not stand in the text, such as ${examples.join(', ')}. Copy them verbatim.`,
  );
}

function groundConcept(
  segment: Segment,
  finder: QuotationFinder,
  claim: ConceptClaim,
  expected: ReadonlySet<string>,
): Mention | undefined {
  const span = finder.find(claim.surface_form);
  const key = canonicalKey(claim.canonical_name, segment.language);
  if (span === undefined || key === '') return undefined;
  const definition = claim.definition?.trim();
  const confidence = matchedConfidence(claim.confidence, span.score);
  const isExpected =
    expected.has(key) || expected.has(canonicalKey(claim.surface_form, segment.language));
  return {
    segmentId: segment.segmentId,
    canonicalKey: key,
    canonicalName: claim.canonical_name.trim(),
    conceptType: claim.concept_type,
    surfaceForm: segment.text.slice(span.start, span.end),
    definition: definition === undefined || definition === '' ? null : definition,
    confidence: isExpected ? agreedConfidence(confidence) : confidence,
    slide: slideAt(segment, span.start),
    evidence: lineAround(segment.text, span),
    charStart: span.start,
    charEnd: span.end,
    matchScore: span.score,
  };
}

function groundRelation(
  segment: Segment,
  keys: ReadonlyMap<string, string>,
  claim: RelationClaim,
  span: Quotation | undefined,
): Relation | undefined {
  const source = keys.get(canonicalKey(claim.source, segment.language));
  const target = keys.get(canonicalKey(claim.target, segment.language));
  if (span === undefined || source === undefined || target === undefined || source === target) {
    return undefined;
  }
  return {
    segmentId: segment.segmentId,
    source,
    target,
    relationType: claim.relation_type,
    confidence: matchedConfidence(claim.confidence, span.score),
    evidence: segment.text.slice(span.start, span.end),
    slide: slideAt(segment, span.start),
    charStart: span.start,
    charEnd: span.end,
    matchScore: span.score,
  };
}

/** The keys of the concepts by all that a relation may call them: their names first, and the words they stand in. */
function keysByName(mentions: Mention[], language: string | null): Map<string, string> {
  const keys = new Map(mentions.map(({ canonicalKey: key }) => [key, key]));
  for (const { canonicalKey: key, surfaceForm } of mentions) {
    const alias = canonicalKey(surfaceForm, language);
    if (!keys.has(alias)) keys.set(alias, key);
  }
  return keys;
}

/** The acronyms that stand in the text with what they stand for. */
function groundGlossary(
  finder: QuotationFinder,
  glossary: Prepass['glossary'],
): Prepass['glossary'] {
  return glossary.filter(
    ({ acronym, expansion }) =>
      finder.find(acronym) !== undefined && finder.find(expansion) !== undefined,
  );
}

/** One mention for each concept and surface form: the one the reader is surest of. */
function uniqueMentions(mentions: Mention[]): Mention[] {
  const best = new Map<string, Mention>();
  for (const mention of mentions) {
    const key = JSON.stringify([mention.canonicalKey, mention.surfaceForm]);
    const known = best.get(key);
    if (known === undefined || mention.confidence > known.confidence) best.set(key, mention);
  }
  return [...best.values()];
}

function lineAround(text: string, { start, end }: Span): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const lineStop = lineEnd === -1 ? text.length : lineEnd;
  if (lineStop - lineStart <= EVIDENCE_MAX_CHARS) return text.slice(lineStart, lineStop).trim();
  // A very long line: as much of it around the words as fits.
  const from = Math.max(lineStart, start - Math.floor(EVIDENCE_MAX_CHARS / 2));
  const to = Math.min(lineStop, Math.max(end, from + EVIDENCE_MAX_CHARS));
  // Not half a character at either end.
  return text
    .slice(from, to)
    .replaceAll(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
    .trim();
}
