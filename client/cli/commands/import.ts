import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { InvalidInput } from '../../../domain/errors.ts';
import { importGraph } from '../../graph-files/import-graph.ts';
import { toWire } from '../../wire.ts';
import { jsonOption } from '../options.ts';
import { plural, printJson, printLines } from '../output.ts';
import type { Session } from '../session.ts';

/** `import`: what `export` wrote, into the graph again. */
export function importCommand(session: Session): Command {
  return new Command('import')
    .description('read what export wrote as JSON Lines into the graph again')
    .argument('<file>', 'the file')
    .addOption(jsonOption())
    .action(async (file: string, { json }: { json?: boolean }) => {
      const path = resolve(session.config.workingFolder, file);
      await access(path).catch((cause: unknown) => {
        throw new InvalidInput(`${file} cannot be read.`, { cause });
      });
      await session.withServices(async (services) => {
        const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
        const summary = await importGraph(services, lines);
        if (json) return printJson(toWire(summary));
        const { tenantId, documents, nodes, relationships } = summary;
        printLines(
          `${plural(documents.length, 'document')} of tenant ${tenantId} imported: ${plural(nodes, 'node')}, ${plural(relationships, 'relationship')}.`,
        );
      });
    });
}
