import {
  STEPS,
  type IngestProgress,
  type OutageProgress,
  type SegmentFailure,
} from './contract.ts';
import { progressNotes } from './progress-notes.ts';
import { STATE_MARKS, STEP_TITLES } from './step-titles.ts';
import { shorten } from './shorten.ts';

const FAILURES_SHOWN = 20;
const MESSAGE_MAX_CHARACTERS = 200;

/**
 * The progress as Markdown, for the details of the workflow in Temporal's Web UI.
 *
 * @param failedCount how many segments have failed, where `failures` are only the first of them
 */
export function progressTable(
  progress: IngestProgress,
  failures: SegmentFailure[],
  failedCount = failures.length,
): string {
  const { segments, outages = [] } = progress;
  const rows = STEPS.map((step) => {
    const { state, done, total, startedAt, endedAt } = progress.steps[step];
    const parts = total > 1 ? `${done}/${total}` : '';
    const seconds =
      startedAt === null || endedAt === null
        ? ''
        : `${((endedAt - startedAt) / 1000).toFixed(1)} s`;
    return `| ${STATE_MARKS[state]} | ${STEP_TITLES[step]} | ${parts} | ${seconds} |`;
  });
  return [
    ...progressNotes(progress).flatMap((note) => [note, '']),
    `Segments: ${segments.succeeded} of ${segments.total} read (${segments.reused} known before), ${segments.running} being read, ${segments.failed} failed`,
    ...outages.flatMap((outage) => ['', outageLine(outage)]),
    '',
    '| | Step | Parts | Time |',
    '|---|---|---|---|',
    ...rows,
    ...(failures.length === 0 ? [] : ['', ...failureTable(failures, failedCount)]),
  ].join('\n');
}

/** The provider that is waited for, as a line of Markdown. Times are UTC, as Temporal's Web UI has them. */
function outageLine({ message, since, triedAgainAt }: OutageProgress): string {
  return `**Waiting since ${timeOf(since)}**: ${cell(message)} Asked again at ${timeOf(triedAgainAt)}.`;
}

function timeOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(11, 19)} UTC`;
}

function failureTable(failures: SegmentFailure[], failedCount: number): string[] {
  const more = failedCount - Math.min(failures.length, FAILURES_SHOWN);
  return [
    '| Failed segment | Reason |',
    '|---|---|',
    ...failures
      .slice(0, FAILURES_SHOWN)
      .map(
        ({ topicLabel, errorType, message }) =>
          `| ${cell(topicLabel)} | ${errorType}: ${cell(message)} |`,
      ),
    ...(more > 0 ? [`| and ${more} more | |`] : []),
  ];
}

/** What a deck or a server says must not end the cell it stands in. */
function cell(text: string): string {
  return shorten(text, MESSAGE_MAX_CHARACTERS).replaceAll(/[|\r\n<>`[\]]/g, ' ');
}
