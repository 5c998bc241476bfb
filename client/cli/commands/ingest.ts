import { Command, Option } from 'commander';
import pMap from 'p-map';
import { InvalidInput } from '../../../domain/errors.ts';
import { documentIdOfFile, parseDocumentId } from '../../../domain/names.ts';
import { assertLooksLikeDeck } from '../../../pptx/open-presentation.ts';
import { ingestDeck } from '../../ingest-deck.ts';
import type { Services } from '../../services.ts';
import { readDeckFile, streamDeckFile } from '../deck-file.ts';
import type { DeckOutcome } from '../deck-outcome.ts';
import { followRun } from '../follow-run.ts';
import { interruptSignal } from '../interrupt.ts';
import { jsonOption, tenantOption } from '../options.ts';
import { tell } from '../output.ts';
import { createProgressDisplay, type ProgressDisplay } from '../progress-display.ts';
import type { Session } from '../session.ts';
import { showOutcomes } from '../show-outcome.ts';

interface IngestOptions {
  tenant: string;
  document?: string;
  skipHidden?: boolean;
  wait: boolean;
  supersede?: boolean;
  json?: boolean;
}

/** Decks of one command that are under way at once; Temporal could take more, the display could not. */
const DECKS_AT_ONCE = 8;

/** `ingest`: decks into the graph and the index. */
export function ingestCommand(session: Session): Command {
  return new Command('ingest')
    .description('turn decks into graph and index, and show how far it is')
    .argument('<deck...>', 'files to ingest')
    .addOption(tenantOption())
    .addOption(
      new Option('--document <id>', "name of the document (default: the file's name)").argParser(
        parseDocumentId,
      ),
    )
    .option('--skip-hidden', 'leave hidden slides out')
    .option(
      '--supersede',
      'cancel an ingest of the same document with other content or options that is under way',
    )
    .option('--no-wait', 'start and return; see `status` and `watch`')
    .addOption(jsonOption())
    .action(async (decks: string[], options: IngestOptions) => {
      if (options.document !== undefined && decks.length > 1) {
        throw new InvalidInput('--document names one document: give one deck with it.');
      }
      const outcomes = await ingestAll(session, decks, options);
      showOutcomes(session, outcomes, options.json ?? false);
    });
}

async function ingestAll(
  session: Session,
  decks: string[],
  options: IngestOptions,
): Promise<DeckOutcome[]> {
  // A file that is no deck is told from its bytes, before anything is asked of the servers.
  const refusals = await pMap(decks, (file) => refusalOf(session, file), { concurrency: 1 });
  const refused = (file: string, index: number): DeckOutcome | undefined =>
    refusals[index] === undefined
      ? undefined
      : { kind: 'refused', file, tenantId: options.tenant, error: refusals[index] };
  if (refusals.every((error) => error !== undefined)) {
    return decks.flatMap((file, index) => refused(file, index) ?? []);
  }

  return session.withServices(async (services) => {
    await services.verify();
    const display = createProgressDisplay();
    const interrupt = interruptSignal();
    return pMap(
      decks,
      async (file, index) =>
        refused(file, index) ?? ingestOne({ services, session, display, interrupt }, file, options),
      { concurrency: DECKS_AT_ONCE },
    ).finally(() => display.clear());
  });
}

/** Why the file cannot be ingested, if it cannot. */
async function refusalOf({ config }: Session, file: string): Promise<unknown> {
  try {
    const { bytes, name } = await readDeckFile(config.workingFolder, file, config.deckLimits);
    documentIdOfFile(name);
    assertLooksLikeDeck(bytes, config.deckLimits);
    return undefined;
  } catch (error) {
    return error;
  }
}

interface Surroundings {
  services: Services;
  session: Session;
  display: ProgressDisplay;
  interrupt: AbortSignal;
}

async function ingestOne(
  { services, session, display, interrupt }: Surroundings,
  file: string,
  { tenant: tenantId, document, skipHidden = false, wait, supersede = false }: IngestOptions,
): Promise<DeckOutcome> {
  try {
    interrupt.throwIfAborted();
    const { name, stream } = await streamDeckFile(session.config.workingFolder, file);
    const documentId = document ?? documentIdOfFile(name);
    const deck = { tenantId, documentId, name, skipHidden, bytes: stream };
    const run = await ingestDeck(services, deck, {
      supersede,
      onSupersede: ({ revision }) =>
        tell(
          `${documentId} is being ingested already (revision ${revision.slice(0, 12)}): cancelling that, and waiting for its end.`,
        ),
      signal: interrupt,
    });
    if (run.joined)
      tell(`${documentId} is being ingested already, with the same content: joining.`);
    if (!wait) return { kind: 'started', run };
    return await followRun(await services.ingests(), run, name, display, interrupt);
  } catch (error) {
    return { kind: 'refused', file, tenantId, error };
  }
}
