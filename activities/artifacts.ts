import type { ExtractionClaims, Prepass } from '../domain/concept.ts';
import type { Chunk } from '../domain/chunking.ts';
import type { DeckProperties, DeckWarning } from '../domain/deck.ts';
import type { DocumentContext } from '../domain/document-context.ts';
import type { Extraction } from '../domain/extraction.ts';
import type { Decision } from '../domain/decision.ts';
import type { GatekeeperProfile } from '../domain/gatekeeper-profiles.ts';
import type { MinedConcepts, Statements } from '../domain/mining.ts';
import type { NameGroups } from '../domain/name-groups.ts';
import type { NameJoin } from '../domain/name-joins.ts';
import type { NearDuplicate } from '../domain/near-duplicates.ts';
import type { Segment } from '../domain/segment.ts';
import type { Provider } from '../llm/segment-reader.ts';
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

/** Why something could not be done, by the name of an error of `domain/errors.ts`. */
export interface FailureReason {
  errorType: string;
  message: string;
}

/** Why a segment could not be read, or its chunks not be embedded. */
export interface SegmentError extends FailureReason {
  segmentId: string;
}

/** What the workflow knows of a segment: enough to name it and to find it. */
export interface SegmentRef {
  segmentId: string;
  ordinal: number;
  topicLabel: string;
  artifact: ArtifactRef;
  /** Of its text, as far as it is known. */
  characters?: number;
  /** Who reads it, where that is known before anybody has: the local reader what is nothing but titles. */
  route?: 'LOCAL';
}

/** A segment, with what has come of it so far. */
export interface PageSegment extends SegmentRef {
  /** Once it was read. */
  extraction: ArtifactRef | null;
  /** Once it could not be read. */
  failure: FailureReason | null;
}

/** Chunks that are embedded and uploaded together: all of one segment are in one batch. */
export interface ChunkBatch {
  chunks: ArtifactRef;
  count: number;
  /** The segments that the chunks are of, by ordinal. */
  ordinalFrom: number;
  ordinalTo: number;
}

/** A batch of chunks, with what has come of it so far. */
export interface PageBatch extends ChunkBatch {
  vectors: ArtifactRef | null;
  failure: FailureReason | null;
}

/**
 * A run of segments of a document that is too large for one workflow, and how far they are: what a page's workflow
 * begins with and what it ends with are of this one kind. The same results give the same artifact.
 */
export interface Page {
  segments: PageSegment[];
  /** Null until the segments were cut into chunks. */
  batches: PageBatch[] | null;
}
export const pageArtifact = jsonKind<Page>('page-v1');

/** Segments with the reason that each failed for. */
export const failuresArtifact = jsonKind<SegmentError[]>('failures-v1');

/** What readers of all segments of a document are told of it. */
export const contextArtifact = jsonKind<DocumentContext>('context-v1');

/** A segment as it is handed to its readers. */
export interface SegmentToRead extends Segment {
  /** Absent in what earlier versions have parsed. */
  context?: ArtifactRef;
}
export const segmentArtifact = jsonKind<SegmentToRead>('segment-v1');

/** A prepass, and who made it as far as it is known. */
export interface KeptPrepass extends Prepass {
  provider?: Provider;
}
export const prepassArtifact = jsonKind<KeptPrepass>('prepass-v1');
/** A reader's answer, as far as it depends on the words of the segment alone. */
export const claimsArtifact = jsonKind<ExtractionClaims>('claims-v1');
export const extractionArtifact = jsonKind<Extraction & MadeOf>('extraction-v1');

/** A batch of chunks, and their vectors in the same order. */
export const chunksArtifact = jsonKind<Chunk[]>('chunks-v2');
export const vectorsArtifact = vectorsKind('vectors-v1');

/** What the names of a document have in common. */
export interface FoundNames {
  joins: NameJoin[];
  /** Of which a model is to say whether they are one concept. */
  nearDuplicates: NearDuplicate[];
}
export const foundNamesArtifact = jsonKind<FoundNames>('names-v1');
/** Names of a document that mean the same, as a model says. */
export const nameGroupsArtifact = jsonKind<NameGroups>('name-groups-v1');

/** What a part of the segments states. */
export const statementsArtifact = jsonKind<Statements>('statements-v1');

/** Where to find what a part of the segments states, and how much that is. */
export interface StatementsPart {
  statements: ArtifactRef;
  segmentIds: string[];
  mentions: number;
  relations: number;
}

/**
 * What the segments say together, and in parts what each of them states: no step has to hold all statements of a
 * large document at once.
 */
export interface MinedDocument extends MinedConcepts {
  parts: StatementsPart[];
  /** Names that were found to be one concept's; everything else knows the concept by one of them only. */
  joins: NameJoin[];
  /** What readers said that the segments do not bear out. */
  rejected: { mentions: number; relations: number };
}
export const minedArtifact = jsonKind<MinedDocument & MadeOf>('mined-v3');

/** What is to be written to the graph: the mined document without what was rejected, and every decision. */
export interface GatedDocument extends MinedDocument {
  decisions: Decision[];
  profile: GatekeeperProfile;
  /** What was decided on, the rejected included. */
  mined: ArtifactRef;
}
export const gatedArtifact = jsonKind<GatedDocument>('gated-v3');
