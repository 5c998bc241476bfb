import pMap from 'p-map';
import type { Extraction } from '../domain/extraction.ts';
import { ConceptMiner, statementsOf } from '../domain/mining.ts';
import { JoinedNames, type NameJoin } from '../domain/name-joins.ts';
import { ontologyKey, type OntologyEntry } from '../domain/ontology.ts';
import { relationKey } from '../domain/relation-merging.ts';
import { kindClaims, subtypeRelations, type KindClaim } from '../domain/subtype-definitions.ts';
import type { ArtifactRef } from '../stores/artifacts/artifact-kind.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import {
  ARTIFACTS_AT_ONCE,
  extractionArtifact,
  minedArtifact,
  type StatementsPart,
} from './artifacts.ts';
import type { AnsweredNames } from './name-questions.ts';
import { extractionsOf } from './pages.ts';
import { putStatements } from './statements.ts';

export interface MineRelationsInput {
  tenantId: string;
  extractions: ArtifactRef[];
  /** Hold the extractions of a document that has too many for a list. */
  pages?: ArtifactRef[];
  /** The names as models compared them; found and compared by the embedding model when left out. */
  names?: AnsweredNames;
}

/** What is known of a document's names before it is mined. */
export interface NamesToMine extends MineRelationsInput {
  ontology?: OntologyEntry[];
  /** Names that are one concept's, as `findNames` and `joinNames` found. */
  joins?: NameJoin[];
  /** What they were found by. */
  madeOf?: ArtifactRef[];
}

/** What so many segments state is in memory at a time, and then an artifact of about a megabyte. */
const SEGMENTS_PER_PART = 250;

/** Joins what the segments say into what the document says. */
export async function mineRelations(
  artifacts: ArtifactStore,
  input: NamesToMine,
): Promise<ArtifactRef> {
  const { tenantId, joins = [], ontology = [], madeOf = [] } = input;
  const names = new JoinedNames(joins);
  const miner = new ConceptMiner(new Map(ontology.map((entry) => [ontologyKey(entry), entry])));
  const kinds: KindClaim[] = [];
  const stated = new Set<string>();
  const rejected = { mentions: 0, relations: 0 };
  const parts: StatementsPart[] = [];
  for await (const given of extractionSlices(artifacts, input)) {
    const some = given.map((extraction) => names.apply(extraction));
    for (const extraction of some) {
      miner.add(extraction);
      kinds.push(...kindClaims(extraction));
      rejected.mentions += extraction.rejected.mentions;
      rejected.relations += extraction.rejected.relations;
    }
    const statements = statementsOf(some);
    for (const relation of statements.relations) {
      if (relation.relationType === 'SUBTYPE_OF') stated.add(relationKey(relation));
    }
    const segmentIds = some.map((extraction) => extraction.segmentId);
    parts.push(await putStatements(artifacts, tenantId, segmentIds, statements));
  }
  const mined = miner.result();
  const keys = new Set(mined.concepts.map(({ canonicalKey }) => canonicalKey));
  const subtypes = subtypeRelations(kinds, (key) => keys.has(key)).filter(
    (relation) => !stated.has(relationKey(relation)),
  );
  if (subtypes.length > 0) {
    // Known only now that all concepts are: a part of its own, of which no segment is read.
    parts.push(await putStatements(artifacts, tenantId, [], { mentions: [], relations: subtypes }));
  }
  return artifacts.put(tenantId, minedArtifact, {
    ...mined,
    parts,
    joins,
    rejected,
    madeOf: [...input.extractions, ...(input.pages ?? []), ...madeOf],
  });
}

/** The extractions of a document, so many at a time as make a part. */
export async function* extractionSlices(
  artifacts: ArtifactStore,
  input: MineRelationsInput,
): AsyncGenerator<Extraction[]> {
  for await (const refs of slices(extractionsOf(artifacts, input), SEGMENTS_PER_PART)) {
    yield await pMap(refs, (ref) => artifacts.get(input.tenantId, extractionArtifact, ref), {
      concurrency: ARTIFACTS_AT_ONCE,
    });
  }
}

async function* slices<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let slice: Item[] = [];
  for await (const item of items) {
    slice.push(item);
    if (slice.length === size) {
      yield slice;
      slice = [];
    }
  }
  if (slice.length > 0) yield slice;
}
