import { documentIdOfFile } from '../../domain/names.ts';
import { DeckEstimator } from '../estimate-deck.ts';
import { findDeckFile } from './deck-file.ts';
import type { DeckOutcome } from './deck-outcome.ts';
import type { Session } from './session.ts';

export interface DryRunOptions {
  tenant: string;
  document?: string;
  skipHidden?: boolean;
  footers?: boolean;
}

/** What an ingest of the decks would read and may cost. Starts nothing, calls nothing, needs no server. */
export async function dryRun(
  { config }: Session,
  files: string[],
  { tenant: tenantId, document, skipHidden = false, footers = false }: DryRunOptions,
): Promise<DeckOutcome[]> {
  const estimator = new DeckEstimator(config);
  const estimateFile = async (file: string): Promise<DeckOutcome> => {
    try {
      const { name, path } = await findDeckFile(config.workingFolder, file, config.deckLimits);
      const documentId = document ?? documentIdOfFile(name);
      const deck = { path, tenantId, documentId, skipHidden, footers };
      return { kind: 'estimated', file, documentId, estimate: await estimator.estimate(deck) };
    } catch (error) {
      return { kind: 'refused', file, tenantId, error };
    }
  };
  try {
    const outcomes: DeckOutcome[] = [];
    for (const file of files) outcomes.push(await estimateFile(file));
    return outcomes;
  } finally {
    await estimator.close();
  }
}
