import { decide } from '../domain/gatekeeper.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import {
  gatedArtifact,
  minedArtifact,
  statementsArtifact,
  type StatementsPart,
} from './artifacts.ts';
import { putStatements } from './statements.ts';

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
  const isStored = ({ canonicalKey }: { canonicalKey: string }) => stored.has(canonicalKey);
  const parts: StatementsPart[] = [];
  for (const { statements, segmentIds } of mined.parts) {
    const { mentions, relations } = await artifacts.get(tenantId, statementsArtifact, statements);
    const kept = { mentions: mentions.filter(isStored), relations: relations.filter(bothStored) };
    parts.push(await putStatements(artifacts, tenantId, segmentIds, kept));
  }
  const gated = await artifacts.put(tenantId, gatedArtifact, {
    concepts: mined.concepts.filter(isStored),
    coOccurrences: mined.coOccurrences.filter(bothStored),
    parts,
    decisions,
  });
  const count = (verdict: string) => decisions.filter((d) => d.verdict === verdict).length;
  return {
    gated,
    promoted: count('promoted'),
    held: count('held'),
    rejected: count('rejected'),
  };
}
