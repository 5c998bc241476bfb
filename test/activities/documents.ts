import type { GatedDocument, MinedDocument } from '../../activities/artifacts.ts';

/** A document that says nothing, but for what the test gives it. */
export function aMinedDocument(overrides: Partial<MinedDocument> = {}): MinedDocument {
  return {
    concepts: [],
    coOccurrences: [],
    parts: [],
    joins: [],
    rejected: { mentions: 0, relations: 0 },
    ...overrides,
  };
}

export function aGatedDocument(overrides: Partial<GatedDocument> = {}): GatedDocument {
  return {
    ...aMinedDocument(),
    decisions: [],
    profile: 'BALANCED',
    mined: 'mined-v3/0',
    ...overrides,
  };
}
