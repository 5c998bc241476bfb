import type { ExtractionClaims, Prepass } from '../domain/concept.ts';
import type { Chunk } from '../domain/chunking.ts';
import type { DeckProperties, DeckWarning } from '../domain/deck.ts';
import type { Extraction } from '../domain/extraction.ts';
import type { Decision } from '../domain/gatekeeper.ts';
import type { MinedDocument } from '../domain/mining.ts';
import type { Segment } from '../domain/segment.ts';
import { bytesKind, jsonKind, type ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import { vectorsKind } from './vectors-kind.ts';

/** What the steps hand to one another through the artifact store. A changed shape is a new version. */

/** How many artifacts a step reads or writes at once: enough to keep a disk or S3 busy, few enough to be polite. */
export const ARTIFACTS_AT_ONCE = 16;

/**
 * Artifacts name those that they were made of, where those are not handed on anyway: so what belongs to a document
 * is found from what was written of it. Ones that were made before that have none.
 */
export interface MadeOf {
  madeOf?: ArtifactRef[];
}

/** The deck's bytes as they were given. */
export const deckArtifact = bytesKind('deck');

/** A deck once read: what it says of itself, its segments, each an artifact of its own, and what could not be read. */
export interface Outline extends MadeOf {
  properties: DeckProperties;
  slides: number;
  warnings: DeckWarning[];
  segments: (Omit<Segment, 'text' | 'slides'> & { artifact: ArtifactRef })[];
}
export const outlineArtifact = jsonKind<Outline>('outline-v2');

export const segmentArtifact = jsonKind<Segment>('segment-v1');
export const prepassArtifact = jsonKind<Prepass>('prepass-v1');
/** A reader's answer, as far as it depends on the words of the segment alone. */
export const claimsArtifact = jsonKind<ExtractionClaims>('claims-v1');
export const extractionArtifact = jsonKind<Extraction & MadeOf>('extraction-v1');

/** A batch of chunks, and their vectors in the same order. */
export const chunksArtifact = jsonKind<Chunk[]>('chunks-v2');
export const vectorsArtifact = vectorsKind('vectors-v1');

export const minedArtifact = jsonKind<MinedDocument & MadeOf>('mined-v1');

/** What is to be written to the graph: the mined document without what was rejected, and every decision. */
export interface GatedDocument extends MinedDocument, MadeOf {
  decisions: Decision[];
}
export const gatedArtifact = jsonKind<GatedDocument>('gated-v1');
