import { Command, Option } from 'commander';
import pMap from 'p-map';
import { InvalidInput } from '../../../domain/errors.ts';
import { documentIdOfFile, parseDocumentId } from '../../../domain/names.ts';
import { ingestDeck } from '../../ingest-deck.ts';
import type { Services } from '../../services.ts';
import { findDeckFile, streamDeckFile } from '../deck-file.ts';
import type { DeckOutcome } from '../deck-outcome.ts';
import { followRun } from '../follow-run.ts';
import { interruptSignal } from '../interrupt.ts';
import { footersOption, jsonOption, tenantOption } from '../options.ts';
import { tell } from '../output.ts';
import { createProgressDisplay, type ProgressDisplay } from '../progress-display.ts';
import type { Session } from '../session.ts';
import { showOutcomes } from '../show-outcome.ts';

interface IngestOptions {
  tenant: string;
  document?: string;
  skipHidden?: boolean;
  footers?: boolean;
  bulk?: boolean;
  wait: boolean;
  dryRun?: boolean;
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
    .addOption(footersOption())
    .option('--bulk', 'let ingests without this option go first')
    .option(
      '--supersede',
      'cancel an ingest of the same document with other content or options that is under way',
    )
    .option(
      '--dry-run',
      'print segments and what reading them may cost in calls, tokens, money and time; start nothing',
    )
    .option('--no-wait', 'start and return; see `status` and `watch`')
    .addOption(jsonOption())
    .action(async (decks: string[], options: IngestOptions) => {
      if (options.document !== undefined && decks.length > 1) {
        throw new InvalidInput('--document names one document: give one deck with it.');
      }
      if (options.dryRun) {
        // What it reads decks with takes its time to load.
        const { dryRun } = await import('../dry-run.ts');
        showOutcomes(session, await dryRun(session, decks, options), options.json ?? false);
        return;
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
  const refusals = await refusalsOf(session, decks);
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

/** Why each of the files cannot be ingested, if it cannot. */
async function refusalsOf({ config }: Session, files: string[]): Promise<unknown[]> {
  const { DeckThreads } = await import('../../../activities/deck-threads.ts');
  const threads = new DeckThreads(config);
  const refusalOf = async (file: string): Promise<unknown> => {
    try {
      const { path, name } = await findDeckFile(config.workingFolder, file, config.deckLimits);
      documentIdOfFile(name);
      await threads.call('assertDeckFile', { path });
      return undefined;
    } catch (error) {
      return error;
    }
  };
  try {
    return await pMap(files, refusalOf, { concurrency: 1 });
  } finally {
    await threads.close();
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
  {
    tenant: tenantId,
    document,
    skipHidden = false,
    footers = false,
    bulk = false,
    supersede = false,
    wait,
  }: IngestOptions,
): Promise<DeckOutcome> {
  try {
    interrupt.throwIfAborted();
    const { name, stream } = await streamDeckFile(session.config.workingFolder, file);
    const documentId = document ?? documentIdOfFile(name);
    const deck = { tenantId, documentId, name, skipHidden, footers, bytes: stream };
    const run = await ingestDeck(services, deck, {
      urgency: bulk ? 'bulk' : 'interactive',
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
