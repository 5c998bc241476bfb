import { NO_USAGE, type LlmUsage } from '../domain/llm-usage.ts';
import type { SegmentReader } from '../llm/segment-reader.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { resultKey, type ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { prepassArtifact, segmentArtifact } from './artifacts.ts';

export interface PrepassSegmentInput {
  tenantId: string;
  segment: ArtifactRef;
  /** Why the last answer could not be used. */
  complaint?: string;
}

export interface PrepassedSegment {
  prepass: ArtifactRef;
  usage: LlmUsage;
  reused: boolean;
}

/** Reads a segment for the first time: what it is about, and what is worth extracting. */
export async function prepassSegment(
  artifacts: ArtifactStore,
  reader: SegmentReader,
  { tenantId, segment: segmentRef, complaint }: PrepassSegmentInput,
  signal: AbortSignal,
): Promise<PrepassedSegment> {
  const segment = await artifacts.get(tenantId, segmentArtifact, segmentRef);
  const key = resultKey(segment.text.trimEnd(), segment.language, reader.model, reader.version);
  const known = await artifacts.recall(tenantId, prepassArtifact, 'prepass', key);
  if (known !== undefined) return { prepass: known.ref, usage: NO_USAGE, reused: true };

  const { answer, usage } = await reader.prepass(segment, {
    signal,
    ...(complaint === undefined ? {} : { complaint }),
  });
  const prepass = await artifacts.put(tenantId, prepassArtifact, answer);
  await artifacts.remember(tenantId, 'prepass', key, prepass);
  return { prepass, usage, reused: false };
}
