import type { DocumentContext } from '../domain/document-context.ts';
import { glossaryFor } from '../domain/document-context.ts';
import type { SegmentReader } from '../llm/segment-reader.ts';
import { resultKey, type ArtifactStore } from '../stores/artifacts/artifact-store.ts';
import { contextArtifact, type SegmentToRead } from './artifacts.ts';

/** What is known of the document that a segment is of; undefined where it was parsed by an earlier version. */
export async function contextOf(
  artifacts: ArtifactStore,
  tenantId: string,
  { context }: SegmentToRead,
): Promise<DocumentContext | undefined> {
  return context === undefined ? undefined : artifacts.get(tenantId, contextArtifact, context);
}

/**
 * The key under which a reader's answer about a segment is remembered. Of the document's context it holds what the
 * segment itself may need, and not the rest, which every change of the deck may change: an unchanged segment of a
 * changed deck costs no call (docs/decisions/document-context.md).
 */
export function answerKey(
  { text, language }: SegmentToRead,
  context: DocumentContext | undefined,
  { model, version }: SegmentReader,
  ...others: string[]
): string {
  const content = text.trimEnd();
  const glossary = context === undefined ? [] : glossaryFor(content, context);
  const readIn = language ?? context?.language ?? null;
  return resultKey(content, readIn, JSON.stringify(glossary), ...others, model, version);
}
