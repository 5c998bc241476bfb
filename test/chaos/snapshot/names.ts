import neo4j from 'neo4j-driver';

type Properties = Record<string, unknown>;

/** Property that tells one run from another; times of Neo4j do too, and are told by their type. */
const OF_A_RUN = 'ingest_id';

/** By label, the properties that say which node it is, whoever's it is. */
const TELLING: Record<string, string[]> = {
  Document: ['document_id'],
  Segment: ['document_id', 'ordinal'],
  ProtoConcept: ['canonical_key'],
  CanonicalConcept: ['canonical_key'],
};

/** Identifiers have the tenant in them: here they get names that are the same for every tenant. */
export class Names {
  readonly #nodes = new Map<string, string>();
  readonly #ids: Map<string, string>;

  constructor(tenantId: string) {
    this.#ids = new Map([[tenantId, 'TENANT']]);
  }

  /** @param key by which relationships refer to the node */
  learn(key: string, labels: string[], node: Properties): void {
    const label = labels.find((each) => each in TELLING) ?? labels.join(' ');
    const telling = TELLING[label] ?? Object.keys(node).filter((name) => name !== OF_A_RUN);
    const name = [label, ...telling.map((property) => String(node[property]))].join(' ');
    this.#nodes.set(key, name);
    this.#call(node['segment_id'], `id of ${name}`);
    this.#call(node['concept_id'], `id of ${name}`);
    // Whatever belongs to another generation than its document's keeps the name of that, which shows.
    this.#call(node['generation_at'], 'time of the generation shown');
    if (label === 'Document') this.#call(node['generation'], 'generation shown');
  }

  /** Name of a node. */
  of(key: string): string {
    return this.#nodes.get(key) ?? `node of another tenant (${key})`;
  }

  /** The properties with names for ids, and without what differs from run to run. */
  settle(properties: Properties): Properties {
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name, value]) => name !== OF_A_RUN && !isTime(value))
        .map(([name, value]) => [name, this.#named(value)]),
    );
  }

  #call(id: unknown, name: string): void {
    if (typeof id === 'string') this.#ids.set(id, name);
  }

  #named(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.#named(each));
    return typeof value === 'string' ? (this.#ids.get(value) ?? value) : value;
  }
}

function isTime(value: unknown): boolean {
  return typeof value === 'object' && value !== null && neo4j.isDateTime(value);
}
