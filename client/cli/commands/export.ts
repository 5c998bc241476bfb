import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { DocumentNotFound } from '../../../domain/errors.ts';
import { storedDocumentIds } from '../../../stores/neo4j/read-documents.ts';
import { cypherStatements } from '../../graph-files/cypher.ts';
import { graphml } from '../../graph-files/graphml.ts';
import { jsonLines } from '../../graph-files/json-lines.ts';
import type { Services } from '../../services.ts';
import { parseDocumentArgument, tenantOption } from '../options.ts';
import { tell } from '../output.ts';
import type { Session } from '../session.ts';

const FORMATS = ['jsonl', 'graphml', 'cypher'] as const;
type Format = (typeof FORMATS)[number];

interface ExportOptions {
  tenant: string;
  format: Format;
  output?: string;
}

/** `export`: the graph of a document or a tenant as a file. */
export function exportCommand(session: Session): Command {
  return new Command('export')
    .description('write the graph of a document, or of all documents of a tenant, to a file')
    .argument(
      '[document]',
      'name of a document; all of the tenant when left out',
      parseDocumentArgument,
    )
    .addOption(tenantOption())
    .addOption(
      new Option('--format <format>', 'jsonl is what import reads')
        .choices(FORMATS)
        .default('jsonl'),
    )
    .option('--output <file>', 'where to write it; standard output when left out')
    .action((documentId: string | undefined, options: ExportOptions) =>
      session.withServices(async (services) => {
        const lines = await exported(services, documentId, options);
        const { output } = options;
        const target =
          output === undefined
            ? process.stdout
            : createWriteStream(resolve(session.config.workingFolder, output));
        await pipeline(Readable.from(terminated(lines)), target, { end: output !== undefined });
        if (output !== undefined) tell(`written to ${output}`);
      }),
    );
}

/** @throws DocumentNotFound */
async function exported(
  { graph }: Services,
  documentId: string | undefined,
  { tenant: tenantId, format }: ExportOptions,
): Promise<AsyncIterable<string>> {
  const stored = await storedDocumentIds(graph, tenantId);
  if (documentId !== undefined && !stored.includes(documentId)) {
    throw new DocumentNotFound(
      `Nothing is stored of document ${documentId} in tenant ${tenantId}.`,
    );
  }
  const scope = { tenantId, documentId };
  switch (format) {
    case 'jsonl':
      return jsonLines(graph, tenantId, documentId === undefined ? stored : [documentId]);
    case 'graphml':
      return graphml(graph, scope);
    case 'cypher':
      return cypherStatements(graph, scope);
  }
}

async function* terminated(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
