import { promotedKeys, type Decision, type Verdict } from './decision.ts';
import { rejectionOf } from './gate-rejections.ts';
import {
  GATEKEEPER_PROFILES,
  PROFILE_RULES,
  type GatekeeperProfile,
} from './gatekeeper-profiles.ts';
import type { DocumentConcept } from './mining.ts';

const MIN_SEGMENTS_TO_PROMOTE = 2;

/**
 * Decides on a concept of a document, by the first rule that applies. What the ontology names is promoted; what must
 * not be a concept is rejected; then the profile says how sure the readers must have been; and of those, what several
 * segments mention, or what is defined, is promoted.
 */
export function decide(
  concept: DocumentConcept,
  profile: GatekeeperProfile = 'BALANCED',
): Decision {
  const { canonicalKey } = concept;
  const decision = (verdict: Verdict, rule: string): Decision => ({ canonicalKey, verdict, rule });
  if (concept.inOntology) return decision('promoted', 'in the ontology');
  const rejection = rejectionOf(concept);
  if (rejection !== undefined) return decision('rejected', rejection);

  const { minConfidence, needsDefinition } = PROFILE_RULES[profile];
  if (needsDefinition && concept.definition === null) {
    return decision('held', `not defined, which the profile ${profile} asks for`);
  }
  if (concept.confidence < minConfidence) {
    return decision(
      'held',
      `confidence under ${minConfidence}, the least of the profile ${profile}`,
    );
  }
  if (concept.segmentCount >= MIN_SEGMENTS_TO_PROMOTE) {
    return decision('promoted', 'in several segments');
  }
  if (concept.definition !== null) return decision('promoted', 'defined, with high confidence');
  return decision('held', 'in one segment only, and not defined');
}

/** Fewer than this share of what was not rejected is few. */
const FEW_PROMOTED_SHARE = 0.3;

/**
 * What might be done about a document of which few concepts were promoted; undefined when enough were. It is said
 * once, and nothing follows from it by itself.
 */
export function adviceOn(decisions: Decision[], profile: GatekeeperProfile): string | undefined {
  const stored = decisions.filter(({ verdict }) => verdict !== 'rejected').length;
  const promoted = promotedKeys(decisions).size;
  if (promoted >= stored * FEW_PROMOTED_SHARE) return undefined;
  const gentler = GATEKEEPER_PROFILES[GATEKEEPER_PROFILES.indexOf(profile) + 1];
  const advice =
    gentler === undefined
      ? 'A bigger model may be surer of more.'
      : `GATEKEEPER_PROFILE=${gentler} lets more through, or a bigger model may be surer of more.`;
  return `${promoted} of ${stored} concepts were promoted. ${advice}`;
}
