import { STEPS, type IngestProgress } from '../../workflows/contract.ts';
import { progressNotes } from '../../workflows/progress-notes.ts';
import { STATE_MARKS, STEP_TITLES } from '../../workflows/step-titles.ts';
import type { IngestSight } from '../follow.ts';
import { plural, seconds } from './output.ts';

const READING_SHOWN = 3;
const BAR_WIDTH = 20;

/** A run as it is shown while it lasts. `now` in milliseconds since the epoch. */
export function progressLines(
  name: string,
  { progress, ...rest }: IngestSight,
  now: number,
): string[] {
  return [
    ...(progress === undefined
      ? [`${name}: waiting for a worker`]
      : stepLines(name, progress, now)),
    ...(progress?.outages ?? []).map(
      ({ message, triedAgainAt }) => `  ! ${message} Asked again ${inSeconds(triedAgainAt - now)}.`,
    ),
    ...rest.troubles.map(
      ({ activity, attempt, message }) => `  ! ${activity}, after attempt ${attempt}: ${message}`,
    ),
    ...(rest.obstacle === undefined ? [] : [`  ! ${rest.obstacle}`]),
  ];
}

function inSeconds(ms: number): string {
  return ms < 1000 ? 'now' : `in ${Math.round(ms / 1000)} s`;
}

function stepLines(name: string, progress: IngestProgress, now: number): string[] {
  return [
    `${name}  ${seconds((now - progress.startedAt) / 1000)}`,
    ...progressNotes(progress).map((note) => `  ${note}`),
    ...STEPS.flatMap((step) => {
      const { state, startedAt, endedAt, done, total } = progress.steps[step];
      const mark = `  ${STATE_MARKS[state]} ${STEP_TITLES[step]}`.padEnd(22);
      const parts = total > 1 ? ` ${bar(done, total)} ${done}/${total}` : '';
      const time = startedAt === null ? '' : ` ${seconds(((endedAt ?? now) - startedAt) / 1000)}`;
      const line = `${mark}${parts}${time}`;
      return step === 'read' && state === 'running' ? [line, ...readingLines(progress)] : [line];
    }),
  ];
}

function readingLines({ reading, segments, pages }: IngestProgress): string[] {
  const more = pages === undefined ? segments.running - READING_SHOWN : 0;
  return [
    ...reading
      .slice(0, READING_SHOWN)
      .map(({ ordinal, topicLabel }) => `      ${ordinal} ${topicLabel}`),
    ...(more > 0 ? [`      and ${more} more`] : []),
    ...(pages === undefined ? [] : [`      ${pages.done} of ${pages.total} pages done`]),
    ...(segments.failed > 0 ? [`      ${plural(segments.failed, 'segment')} failed`] : []),
  ];
}

function bar(done: number, total: number): string {
  const filled = Math.round((Math.min(done, total) / total) * BAR_WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
}
