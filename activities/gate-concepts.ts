import { adviceOn, decide } from '../domain/gatekeeper.ts';
import type { GatekeeperProfile } from '../domain/gatekeeper-profiles.ts';
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

export interface ProfiledGateInput extends GateConceptsInput {
  /** Default: BALANCED. */
  profile?: GatekeeperProfile;
}

/** How the gatekeeper decided on a document. */
export interface GateCounts {
  promoted: number;
  held: number;
  rejected: number;
  /** Relations that a reader stated and one of whose ends is no concept of the document. Left out by earlier versions. */
  relationsDropped?: number;
  /** What readers said that the segments do not bear out, if anything. */
  claimsRejected?: { mentions: number; relations: number };
  /** What might be done about it, when few concepts were promoted. */
  advice?: string;
}

export interface GatedConcepts extends GateCounts {
  gated: ArtifactRef;
}

/** Decides which concepts are stored and which are canonical; what a rejected one was part of goes too. */
export async function gateConcepts(
  artifacts: ArtifactStore,
  { tenantId, mined: minedRef, profile = 'BALANCED' }: ProfiledGateInput,
): Promise<GatedConcepts> {
  const mined = await artifacts.get(tenantId, minedArtifact, minedRef);
  const decisions = mined.concepts.map((concept) => decide(concept, profile));
  const stored = new Set(
    decisions.filter(({ verdict }) => verdict !== 'rejected').map((d) => d.canonicalKey),
  );
  const bothStored = ({ source, target }: { source: string; target: string }) =>
    stored.has(source) && stored.has(target);
  const isStored = ({ canonicalKey }: { canonicalKey: string }) => stored.has(canonicalKey);
  const parts: StatementsPart[] = [];
  let relationsDropped = mined.rejected.relations;
  for (const { statements, segmentIds } of mined.parts) {
    const { mentions, relations } = await artifacts.get(tenantId, statementsArtifact, statements);
    const kept = { mentions: mentions.filter(isStored), relations: relations.filter(bothStored) };
    relationsDropped += relations.length - kept.relations.length;
    parts.push(await putStatements(artifacts, tenantId, segmentIds, kept));
  }
  const gated = await artifacts.put(tenantId, gatedArtifact, {
    ...mined,
    concepts: mined.concepts.filter(isStored),
    coOccurrences: mined.coOccurrences.filter(bothStored),
    parts,
    decisions,
    profile,
    mined: minedRef,
  });
  const count = (verdict: string) => decisions.filter((d) => d.verdict === verdict).length;
  const { mentions, relations } = mined.rejected;
  const advice = adviceOn(decisions, profile);
  return {
    gated,
    promoted: count('promoted'),
    held: count('held'),
    rejected: count('rejected'),
    relationsDropped,
    ...(mentions + relations === 0 ? {} : { claimsRejected: mined.rejected }),
    ...(advice === undefined ? {} : { advice }),
  };
}
