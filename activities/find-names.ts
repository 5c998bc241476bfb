import { AcronymCounter } from '../domain/acronym-joins.ts';
import { ConceptMiner } from '../domain/mining.ts';
import { plainJoins } from '../domain/name-joins.ts';
import { nearDuplicates } from '../domain/near-duplicates.ts';
import { ontologyKey, type OntologyEntry } from '../domain/ontology.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import type { FoundNames } from './artifacts.ts';
import { extractionSlices, type MineRelationsInput } from './mine-relations.ts';

export interface FindNamesInput extends MineRelationsInput {
  ontology: OntologyEntry[];
}

/** Finds which names of a document are one concept's, and which may be. */
export async function findNames(
  artifacts: ArtifactStore,
  input: FindNamesInput,
): Promise<FoundNames> {
  const { ontology } = input;
  const miner = new ConceptMiner(new Map(ontology.map((entry) => [ontologyKey(entry), entry])));
  const acronyms = new AcronymCounter();
  for await (const extractions of extractionSlices(artifacts, input)) {
    for (const extraction of extractions) {
      miner.add(extraction);
      acronyms.add(extraction);
    }
  }
  const concepts = miner.concepts();
  const joins = plainJoins(concepts, acronyms, ontology);
  const joined = new Set(joins.map(({ from }) => from));
  const others = concepts.filter(({ canonicalKey }) => !joined.has(canonicalKey));
  return { joins, nearDuplicates: nearDuplicates(others) };
}
