import { BudgetSpent } from '../domain/errors.ts';
import { NO_USAGE, type LlmUsage } from '../domain/llm-usage.ts';
import type { Route, RoutedReaders, SegmentReader } from '../llm/segment-reader.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { resultKey, type ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { prepassArtifact, segmentArtifact } from './artifacts.ts';
import { routedReader } from './routed-reader.ts';

export interface PrepassSegmentInput {
  tenantId: string;
  segment: ArtifactRef;
  /** Why the last answer could not be used. */
  complaint?: string;
  /** Who is asked; the usual model when left out. */
  route?: Route;
  /** Why no call may be made; what is known already is given all the same. */
  withoutCall?: string;
}

export interface PrepassedSegment {
  prepass: ArtifactRef;
  usage: LlmUsage;
  reused: boolean;
}

/** Reads a segment for the first time: what it is about, and what is worth extracting. */
export async function prepassSegment(
  artifacts: ArtifactStore,
  readers: RoutedReaders,
  { tenantId, segment: segmentRef, complaint, route, withoutCall }: PrepassSegmentInput,
  signal: AbortSignal,
): Promise<PrepassedSegment> {
  const { reader, answersFor } = routedReader(readers, route);
  const segment = await artifacts.get(tenantId, segmentArtifact, segmentRef);
  const keyOf = ({ model, version }: SegmentReader) =>
    resultKey(segment.text.trimEnd(), segment.language, model, version);
  const known = await artifacts.recall(tenantId, prepassArtifact, 'prepass', keyOf(reader));
  if (known !== undefined) return { prepass: known.ref, usage: NO_USAGE, reused: true };
  if (withoutCall !== undefined) throw new BudgetSpent(withoutCall);

  const { answer, usage } = await reader.prepass(segment, {
    signal,
    ...(complaint === undefined ? {} : { complaint }),
  });
  const prepass = await artifacts.put(tenantId, prepassArtifact, answer);
  for (const answered of answersFor) {
    await artifacts.remember(tenantId, 'prepass', keyOf(answered), prepass);
  }
  return { prepass, usage, reused: false };
}
