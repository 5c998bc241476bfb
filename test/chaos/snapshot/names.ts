import neo4j from 'neo4j-driver';

type Properties = Record<string, unknown>;

/** Properties that tell one run from another; times are told by their type. */
const OF_A_RUN = new Set(['ingest_id', 'generation', 'created_at']);

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
    const telling = TELLING[label] ?? Object.keys(node).filter((name) => !OF_A_RUN.has(name));
    const name = [label, ...telling.map((property) => String(node[property]))].join(' ');
    this.#nodes.set(key, name);
    for (const id of [node['segment_id'], node['concept_id']]) {
      if (typeof id === 'string') this.#ids.set(id, `id of ${name}`);
    }
  }

  /** Name of a node. */
  of(key: string): string {
    return this.#nodes.get(key) ?? `node of another tenant (${key})`;
  }

  /** The properties with names for ids, and without what differs from run to run. */
  settle(properties: Properties): Properties {
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name, value]) => !OF_A_RUN.has(name) && !isTime(value))
        .map(([name, value]) => [name, this.#named(value)]),
    );
  }

  #named(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.#named(each));
    return typeof value === 'string' ? (this.#ids.get(value) ?? value) : value;
  }
}

function isTime(value: unknown): boolean {
  return typeof value === 'object' && value !== null && neo4j.isDateTime(value);
}
