import type { DeckWarning } from '../../domain/deck.ts';
import type { IngestSummary } from '../../workflows/contract.ts';
import { plural, seconds } from './output.ts';

/** What came of an ingest, for people. */
export function summaryLines(summary: IngestSummary): string[] {
  const { segments, llm } = summary;
  return [
    `${summary.documentId}: ${summary.status} in ${seconds(summary.seconds)}`,
    `  ${plural(segments.total, 'segment')}: ${segments.succeeded} read, of them ${segments.reused} known before; ${segments.failed} failed`,
    `  ${plural(summary.concepts, 'concept')}, ${plural(summary.relations, 'relation')}, ${plural(summary.chunks, 'chunk')}`,
    ...gateLines(summary),
    ...(llm.calls === 0
      ? []
      : [
          `  ${plural(llm.calls, 'LLM call')}, ${plural(llm.inputTokens, 'token')} in, ${plural(llm.outputTokens, 'token')} out`,
        ]),
    ...(summary.degraded === undefined
      ? []
      : [
          `  ${plural(summary.degraded.segments, 'segment')} read by the local reader: ${summary.degraded.reason}`,
        ]),
    ...summary.failedSegments.map(
      ({ segmentId, topicLabel, errorType, message }) =>
        `  failed: ${topicLabel} (${segmentId}): ${errorType}: ${message}`,
    ),
    ...(segments.failed > summary.failedSegments.length
      ? [`  and ${segments.failed - summary.failedSegments.length} more, which 'status' names`]
      : []),
    ...(summary.failedSegments.length === 0
      ? []
      : [`  Read them again: npm run -s knowbase -- replay ${quoted(summary)}`]),
    ...summary.warnings.map((warning) => `  ${warningLine(warning)}`),
  ];
}

function gateLines({ gate }: IngestSummary): string[] {
  if (gate === undefined) return [];
  const { promoted, held, rejected, advice } = gate;
  return [
    `  gatekeeper: ${promoted} promoted, ${held} held, ${rejected} rejected`,
    ...(advice === undefined ? [] : [`  ${advice}`]),
  ];
}

export function warningLine({ slide, part, message }: DeckWarning): string {
  return `warning: ${slide === null ? '' : `slide ${slide}, `}${part}: ${message}`;
}

function quoted({ documentId, tenantId }: IngestSummary): string {
  const name = /^[\w.-]+$/.test(documentId)
    ? documentId
    : `'${documentId.replaceAll("'", `'\\''`)}'`;
  return tenantId === 'default' ? name : `${name} --tenant ${tenantId}`;
}
