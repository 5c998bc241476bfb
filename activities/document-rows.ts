import pMap from 'p-map';
import type { Mention, Relation } from '../domain/extraction.ts';
import { promotedKeys } from '../domain/decision.ts';
import { canonicalConceptIdOf, protoConceptIdOf } from '../domain/ids.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type {
  ConceptRow,
  MentionRow,
  RelationRow,
  RowBatch,
  SegmentRow,
} from '../stores/neo4j/document-graph.ts';
import { NO_ROWS } from '../stores/neo4j/row-batch.ts';
import {
  ARTIFACTS_AT_ONCE,
  segmentArtifact,
  type GatedDocument,
  type Outline,
  type SegmentError,
} from './artifacts.ts';
import { MentionIndex, readStatements } from './statements.ts';

/** What the rows of a document are made of. */
export interface DocumentParts {
  tenantId: string;
  outline: Outline;
  gated: GatedDocument;
  failures: SegmentError[];
}

/** The concepts of a document, sorted by key as the mined document is. */
export function conceptRows({ tenantId, gated }: DocumentParts): ConceptRow[] {
  const promoted = promotedKeys(gated.decisions);
  return gated.concepts.map(({ canonicalKey, canonicalName, conceptType, aliases }) => ({
    concept_id: protoConceptIdOf(tenantId, canonicalKey),
    canonical_key: canonicalKey,
    canonical_name: canonicalName,
    concept_type: conceptType,
    canonical_id: canonicalConceptIdOf(tenantId, canonicalKey),
    promotes: promoted.has(canonicalKey),
    aliases,
  }));
}

/** How many rows a document has, of all sorts. */
export function countRows({ outline, gated }: DocumentParts): number {
  return (
    outline.segments.length +
    gated.concepts.length +
    gated.parts.reduce((sum, { mentions, relations }) => sum + mentions + relations, 0) +
    gated.coOccurrences.length
  );
}

/**
 * The rows of a document in batches of about `maxRows`: segments with what they mention first, then what
 * relates concepts. Always the same for the same document. The texts of segments are read batch by batch, and
 * what they state part by part.
 */
export async function* rowBatches(
  artifacts: ArtifactStore,
  parts: DocumentParts,
  concepts: ConceptRow[],
  maxRows: number,
): AsyncGenerator<RowBatch> {
  const { tenantId, outline, gated } = parts;
  const byKey = new Map(concepts.map((row) => [row.canonical_key, row]));
  const failures = new Map(parts.failures.map((failure) => [failure.segmentId, failure]));
  const index = new MentionIndex(artifacts, tenantId, gated.parts);
  for await (const { segments, mentions } of segmentBatches(outline.segments, index, maxRows)) {
    const keys = new Set(mentions.map(({ canonicalKey }) => canonicalKey));
    yield {
      ...NO_ROWS,
      segments: await segmentRows(artifacts, tenantId, segments, failures),
      concepts: [...keys].toSorted().map((key) => byKey.get(key)!),
      mentions: mentions.map((mention) => mentionRow(mention, byKey)),
    };
  }
  for await (const part of readStatements(artifacts, tenantId, gated.parts)) {
    for (const relations of slices(part.relations, maxRows)) {
      const byType = Map.groupBy(relations, (relation) => relation.relationType);
      yield {
        ...NO_ROWS,
        relations: [...byType].map(([type, rows]) => [type, rows.map(relationRow)]),
      };
    }
  }
  for (const coOccurrences of slices(gated.coOccurrences, maxRows)) {
    yield { ...NO_ROWS, coOccurrences };
  }
}

type OutlinedSegment = Outline['segments'][number];

interface SegmentBatch {
  segments: OutlinedSegment[];
  /** Of all of them. */
  mentions: Mention[];
}

/** Runs of segments that have at most `maxRows` rows, concepts counted for each mention; never less than one segment. */
async function* segmentBatches(
  segments: OutlinedSegment[],
  index: MentionIndex,
  maxRows: number,
): AsyncGenerator<SegmentBatch> {
  let batch: SegmentBatch = { segments: [], mentions: [] };
  let rows = 0;
  for (const segment of segments) {
    const mentions = await index.mentionsOf(segment.segmentId);
    const own = 1 + 2 * mentions.length;
    if (batch.segments.length > 0 && rows + own > maxRows) {
      yield batch;
      batch = { segments: [], mentions: [] };
      rows = 0;
    }
    batch.segments.push(segment);
    batch.mentions.push(...mentions);
    rows += own;
  }
  if (batch.segments.length > 0) yield batch;
}

async function segmentRows(
  artifacts: ArtifactStore,
  tenantId: string,
  segments: OutlinedSegment[],
  failures: Map<string, SegmentError>,
): Promise<SegmentRow[]> {
  return pMap(
    segments,
    async ({ artifact }) => {
      const segment = await artifacts.get(tenantId, segmentArtifact, artifact);
      const failure = failures.get(segment.segmentId);
      return {
        segment_id: segment.segmentId,
        ordinal: segment.ordinal,
        topic_label: segment.topicLabel,
        text: segment.text,
        slide_from: segment.slideFrom,
        slide_to: segment.slideTo,
        language: segment.language,
        char_start: segment.charStart,
        char_end: segment.charEnd,
        status: failure === undefined ? 'read' : 'failed',
        error_type: failure?.errorType ?? null,
        error_message: failure?.message ?? null,
      };
    },
    { concurrency: ARTIFACTS_AT_ONCE },
  );
}

function mentionRow(mention: Mention, concepts: Map<string, ConceptRow>): MentionRow {
  const { promotes, aliases } = concepts.get(mention.canonicalKey)!;
  const names = [mention.canonicalName, ...(mention.aliases ?? [])];
  const given = aliases.filter((alias) => names.includes(alias));
  return {
    segment_id: mention.segmentId,
    canonical_key: mention.canonicalKey,
    promotes,
    aliases: given.length === 0 ? null : given,
    surface_form: mention.surfaceForm,
    definition: mention.definition,
    confidence: mention.confidence,
    slide: mention.slide,
    evidence: mention.evidence,
    char_start: mention.charStart,
    char_end: mention.charEnd,
  };
}

function relationRow({
  source,
  target,
  segmentId,
  confidence,
  evidence,
  slide,
}: Relation): RelationRow {
  return { source, target, segment_id: segmentId, confidence, evidence, slide };
}

function* slices<Item>(items: Item[], size: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
