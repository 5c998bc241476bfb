import { Command, Option } from 'commander';
import { startSimulatedOpenAi } from '../../test/simulated-llm/openai-server.ts';
import { withBenchStack } from '../bench-stack.ts';
import { makeDeck } from '../made-deck.ts';
import { parseCount } from '../parse-count.ts';
import { report } from '../results.ts';
import { figuresOf, measureRun } from '../sized-run.ts';

/** The most segments that one workflow reads itself: what larger documents are compared with. */
const SMALL = 500;
/** Read first, so that no server is cold when the small document comes. */
const WARM_UP = 50;

/** `large-document`: whether time, memory and histories stay within bounds however large a document is. */
export function largeDocumentCommand(): Command {
  return new Command('large-document')
    .description(`one document of very many segments, against one of ${SMALL}`)
    .addOption(
      new Option('--segments <count>', 'segments of the large document')
        .default(10_000)
        .argParser(parseCount),
    )
    .action(({ segments }: { segments: number }) => measure(segments));
}

async function measure(segments: number): Promise<void> {
  const provider = await startSimulatedOpenAi();
  const decks = {
    'warm-up': { name: 'warm-up', bytes: await makeDeck('Alder', WARM_UP) },
    small: { name: 'small', bytes: await makeDeck('Amber', SMALL) },
    large: { name: 'large', bytes: await makeDeck('Birch', segments) },
  };
  try {
    await withBenchStack(async (addresses) => {
      const run = (name: keyof typeof decks) =>
        measureRun({ name, addresses, provider, decks: [decks[name]] });
      await run('warm-up');
      const small = await run('small');
      const large = await run('large');
      await report(
        'large-document',
        INTRO,
        figuresOf(small, nameOf(SMALL), large, nameOf(segments)),
      );
    });
  } finally {
    await provider.close();
  }
}

function nameOf(count: number): string {
  return `${count.toLocaleString('en')} segments`;
}

const INTRO = [
  'One document, a slide of 900 characters a segment; MAX_PARALLEL_SEGMENTS=10. The simulated LLM and embeddings',
  'endpoint answer over the wire at once, so the time is what Knowbase, the servers and the simulation take. A',
  'worker process with all roles for each document.',
].join('\n');
