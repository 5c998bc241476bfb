import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import pMap from 'p-map';
import { documentIdOfFile } from '../../../domain/names.ts';
import { createFileLogger } from '../../../logging/logger.ts';
import { logFile } from '../../../stack/layout.ts';
import { topConcepts, topRelations } from '../../../stores/neo4j/read-concepts.ts';
import { ingestDeck } from '../../ingest-deck.ts';
import { search } from '../../search.ts';
import type { Services } from '../../services.ts';
import { streamDeckFile } from '../deck-file.ts';
import { followRun } from '../follow-run.ts';
import { aborted, interruptSignal } from '../interrupt.ts';
import { startEverything } from '../local-setup.ts';
import { heading, printLines, tell } from '../output.ts';
import { createProgressDisplay } from '../progress-display.ts';
import type { Session } from '../session.ts';
import { showOutcomes } from '../show-outcome.ts';
import { conceptLines, hitLines } from './search.ts';

/** Apart from what the user ingests. */
const DEMO_TENANT = 'demo';
const CONCEPTS_SHOWN = 8;
const RELATIONS_SHOWN = 6;
const QUESTION = 'What happens when the error budget is spent?';

/** `demo`: the example decks, from nothing to an answered question. */
export function demoCommand(session: Session): Command {
  return new Command('demo')
    .description('set everything up, ingest the example decks, and show what came out')
    .option('--keep', 'leave everything running until Ctrl-C')
    .action(async ({ keep }: { keep?: boolean }) => {
      const interrupt = interruptSignal();
      const closing = new AsyncDisposableStack();
      try {
        const log = logFile(session.layout, 'worker');
        const logger = createFileLogger(log, session.config.log, (line) => session.redact(line));
        await startEverything(session, logger, closing);
        tell(`the worker logs to ${log}`);
        await session.withServices(async (services) => {
          await ingestExamples(session, services, interrupt);
          await showResults(session, services);
          showWebUi(session, keep ?? false);
          if (keep) await aborted(interrupt);
        });
      } finally {
        await closing.disposeAsync();
      }
    });
}

async function ingestExamples(
  session: Session,
  services: Services,
  interrupt: AbortSignal,
): Promise<void> {
  interrupt.throwIfAborted();
  const ingests = await services.ingests();
  const display = createProgressDisplay();
  try {
    const outcomes = await pMap(await exampleDecks(session), async (deck) => {
      const { name, stream } = await streamDeckFile(session.config.projectRoot, deck);
      const run = await ingestDeck(services, {
        tenantId: DEMO_TENANT,
        documentId: documentIdOfFile(name),
        name,
        skipHidden: false,
        footers: false,
        bytes: stream,
      });
      return followRun(ingests, run, name, display, interrupt);
    });
    display.clear();
    showOutcomes(session, outcomes, false);
  } finally {
    display.clear();
  }
  interrupt.throwIfAborted();
}

async function exampleDecks({ config }: Session): Promise<string[]> {
  const folder = resolve(config.projectRoot, 'examples');
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.pptx')).map((name) => resolve(folder, name));
}

async function showResults(session: Session, services: Services): Promise<void> {
  const { graph } = services;
  const documentIds = (await exampleDecks(session)).map((deck) => documentIdOfFile(deck));
  const concepts = await topConcepts(graph, DEMO_TENANT, documentIds, CONCEPTS_SHOWN);
  const relations = await topRelations(graph, DEMO_TENANT, documentIds, RELATIONS_SHOWN);
  const { hits } = await search(services, DEMO_TENANT, QUESTION, 1);
  printLines(
    '',
    heading('Concepts that the decks speak of most'),
    ...concepts.flatMap((concept) => conceptLines({ ...concept, relations: [] })),
    '',
    heading('Relations, with the words that state them'),
    ...relations.flatMap(({ source, relation_type, target, evidence, document_id, slide }) => [
      `  ${source} ${relation_type} ${target}  (${document_id}, slide ${slide})`,
      `      “${evidence}”`,
    ]),
    '',
    heading(`Search: ${QUESTION}`),
    ...hits.flatMap(hitLines).map((line) => `  ${line}`),
  );
}

function showWebUi({ addresses }: Session, keep: boolean): void {
  const { ui } = addresses.temporal;
  const where = ui === null ? '' : ` at ${ui}`;
  printLines(
    `Temporal's Web UI${where} shows every step.`,
    keep
      ? "Everything keeps running until Ctrl-C. Try 'npm run -s knowbase -- search' in another terminal."
      : "To have it stay up: 'npm run demo -- --keep', or 'npm run dev'.",
  );
}
