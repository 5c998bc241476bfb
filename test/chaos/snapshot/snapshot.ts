/**
 * Something that a store holds: a node, a relationship or a point. The name says which one it is, in terms that
 * are the same for every tenant; two that should be one have the same name.
 */
export interface StoredItem {
  name: string;
  content: Record<string, unknown>;
}

/** Everything that the stores hold of a tenant. */
export interface Snapshot {
  nodes: StoredItem[];
  relationships: StoredItem[];
  points: StoredItem[];
}

export const NOTHING_STORED: Snapshot = { nodes: [], relationships: [], points: [] };

export function sizeOf({ nodes, relationships, points }: Snapshot): string {
  return `${nodes.length} nodes, ${relationships.length} relationships, ${points.length} points`;
}
