import { Command } from 'commander';
import type { SegmentProgress } from '../../../workflows/contract.ts';
import { documentStatus, type DocumentStatus } from '../../documents.ts';
import { toWire } from '../../wire.ts';
import { jsonOption, parseDocumentArgument, tenantOption } from '../options.ts';
import { printJson, printLines, table } from '../output.ts';
import { progressLines } from '../progress-view.ts';
import { propertyLines } from '../properties-view.ts';
import type { Session } from '../session.ts';
import { summaryLines } from '../summary-view.ts';
import { webUiLine } from '../web-ui.ts';

/** `status`: where a document stands, segment by segment. */
export function statusCommand(session: Session): Command {
  return new Command('status')
    .description('where the last ingest of a document stands, or how it ended')
    .argument('<document>', 'name of the document, or the deck it came from', parseDocumentArgument)
    .addOption(tenantOption())
    .addOption(jsonOption())
    .action((documentId: string, { tenant: tenantId, json }: { tenant: string; json?: boolean }) =>
      session.withServices(async (services) => {
        const status = await documentStatus(services, { tenantId, documentId });
        if (json) printJson(toWire(status));
        else printLines(...statusLines(status, Date.now()), webUiLine(session, status));
      }),
    );
}

function statusLines(status: DocumentStatus, now: number): string[] {
  const { progress, summary, properties, error, troubles, segments } = status;
  return [
    ...(progress === null
      ? []
      : progressLines(status.documentId, { progress, troubles, obstacle: undefined }, now)),
    ...(summary === null ? [] : summaryLines(summary)),
    ...(properties === null ? [] : propertyLines(properties)),
    ...(error === null ? [] : [`${status.documentId}: ${status.status}: ${error.message}`]),
    ...(segments.length === 0 ? [] : ['', segmentTable(segments), '']),
  ];
}

function segmentTable(segments: SegmentProgress[]): string {
  return table(
    ['Segment', 'State', 'Topic', 'Id', 'Reason'],
    segments.map(({ ordinal, state, topicLabel, segmentId, failure }) => [
      ordinal,
      state,
      topicLabel,
      segmentId,
      failure === null ? '' : `${failure.errorType}: ${failure.message}`,
    ]),
  );
}
