import { Command, Option } from 'commander';
import pMap from 'p-map';
import { startSimulatedOpenAi } from '../../test/simulated-llm/openai-server.ts';
import { withBenchStack } from '../bench-stack.ts';
import { makeDeck } from '../made-deck.ts';
import { parseCount } from '../parse-count.ts';
import { report } from '../results.ts';
import { figuresOf, measureRun } from '../sized-run.ts';

const SEGMENTS = 10;
const FEW = 50;
/** Ingested first, so that no server is cold when the few come. */
const WARM_UP = 5;

/** `many-documents`: whether time and memory stay within bounds however many documents are ingested at once. */
export function manyDocumentsCommand(): Command {
  return new Command('many-documents')
    .description(`very many documents of ${SEGMENTS} segments at once, against ${FEW}`)
    .addOption(new Option('--documents <count>', 'documents').default(1_000).argParser(parseCount))
    .action(({ documents }: { documents: number }) => measure(documents));
}

async function measure(documents: number): Promise<void> {
  const provider = await startSimulatedOpenAi();
  const warmUp = await makeDecks('Alder', WARM_UP);
  const few = await makeDecks('Amber', FEW);
  const many = await makeDecks('Birch', documents);
  try {
    await withBenchStack(async (addresses) => {
      await measureRun({ name: 'warm-up', addresses, provider, decks: warmUp });
      const fewRun = await measureRun({ name: 'few', addresses, provider, decks: few });
      const manyRun = await measureRun({ name: 'many', addresses, provider, decks: many });
      const figures = figuresOf(fewRun, nameOf(FEW), manyRun, nameOf(documents));
      await report('many-documents', INTRO, figures);
    });
  } finally {
    await provider.close();
  }
}

function nameOf(count: number): string {
  return `${count.toLocaleString('en')} documents`;
}

function makeDecks(subject: string, count: number) {
  return pMap(
    Array.from({ length: count }, (_, index) => index),
    async (index) => ({
      name: `deck-${index + 1}`,
      bytes: await makeDeck(`${subject}${index + 1}x`, SEGMENTS),
    }),
    { concurrency: 1 },
  );
}

const INTRO = [
  `Documents of ${SEGMENTS} segments of one tenant, all started at once; MAX_PARALLEL_SEGMENTS=10. The simulated LLM`,
  'and embeddings endpoint answer over the wire at once, so the time is what Knowbase, the servers and the simulation',
  'take. A worker process with all roles.',
].join('\n');
