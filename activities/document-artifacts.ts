import pMap from 'p-map';
import { ArtifactCorrupt, ArtifactMissing } from '../domain/errors.ts';
import {
  ARTIFACT_REF,
  type ArtifactKind,
  type ArtifactRef,
} from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import {
  ARTIFACTS_AT_ONCE,
  extractionArtifact,
  gatedArtifact,
  minedArtifact,
  outlineArtifact,
  pageArtifact,
} from './artifacts.ts';

/** The kinds that refer to others; all else is text, numbers or bytes. */
const REFERRING = new Map<string, ArtifactKind<unknown>>(
  [outlineArtifact, gatedArtifact, minedArtifact, extractionArtifact, pageArtifact].map((kind) => [
    kind.name,
    kind as ArtifactKind<unknown>,
  ]),
);

/** Every artifact that `parts` refers to, and those that these refer to in turn, sorted. */
export async function artifactsOf(
  artifacts: ArtifactStore,
  tenantId: string,
  parts: unknown,
): Promise<ArtifactRef[]> {
  const found = new Set<ArtifactRef>();
  let next = newRefs(parts, found);
  while (next.length > 0) {
    const inner = await pMap(next, (ref) => referredBy(artifacts, tenantId, ref), {
      concurrency: ARTIFACTS_AT_ONCE,
    });
    next = inner.flatMap((refs) => newRefs(refs, found));
  }
  return [...found].toSorted();
}

/** The references in an artifact; none when it is gone or damaged. */
async function referredBy(
  artifacts: ArtifactStore,
  tenantId: string,
  ref: ArtifactRef,
): Promise<ArtifactRef[]> {
  const kind = REFERRING.get(ref.split('/')[0]!);
  if (kind === undefined) return [];
  try {
    return [...refsIn(await artifacts.get(tenantId, kind, ref))];
  } catch (error) {
    if (error instanceof ArtifactMissing || error instanceof ArtifactCorrupt) return [];
    throw error;
  }
}

function newRefs(value: unknown, found: Set<ArtifactRef>): ArtifactRef[] {
  const fresh: ArtifactRef[] = [];
  for (const ref of refsIn(value)) {
    if (found.has(ref)) continue;
    found.add(ref);
    fresh.push(ref);
  }
  return fresh;
}

/** Strings that are references, wherever they stand in a value. */
export function* refsIn(value: unknown): Generator<ArtifactRef> {
  if (typeof value === 'string') {
    if (ARTIFACT_REF.test(value)) yield value as ArtifactRef;
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* refsIn(inner);
  }
}
