import type { ConceptType, Prepass, RelationType } from './concept.ts';

/** A concept that a segment names, found in its text. Offsets are within the segment's text. */
export interface Mention {
  segmentId: string;
  canonicalKey: string;
  canonicalName: string;
  /** Further names of the concept, which another name of the document's was joined by. */
  aliases?: string[];
  conceptType: ConceptType;
  /** Verbatim slice [charStart, charEnd) of the segment's text. */
  surfaceForm: string;
  definition: string | null;
  /** From 0 to 1. */
  confidence: number;
  slide: number;
  /** The line that the surface form stands in. */
  evidence: string;
  charStart: number;
  charEnd: number;
  /** From 86 to 100: how near what the reader quoted comes to the surface form (`domain/quotation.ts`). */
  matchScore?: number;
}

/** A typed relation that a segment states, between two concepts that it names. */
export interface Relation {
  segmentId: string;
  /** Canonical keys. */
  source: string;
  target: string;
  relationType: RelationType;
  confidence: number;
  /** Verbatim slice [charStart, charEnd) of the segment's text. */
  evidence: string;
  slide: number;
  charStart?: number;
  charEnd?: number;
  matchScore?: number;
}

/** What a reader said of a segment, as far as the segment bears it out. */
export interface Extraction {
  segmentId: string;
  /** ISO 639-1 code of the segment's language, where that is known; left out by earlier versions. */
  language?: string | null;
  mentions: Mention[];
  relations: Relation[];
  /** Acronyms that the segment expands; left out by earlier versions. */
  glossary?: Prepass['glossary'];
  /** Claims that the segment's text does not hold, and that were left out. */
  rejected: { mentions: number; relations: number };
}
