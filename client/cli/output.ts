import { styleText } from 'node:util';
import Table from 'cli-table3';

/** One JSON document on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printLines(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Something to know while waiting; standard output is for results. */
export function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Every line and corner that the library would draw. */
const LINES = ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) => [
  side,
  `${side}-mid`,
  `${side}-left`,
  `${side}-right`,
]);
const BARE = { ...Object.fromEntries(LINES.map((name) => [name, ''])), middle: '  ' };

export function heading(text: string): string {
  return styleText('bold', text, { stream: process.stdout });
}

/** The text with these parts of it set off, on a terminal. */
export function highlight(text: string, parts: { start: number; end: number }[]): string {
  let shown = '';
  let done = 0;
  for (const { start, end } of parts) {
    const part = styleText(['bold', 'yellow'], text.slice(start, end), { stream: process.stdout });
    shown += text.slice(done, start) + part;
    done = end;
  }
  return shown + text.slice(done);
}

/** Columns under their heads, without lines. */
export function table(head: string[], rows: (string | number)[][]): string {
  const drawn = new Table({
    head,
    chars: BARE,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  drawn.push(...rows);
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

export function seconds(value: number): string {
  const tenths = Math.round(value * 10);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const whole = Math.round(value);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** An amount as the end of a sentence; at least two digits of it, since a call costs a fraction of a cent. */
export function dollars(amount: number | null | undefined): string {
  if (amount === null || amount === undefined) return '';
  const digits = amount >= 1 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 2 };
  return `, ${amount.toLocaleString('en', digits)} USD`;
}
