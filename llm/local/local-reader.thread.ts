import type { Prepass } from '../../domain/concept.ts';
import type { Segment } from '../../domain/segment.ts';
import { serveCalls } from '../../threads/serve-calls.ts';
import { extractLocally, prepassLocally } from './local-extraction.ts';

export const functions = {
  prepass: (segment: Segment) => prepassLocally(segment),
  extract: ({ segment, prepass }: { segment: Segment; prepass: Prepass }) =>
    extractLocally(segment, prepass),
};

export default serveCalls(functions);
