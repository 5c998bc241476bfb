import { AcronymCounter } from '../../domain/acronym-joins.ts';
import { glossaryFor, type DocumentContext } from '../../domain/document-context.ts';
import type { Extraction } from '../../domain/extraction.ts';
import { decide } from '../../domain/gatekeeper.ts';
import { groundExtraction } from '../../domain/grounding.ts';
import { ConceptMiner, type DocumentConcept } from '../../domain/mining.ts';
import { JoinedNames, plainJoins } from '../../domain/name-joins.ts';
import type { Segment } from '../../domain/segment.ts';
import { extractLocally, prepassLocally } from '../../llm/local/local-extraction.ts';
import type { FoundConcept } from './found-concept.ts';

/**
 * The concepts that an ingest without a key stores of these segments, by the steps of the ingest itself: the local
 * reader's prepass and extraction, what the text bears out, names joined (but for those that a model of embeddings
 * joins), mining, and the gatekeeper. First come those that it is surest of; among equals, those that more segments
 * mention.
 */
export function localConcepts(
  segments: readonly Segment[],
  context: DocumentContext,
): FoundConcept[] {
  const extractions = withNamesJoined(segments.map((segment) => readSegment(segment, context)));
  const mentions = extractions.flatMap((extraction) => extraction.mentions);
  const formsByKey = Map.groupBy(mentions, (mention) => mention.canonicalKey);
  return mine(extractions)
    .filter((concept) => decide(concept).verdict !== 'rejected')
    .toSorted(bySureness)
    .map(({ canonicalKey, canonicalName, conceptType }) => ({
      name: canonicalName,
      type: conceptType,
      forms: [...new Set(formsByKey.get(canonicalKey)!.map(({ surfaceForm }) => surfaceForm))],
    }));
}

function readSegment(segment: Segment, context: DocumentContext): Extraction {
  const prepass = prepassLocally(segment);
  const glossary = [...glossaryFor(segment.text, context), ...prepass.glossary];
  const claims = extractLocally(segment, { ...prepass, glossary });
  return groundExtraction(segment, claims, [], prepass.glossary);
}

function withNamesJoined(extractions: Extraction[]): Extraction[] {
  const acronyms = new AcronymCounter();
  for (const extraction of extractions) acronyms.add(extraction);
  const names = new JoinedNames(plainJoins(mine(extractions), acronyms, []));
  return extractions.map((extraction) => names.apply(extraction));
}

function mine(extractions: readonly Extraction[]): DocumentConcept[] {
  const miner = new ConceptMiner();
  for (const extraction of extractions) miner.add(extraction);
  return miner.concepts();
}

function bySureness(a: DocumentConcept, b: DocumentConcept): number {
  return b.confidence - a.confidence || b.segmentCount - a.segmentCount;
}
