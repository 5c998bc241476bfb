import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';

/** A row of a result: what was measured, its value, and what it is to be. */
export interface Figure {
  what: string;
  value: string;
  target: string;
}

/** Prints a benchmark's figures as a table, and keeps them with the date and the machine. */
export async function report(name: string, intro: string, figures: Figure[]): Promise<void> {
  const table = markdownTable([
    ['', 'measured', 'target'],
    ...figures.map(({ what, value, target }) => [what, value, target]),
  ]);
  process.stdout.write(`\n${table}\n`);
  await keepResult(name, intro, [table]);
}

/** Keeps what was measured as a page of `bench/results`, with the date and the machine. */
export async function keepResult(name: string, intro: string, tables: string[]): Promise<void> {
  const folder = resolve(import.meta.dirname, 'results');
  await mkdir(folder, { recursive: true });
  const file = resolve(folder, `${name}.md`);
  await writeFile(file, `${[`# ${name}`, intro, machine(), ...tables].join('\n\n')}\n`);
  process.stdout.write(`\nkept in ${file}\n`);
}

function machine(): string {
  const date = new Date().toISOString().slice(0, 10);
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${date}, ${availableParallelism()} processors (${cpus()[0]?.model ?? 'unknown'}), ${memory} GiB, Node ${process.version}`;
}

/** A table in Markdown; the first row is its head. */
export function markdownTable([head, ...rows]: string[][]): string {
  const all = [head!, ...rows];
  const widths = head!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head!), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
