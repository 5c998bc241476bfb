import type { Mention } from '../domain/extraction.ts';
import type { Statements } from '../domain/mining.ts';
import type { ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { statementsArtifact, type StatementsPart } from './artifacts.ts';

/** Puts what some segments state into the store, as a part of a document. */
export async function putStatements(
  artifacts: ArtifactStore,
  tenantId: string,
  segmentIds: string[],
  statements: Statements,
): Promise<StatementsPart> {
  return {
    statements: await artifacts.put(tenantId, statementsArtifact, statements),
    segmentIds,
    mentions: statements.mentions.length,
    relations: statements.relations.length,
  };
}

/** What the segments of a document state, a part in memory at a time. */
export async function* readStatements(
  artifacts: ArtifactStore,
  tenantId: string,
  parts: StatementsPart[],
): AsyncGenerator<Statements> {
  for (const { statements } of parts) {
    yield await artifacts.get(tenantId, statementsArtifact, statements);
  }
}

/**
 * Looks up what a segment mentions. It keeps the part that it has read last, so whoever asks in the order of the
 * document has each part read once.
 */
export class MentionIndex {
  readonly #artifacts: ArtifactStore;
  readonly #tenantId: string;
  readonly #partOf: Map<string, StatementsPart>;
  #current: StatementsPart | undefined;
  #mentions = new Map<string, Mention[]>();

  constructor(artifacts: ArtifactStore, tenantId: string, parts: StatementsPart[]) {
    this.#artifacts = artifacts;
    this.#tenantId = tenantId;
    this.#partOf = new Map(parts.flatMap((part) => part.segmentIds.map((id) => [id, part])));
  }

  async mentionsOf(segmentId: string): Promise<Mention[]> {
    const part = this.#partOf.get(segmentId);
    // A segment that was not read mentions nothing.
    if (part === undefined) return [];
    if (part !== this.#current) {
      const { mentions } = await this.#artifacts.get(
        this.#tenantId,
        statementsArtifact,
        part.statements,
      );
      this.#mentions = Map.groupBy(mentions, (mention) => mention.segmentId);
      this.#current = part;
    }
    return this.#mentions.get(segmentId) ?? [];
  }
}
