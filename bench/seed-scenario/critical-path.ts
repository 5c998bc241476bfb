import pLimit from 'p-limit';
import type { Embedder } from '../../embedding/embedder.ts';
import type { SegmentReader } from '../../llm/segment-reader.ts';
import type { Job } from './scenario.ts';
import { stepsOf } from './steps.ts';

/**
 * The critical path, walked: all that can be done at once is, by promises in one process, with nothing kept if
 * it dies. No orchestration can be faster than this on the same machine; what Knowbase takes on top is its price.
 *
 * @param callsAtOnce most LLM calls under way
 */
export async function walkCriticalPath(
  job: Job,
  reader: SegmentReader,
  embedder: Embedder,
  callsAtOnce: number,
): Promise<void> {
  const { index } = job.services;
  const steps = stepsOf(job, limited(reader, callsAtOnce), embedder);
  const { outline, segments } = await steps.parse();
  const [extractions, batches] = await Promise.all([
    Promise.all(segments.map(({ artifact }) => steps.read(artifact))),
    steps.chunk(outline).then((found) =>
      Promise.all(
        found.map(async ({ chunks, count }) => ({
          chunks,
          count,
          vectors: await steps.embed(chunks),
        })),
      ),
    ),
  ]);
  const gated = await steps.gate(await steps.mine(extractions));
  const begun = await steps.begin({ outline, gated, batches });
  const uploaded = await index.upload(steps.pointsOf(begun, { gated, batches }));
  await steps.save(begun, await steps.graphOf(begun, { outline, gated }, uploaded));
  await steps.end();
}

function limited(reader: SegmentReader, callsAtOnce: number): SegmentReader {
  const limit = pLimit(callsAtOnce);
  return {
    provider: reader.provider,
    model: reader.model,
    version: reader.version,
    prepass: (segment, options) => limit(() => reader.prepass(segment, options)),
    extract: (segment, prepass, options) => limit(() => reader.extract(segment, prepass, options)),
  };
}
