import type { ExtractionClaims } from '../domain/concept.ts';
import { BudgetSpent, LlmAnswerInvalid } from '../domain/errors.ts';
import type { Extraction } from '../domain/extraction.ts';
import { groundExtraction } from '../domain/grounding.ts';
import { NO_USAGE, type LlmUsage } from '../domain/llm-usage.ts';
import type { Route, RoutedReaders, SegmentReader } from '../llm/segment-reader.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { resultKey, type ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import {
  claimsArtifact,
  extractionArtifact,
  prepassArtifact,
  segmentArtifact,
} from './artifacts.ts';
import { routedReader } from './routed-reader.ts';

export interface ExtractSegmentInput {
  tenantId: string;
  segment: ArtifactRef;
  prepass: ArtifactRef;
  /** Why the last answer could not be used. */
  complaint?: string;
  /** Who is asked; the usual model when left out. */
  route?: Route;
  /** Why no call may be made; what is known already is given all the same. */
  withoutCall?: string;
}

export interface ExtractedSegment {
  extraction: ArtifactRef;
  usage: LlmUsage;
  reused: boolean;
}

/**
 * Reads a segment's concepts and relations, and keeps those that its text bears out. What is remembered for
 * a second run is the answer: where it stands in the document is found again each time.
 */
export async function extractSegment(
  artifacts: ArtifactStore,
  readers: RoutedReaders,
  {
    tenantId,
    segment: segmentRef,
    prepass: prepassRef,
    complaint,
    route,
    withoutCall,
  }: ExtractSegmentInput,
  signal: AbortSignal,
): Promise<ExtractedSegment> {
  const { reader, answersFor } = routedReader(readers, route);
  const segment = await artifacts.get(tenantId, segmentArtifact, segmentRef);
  const keyOf = ({ model, version }: SegmentReader) =>
    resultKey(segment.text.trimEnd(), segment.language, prepassRef, model, version);
  const prepass = await artifacts.get(tenantId, prepassArtifact, prepassRef);
  const ground = (claims: ExtractionClaims) =>
    groundExtraction(segment, claims, [], prepass.glossary);
  const keep = (extraction: Extraction, claims: ArtifactRef) =>
    artifacts.put(tenantId, extractionArtifact, { ...extraction, madeOf: [prepassRef, claims] });

  const known = await artifacts.recall(tenantId, claimsArtifact, 'extraction', keyOf(reader));
  if (known !== undefined) {
    const extraction = await keep(ground(known.value), known.ref);
    return { extraction, usage: NO_USAGE, reused: true };
  }
  if (withoutCall !== undefined) throw new BudgetSpent(withoutCall);

  const { answer, usage } = await reader.extract(segment, prepass, {
    signal,
    ...(complaint === undefined ? {} : { complaint }),
  });
  try {
    // An answer that the text does not bear out throws here, before it is remembered.
    const grounded = ground(answer);
    const claims = await artifacts.put(tenantId, claimsArtifact, answer);
    const extraction = await keep(grounded, claims);
    for (const answered of answersFor) {
      await artifacts.remember(tenantId, 'extraction', keyOf(answered), claims);
    }
    return { extraction, usage, reused: false };
  } catch (error) {
    if (error instanceof LlmAnswerInvalid) error.usage = usage;
    throw error;
  }
}
