import type { Interruption } from './calls/ledger.ts';

/** A fault, how often it struck, and what it cost each time. */
interface Struck {
  costs: number[];
  /** What the costs are, such as 'calls under way'. */
  unit: string;
}

/** What was done to an ingest, and what was found to be wrong: told as it happens, and summed up at the end. */
export class Chronicle {
  readonly #say: (line: string) => void;
  readonly #startedAt = Date.now();
  readonly #struck = new Map<string, Struck>();
  /** Interruptions of this phase. */
  interruptions: Interruption[] = [];
  /** What is lost, too much, or otherwise not as it is to be; with the part of the suite that it was found in. */
  readonly findings: { where: string; what: string }[] = [];
  /** What was compared and counted, and found to be right. */
  readonly checks: { what: string; result: string }[] = [];

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  get struck(): ReadonlyMap<string, Struck> {
    return this.#struck;
  }

  tell(line: string): void {
    const seconds = ((Date.now() - this.#startedAt) / 1000).toFixed(1);
    this.#say(`${seconds.padStart(7)} s  ${line}`);
  }

  /** A fault has struck. */
  note(fault: string, cost: number, unit: string): void {
    const known = this.#struck.get(fault);
    if (known === undefined) this.#struck.set(fault, { costs: [cost], unit });
    else known.costs.push(cost);
  }

  interrupted(from: number, to: number): void {
    this.interruptions.push({ from, to });
  }

  /** Notes what a check found; nothing, when all is right, which `result` then says. */
  check(where: string, what: string, wrong: string[], result: string): void {
    this.checks.push({ what: `${where}: ${what}`, result: wrong.length === 0 ? result : 'WRONG' });
    this.tell(`${where}: ${what}: ${wrong.length === 0 ? result : 'WRONG'}`);
    for (const each of wrong) {
      this.findings.push({ where: `${where}: ${what}`, what: each });
      this.tell(`  ${each}`);
    }
  }
}
