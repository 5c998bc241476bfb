/** How much must speak for a concept before it is promoted. */
export const GATEKEEPER_PROFILES = ['STRICT', 'BALANCED', 'PERMISSIVE'] as const;
export type GatekeeperProfile = (typeof GATEKEEPER_PROFILES)[number];

export interface ProfileRules {
  minConfidence: number;
  needsDefinition: boolean;
}

export const PROFILE_RULES: Record<GatekeeperProfile, ProfileRules> = {
  STRICT: { minConfidence: 0.85, needsDefinition: true },
  BALANCED: { minConfidence: 0.7, needsDefinition: false },
  PERMISSIVE: { minConfidence: 0.6, needsDefinition: false },
};
