import { extractionArtifact, gatedArtifact, minedArtifact } from '../../activities/artifacts.ts';
import { findNames } from '../../activities/find-names.ts';
import { gateConcepts } from '../../activities/gate-concepts.ts';
import { embedAllNames } from '../../activities/embed-names.ts';
import { joinNames } from '../../activities/join-names.ts';
import { mineRelations } from '../../activities/mine-relations.ts';
import { readStatements } from '../../activities/statements.ts';
import type { ConceptClaim, ExtractionClaims, Prepass } from '../../domain/concept.ts';
import { groundExtraction } from '../../domain/grounding.ts';
import type { OntologyEntry } from '../../domain/ontology.ts';
import type { Segment } from '../../domain/segment.ts';
import type { Embedder } from '../../embedding/embedder.ts';
import { segmentDeck } from '../../pptx/segmentation.ts';
import type { ArtifactStore } from '../../stores/artifacts/artifact-store.ts';
import { deckOf, type SlideOf } from '../pptx/deck-of.ts';
import { collect } from './collect.ts';

/** A reader that takes everything for a concept that the deck tempts it to. */
export interface Temptation extends Partial<ConceptClaim> {
  surface_form: string;
}

export interface TrapDeck {
  slides: SlideOf[];
  temptations: Temptation[];
  relations?: ExtractionClaims['relations'];
  glossary?: Prepass['glossary'];
  ontology?: OntologyEntry[];
  tenantId?: string;
  documentId?: string;
}

/** All names mean the same to it: what is joined, the words allowed. */
export const CREDULOUS: Embedder = {
  provider: 'local',
  model: 'test/credulous',
  wordsWeight: 1,
  dimensions: () => Promise.resolve(1),
  embed: (texts) => Promise.resolve(texts.map(() => Float32Array.of(1))),
  close: () => Promise.resolve(),
};

/** Reads, mines and gates the deck, as the activities do one after the other. */
export async function gateDeck(artifacts: ArtifactStore, deck: TrapDeck) {
  const { tenantId = 'acme', documentId = 'traps', ontology = [] } = deck;
  const segments = segmentDeck(deckOf(...deck.slides), { tenantId, documentId, skipHidden: false });
  const extractions = await Promise.all(
    segments.map((segment) =>
      artifacts.put(
        tenantId,
        extractionArtifact,
        groundExtraction(segment, claimsOn(segment, deck), [], deck.glossary),
      ),
    ),
  );
  const input = { tenantId, extractions, ontology };
  const found = await findNames(artifacts, input);
  const { signal } = new AbortController();
  const vectors = await embedAllNames(artifacts, CREDULOUS, tenantId, found, signal);
  const joins = await joinNames(artifacts, tenantId, found, vectors, 0.75);
  const mined = await mineRelations(artifacts, { ...input, joins });
  const { gated, ...counts } = await gateConcepts(artifacts, { tenantId, mined });
  const document = await artifacts.get(tenantId, gatedArtifact, gated);
  const statements = await collect(readStatements(artifacts, tenantId, document.parts));
  return {
    segments,
    gated,
    counts,
    document,
    mined: await artifacts.get(tenantId, minedArtifact, mined),
    relations: statements.flatMap(({ relations }) => relations),
    /** What became of the concept of that key. */
    fateOf: (key: string) => {
      const decision = document.decisions.find(({ canonicalKey }) => canonicalKey === key);
      return decision && `${decision.verdict}: ${decision.rule}`;
    },
  };
}

function claimsOn({ text }: Segment, { temptations, relations = [] }: TrapDeck): ExtractionClaims {
  return {
    concepts: temptations
      .filter(({ surface_form: words }) => text.includes(words))
      .map((temptation): ConceptClaim => ({
        canonical_name: temptation.surface_form,
        concept_type: 'ENTITY',
        definition: null,
        confidence: 0.9,
        ...temptation,
      })),
    relations: relations.filter(({ evidence }) => text.includes(evidence)),
  };
}
