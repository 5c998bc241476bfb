import { decide } from '../../domain/gatekeeper.ts';
import { groundExtraction } from '../../domain/grounding.ts';
import { ConceptMiner, type DocumentConcept } from '../../domain/mining.ts';
import type { Segment } from '../../domain/segment.ts';
import { extractLocally, prepassLocally } from '../../llm/local/local-extraction.ts';
import type { FoundConcept } from './found-concept.ts';

/**
 * The concepts that an ingest without a key stores of these segments, by the steps of the ingest itself: the local
 * reader's prepass and extraction, what the text bears out, mining, and the gatekeeper. First come those that
 * it is surest of; among equals, those that more segments mention.
 */
export function localConcepts(segments: readonly Segment[]): FoundConcept[] {
  const extractions = segments.map((segment) =>
    groundExtraction(segment, extractLocally(segment, prepassLocally(segment))),
  );
  const miner = new ConceptMiner();
  for (const extraction of extractions) miner.add(extraction);
  const mentions = extractions.flatMap((extraction) => extraction.mentions);
  const formsByKey = Map.groupBy(mentions, (mention) => mention.canonicalKey);
  return miner
    .result()
    .concepts.filter((concept) => decide(concept).verdict !== 'rejected')
    .toSorted(bySureness)
    .map(({ canonicalKey, canonicalName, conceptType }) => ({
      name: canonicalName,
      type: conceptType,
      forms: [...new Set(formsByKey.get(canonicalKey)!.map(({ surfaceForm }) => surfaceForm))],
    }));
}

function bySureness(a: DocumentConcept, b: DocumentConcept): number {
  return b.confidence - a.confidence || b.segmentCount - a.segmentCount;
}
