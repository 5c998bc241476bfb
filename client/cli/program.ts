import { Command } from 'commander';
import { cancelCommand } from './commands/cancel.ts';
import { deleteCommand } from './commands/delete.ts';
import { demoCommand } from './commands/demo.ts';
import { devCommand } from './commands/dev.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { ingestCommand } from './commands/ingest.ts';
import { listCommand } from './commands/list.ts';
import { parseCommand } from './commands/parse.ts';
import { reindexCommand } from './commands/reindex.ts';
import { replayCommand } from './commands/replay.ts';
import { searchCommand } from './commands/search.ts';
import { serveCommand } from './commands/serve.ts';
import { stackCommand } from './commands/stack.ts';
import { statusCommand } from './commands/status.ts';
import { verifyCommand } from './commands/verify.ts';
import { watchCommand } from './commands/watch.ts';
import { workerCommand } from './commands/worker.ts';
import type { Session } from './session.ts';

/** The command line. Commands bring what they need with them, so that `--help` is quick. */
export function createProgram(session: Session): Command {
  const program = new Command('knowbase')
    .description(
      'Turns slide decks into a knowledge graph (Neo4j) and a vector index (Qdrant), durably, on Temporal.',
    )
    .option('--debug', 'show where an error comes from')
    .on('option:debug', () => (session.debug = true))
    .exitOverride()
    .showHelpAfterError("'--help' shows what there is.")
    .addHelpText(
      'after',
      `
Exit status: 0 done, 1 failed, 2 bad input or usage, 3 partial.
Settings come from the environment and from .env; docs/configuration.md lists them.`,
    );
  for (const create of [
    parseCommand,
    ingestCommand,
    statusCommand,
    listCommand,
    watchCommand,
    replayCommand,
    cancelCommand,
    deleteCommand,
    verifyCommand,
    exportCommand,
    importCommand,
    reindexCommand,
    searchCommand,
    explainCommand,
    workerCommand,
    serveCommand,
    stackCommand,
    doctorCommand,
    demoCommand,
    devCommand,
  ]) {
    program.addCommand(create(session));
  }
  inheritSettings(program);
  return program;
}

/** Commander hands settings down to commands that it makes itself, and to no others. */
function inheritSettings(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    inheritSettings(command);
  }
}
