import type { DeckEstimate } from '../estimate-deck.ts';
import { dollars, plural, seconds, table } from './output.ts';

/** What an ingest may cost, for people. */
export function estimateLines(documentId: string, estimate: DeckEstimate): string[] {
  const { slides, segments, calls, inputTokens, outputTokens, costUsd, model } = estimate;
  const tokens = `${plural(inputTokens, 'token')} in, ${plural(outputTokens, 'token')} out`;
  return [
    `${documentId}: ${plural(slides, 'slide')}, ${plural(segments.length, 'segment')}, read by ${model}`,
    '',
    table(
      ['Segment', 'Slides', 'Tokens', 'Route', 'Calls', 'Topic'],
      segments.map((segment) => [
        segment.ordinal,
        `${segment.slideFrom}-${segment.slideTo}`,
        segment.tokens,
        segment.route,
        segment.calls,
        segment.topicLabel,
      ]),
    ),
    '',
    calls === 0
      ? '  no LLM call'
      : `  about ${plural(calls, 'LLM call')}, up to ${tokens}${dollars(costUsd)}; some ${seconds(estimate.seconds)}`,
    ...(costUsd === null ? ['  LLM_PRICES does not say what each of the models costs.'] : []),
  ];
}
