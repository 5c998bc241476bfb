import { decide } from '../domain/gatekeeper.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { gatedArtifact, minedArtifact } from './artifacts.ts';

export interface GateConceptsInput {
  tenantId: string;
  mined: ArtifactRef;
}

export interface GatedConcepts {
  gated: ArtifactRef;
  promoted: number;
  held: number;
  rejected: number;
}

/** Decides which concepts are stored and which are canonical; what a rejected one was part of goes too. */
export async function gateConcepts(
  artifacts: ArtifactStore,
  { tenantId, mined: minedRef }: GateConceptsInput,
): Promise<GatedConcepts> {
  const mined = await artifacts.get(tenantId, minedArtifact, minedRef);
  const decisions = mined.concepts.map(decide);
  const stored = new Set(
    decisions.filter(({ verdict }) => verdict !== 'rejected').map((d) => d.canonicalKey),
  );
  const bothStored = ({ source, target }: { source: string; target: string }) =>
    stored.has(source) && stored.has(target);
  const gated = await artifacts.put(tenantId, gatedArtifact, {
    concepts: mined.concepts.filter(({ canonicalKey }) => stored.has(canonicalKey)),
    mentions: mined.mentions.filter(({ canonicalKey }) => stored.has(canonicalKey)),
    relations: mined.relations.filter(bothStored),
    coOccurrences: mined.coOccurrences.filter(bothStored),
    decisions,
    madeOf: [minedRef],
  });
  const count = (verdict: string) => decisions.filter((d) => d.verdict === verdict).length;
  return {
    gated,
    promoted: count('promoted'),
    held: count('held'),
    rejected: count('rejected'),
  };
}
