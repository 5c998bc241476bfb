import type { DeckWarning } from '../../domain/deck.ts';
import type { ModelUsage } from '../../domain/llm-usage.ts';
import type { IngestSummary } from '../../workflows/contract.ts';
import { dollars, plural, seconds } from './output.ts';

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
          `  ${plural(llm.calls, 'LLM call')}, ${tokensInWords(llm)}${dollars(llm.costUsd)}`,
          ...modelLines(llm.byModel ?? []),
        ]),
    ...(summary.degraded === undefined
      ? []
      : [
          `  ${plural(summary.degraded.segments, 'segment')} read by the local reader: ${summary.degraded.reason}`,
        ]),
    ...notAskedLines(summary),
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

function notAskedLines({ namesNotAsked }: IngestSummary): string[] {
  if (namesNotAsked === undefined) return [];
  const { pairs, reason } = namesNotAsked;
  return [`  ${plural(pairs, 'pair')} of names not compared by the model: ${reason}`];
}

function gateLines({ gate }: IngestSummary): string[] {
  if (gate === undefined) return [];
  const { promoted, held, rejected, claimsRejected: claims, advice } = gate;
  return [
    `  gatekeeper: ${promoted} promoted, ${held} held, ${rejected} rejected`,
    ...(claims === undefined
      ? []
      : [
          `  not borne out by the text: ${plural(claims.mentions, 'mention')}, ${plural(claims.relations, 'relation')}`,
        ]),
    ...(advice === undefined ? [] : [`  ${advice}`]),
  ];
}

/** A line for each model, where there are several. */
function modelLines(models: readonly ModelUsage[]): string[] {
  if (models.length < 2) return [];
  return models.map(
    (usage) => `    ${usage.model}: ${plural(usage.calls, 'call')}, ${tokensInWords(usage)}`,
  );
}

function tokensInWords({
  inputTokens,
  outputTokens,
  cachedInputTokens = 0,
}: Omit<ModelUsage, 'model' | 'calls'>): string {
  const cached =
    cachedInputTokens === 0 ? '' : ` (${cachedInputTokens.toLocaleString('en')} cached)`;
  return `${plural(inputTokens, 'token')} in${cached}, ${plural(outputTokens, 'token')} out`;
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
