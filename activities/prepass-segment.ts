import type { Prepass } from '../domain/concept.ts';
import { BudgetSpent } from '../domain/errors.ts';
import { NO_USAGE, type LlmUsage } from '../domain/llm-usage.ts';
import { routeOf, type Route, type Routing, type RoutingRules } from '../domain/routing.ts';
import { guessTokens } from '../domain/token-guess.ts';
import type { Segment } from '../domain/segment.ts';
import type { RoutedReaders } from '../llm/segment-reader.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { prepassArtifact, segmentArtifact } from './artifacts.ts';
import { answerKey, contextOf } from './read-context.ts';
import { routedReader } from './routed-reader.ts';

export interface PrepassSegmentInput {
  tenantId: string;
  segment: ArtifactRef;
  /** Why the last answer could not be used. */
  complaint?: string;
  /** Who is asked; the usual model when left out. */
  route?: Route;
  /** By which rules it is decided who extracts; it is not decided when left out. */
  routing?: RoutingRules;
  /** Why no call may be made; what is known already is given all the same. */
  withoutCall?: string;
}

export interface PrepassedSegment {
  prepass: ArtifactRef;
  usage: LlmUsage;
  reused: boolean;
  /** Who is to extract, and by what that was decided. */
  routing?: Routing;
}

/** Reads a segment for the first time: what it is about, and what is worth extracting. */
export async function prepassSegment(
  artifacts: ArtifactStore,
  readers: RoutedReaders,
  { tenantId, segment: segmentRef, complaint, route, routing, withoutCall }: PrepassSegmentInput,
  signal: AbortSignal,
): Promise<PrepassedSegment> {
  const { reader, answersFor } = routedReader(readers, route);
  const segment = await artifacts.get(tenantId, segmentArtifact, segmentRef);
  const context = await contextOf(artifacts, tenantId, segment);
  const routed = ({ entities }: Prepass) =>
    routing === undefined ? {} : { routing: routeOf(measured(segment), entities, routing) };

  const key = answerKey(segment, context, reader);
  const known = await artifacts.recall(tenantId, prepassArtifact, 'prepass', key);
  if (known !== undefined) {
    return { prepass: known.ref, usage: NO_USAGE, reused: true, ...routed(known.value) };
  }
  if (withoutCall !== undefined) throw new BudgetSpent(withoutCall);

  const { answer, usage } = await reader.prepass(segment, {
    signal,
    ...(complaint === undefined ? {} : { complaint }),
    ...(context === undefined ? {} : { context }),
  });
  const kept = { ...answer, provider: reader.provider };
  const prepass = await artifacts.put(tenantId, prepassArtifact, kept);
  for (const answered of answersFor) {
    await artifacts.remember(tenantId, 'prepass', answerKey(segment, context, answered), prepass);
  }
  return { prepass, usage, reused: false, ...routed(answer) };
}

function measured({ text }: Segment): { text: string; tokens: number } {
  return { text, tokens: guessTokens(text.trimEnd()) };
}
