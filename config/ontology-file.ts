import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { possibleKeys } from '../domain/canonical-key.ts';
import { CONCEPT_TYPES } from '../domain/concept.ts';
import { InvalidConfiguration } from '../domain/errors.ts';
import type { OntologyEntry } from '../domain/ontology.ts';

/** An entry as the file has it, with the line that it begins in. */
interface RawEntry {
  line: number;
  value: unknown;
}

const COLUMNS = ['name', 'type', 'aliases'];
const ALIAS_SEPARATOR = ';';

const entrySchema = z.strictObject({
  name: z.string({ error: 'name is missing' }).trim().min(1, 'name is missing'),
  type: z.enum(CONCEPT_TYPES, {
    error: ({ input }) =>
      `type ${JSON.stringify(input ?? '')} is not allowed: expected one of ${CONCEPT_TYPES.join(', ')}`,
  }),
  aliases: z
    .array(z.string({ error: 'an alias is no text' }).trim().min(1, 'an alias is empty'), {
      error: 'aliases are no list',
    })
    .default([]),
});

/**
 * Reads the ontology: CSV with the columns name, type and aliases (with semicolons between them), or YAML with a list
 * of entries that have these.
 *
 * @throws InvalidConfiguration naming the line of the first thing that is wrong.
 */
export async function loadOntology(path: string): Promise<OntologyEntry[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new InvalidConfiguration(
      `ONTOLOGY_FILE ${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  return parseOntology(text, path);
}

/** The ontology in a file's text; the ending of its name tells the format. @throws InvalidConfiguration */
export function parseOntology(text: string, path: string): OntologyEntry[] {
  const where = (line: number) => `ONTOLOGY_FILE ${basename(path)}, line ${line}`;
  const ending = extname(path).toLowerCase();
  const raw =
    ending === '.csv'
      ? fromCsv(text, where)
      : ['.yaml', '.yml'].includes(ending)
        ? fromYaml(text, where)
        : undefined;
  if (raw === undefined) {
    throw new InvalidConfiguration(
      `ONTOLOGY_FILE ${path} is neither CSV nor YAML: its name must end with .csv, .yaml or .yml.`,
    );
  }
  const entries = raw.map(({ line, value }) => {
    const parsed = entrySchema.safeParse(value);
    if (parsed.success) return { line, entry: parsed.data };
    throw new InvalidConfiguration(`${where(line)}: ${describe(parsed.error.issues[0]!)}.`);
  });
  refuseSharedNames(entries, where);
  return entries.map(({ entry }) => entry);
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys.join(', ')} is not known: use ${COLUMNS.join(', ')}`;
  }
  return issue.code === 'invalid_type' && issue.path.length === 0
    ? `this is no entry with ${COLUMNS.join(', ')}`
    : issue.message;
}

function fromCsv(text: string, where: (line: number) => string): RawEntry[] {
  try {
    const records: { info: { lines: number }; record: Record<string, string> }[] = parseCsv(text, {
      bom: true,
      columns: (header: string[]) => checkedHeader(header, where),
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
    return records.map(({ info, record: { name, type, aliases = '' } }) => ({
      line: info.lines,
      value: {
        name,
        type,
        aliases: aliases
          .split(ALIAS_SEPARATOR)
          .map((alias) => alias.trim())
          .filter((alias) => alias !== ''),
      },
    }));
  } catch (error) {
    if (error instanceof InvalidConfiguration) throw error;
    const { message, lines } = error as Error & { lines?: number };
    throw new InvalidConfiguration(`${where(lines ?? 1)}: ${message}.`, { cause: error });
  }
}

function checkedHeader(header: string[], where: (line: number) => string): string[] {
  const columns = header.map((column) => column.trim().toLowerCase());
  const unknown = columns.filter((column) => !COLUMNS.includes(column));
  if (unknown.length > 0 || !columns.includes('name') || !columns.includes('type')) {
    throw new InvalidConfiguration(
      `${where(1)}: the columns are ${columns.join(', ')}; expected ${COLUMNS.join(', ')}.`,
    );
  }
  return columns;
}

function fromYaml(text: string, where: (line: number) => string): RawEntry[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const lineOf = (offset: number) => lineCounter.linePos(offset).line;
  const [error] = document.errors;
  if (error !== undefined) {
    const [message] = error.message.split(' at line ', 1);
    throw new InvalidConfiguration(`${where(lineOf(error.pos[0]))}: ${message}.`, { cause: error });
  }
  if (!isSeq(document.contents)) {
    throw new InvalidConfiguration(`${where(1)}: expected a list of entries.`);
  }
  return document.contents.items.map((item) => ({
    line: isMap(item) ? lineOf(item.range?.[0] ?? 0) : lineOf(0),
    value: isMap(item) ? (item.toJSON() as unknown) : undefined,
  }));
}

/** A name that two entries claim would be the concept of whichever came first. */
function refuseSharedNames(
  entries: { line: number; entry: OntologyEntry }[],
  where: (line: number) => string,
): void {
  const lines = new Map<string, number>();
  for (const { line, entry } of entries) {
    for (const name of [entry.name, ...entry.aliases]) {
      for (const key of possibleKeys(name)) {
        const other = lines.get(key) ?? line;
        if (other !== line) {
          throw new InvalidConfiguration(
            `${where(line)}: ${JSON.stringify(name)} is named in line ${other} already.`,
          );
        }
        lines.set(key, line);
      }
    }
  }
}
