import { Command, CommanderError } from 'commander';
import { EXIT, Interrupted } from '../client/cli/exit-status.ts';
import { largeDocumentCommand } from './large-document/command.ts';
import { manyDocumentsCommand } from './many-documents/command.ts';
import { gateCommand } from './gate/command.ts';
import { graphCommand } from './graph/command.ts';
import { orchestrationCommand } from './orchestration/command.ts';
import { parseCommand } from './parse/command.ts';
import { qualityCommand } from './quality/command.ts';
import { recallCommand } from './recall/command.ts';
import { searchCommand } from './search/command.ts';
import { seedScenarioCommand } from './seed-scenario/command.ts';
import { vectorsCommand } from './vectors/command.ts';

/** Benchmarks: each prints a table with its targets, and keeps it in bench/results. */
const program = new Command('bench')
  .description('measure Knowbase on servers of its own, against what it is to beat')
  .exitOverride()
  .addCommand(seedScenarioCommand())
  .addCommand(recallCommand())
  .addCommand(searchCommand())
  .addCommand(graphCommand())
  .addCommand(vectorsCommand())
  .addCommand(parseCommand())
  .addCommand(gateCommand())
  .addCommand(largeDocumentCommand())
  .addCommand(manyDocumentsCommand())
  .addCommand(orchestrationCommand())
  .addCommand(qualityCommand());

try {
  await program.parseAsync();
} catch (error) {
  // What was interrupted may still wait for servers that are stopped.
  if (error instanceof Interrupted) process.exit(EXIT.interrupted);
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode;
}
