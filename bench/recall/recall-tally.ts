import type { Figure } from '../results.ts';
import type { DeckCase } from './deck-cases.ts';
import { type Check, CHECK_NAMES, type CheckName } from './expectation-checks.ts';
import { RECALL_KINDS, type RecallKind } from './raw-part.ts';
import type { KindRecall } from './word-recall.ts';

const LEAST_RECALL = 0.995;
/** Of a miss; more help nobody. */
const MOST_WORDS_NAMED = 20;

/** Something that was asked for and did not come. */
export interface Miss {
  deck: string;
  what: string;
}

/** Adds up what came of many decks. */
export class RecallTally {
  readonly misses: Miss[] = [];
  readonly #words = new Map<RecallKind, { words: number; lacking: number; decks: Set<string> }>();
  readonly #checks = new Map<CheckName, { asked: number; passed: number }>();
  #slowestSeconds = 0;
  #peakBytes = 0;

  addCosts(seconds: number, peakBytes: number): void {
    this.#slowestSeconds = Math.max(this.#slowestSeconds, seconds);
    this.#peakBytes = Math.max(this.#peakBytes, peakBytes);
  }

  addWords({ file, name }: DeckCase, slide: number, { kind, words, lacking }: KindRecall): void {
    if (words === 0) return;
    const sum = this.#words.get(kind) ?? { words: 0, lacking: 0, decks: new Set() };
    sum.words += words;
    sum.lacking += lacking.length;
    this.#words.set(kind, { ...sum, decks: sum.decks.add(file) });
    if (lacking.length === 0) return;
    const some = lacking.slice(0, MOST_WORDS_NAMED).join(' ');
    const what = `slide ${slide}: ${kind} lacks ${lacking.length} of ${words} words: ${some}`;
    this.misses.push({ deck: name, what });
  }

  addCheck(deck: string, { name, passed, detail }: Check): void {
    const sum = this.#checks.get(name) ?? { asked: 0, passed: 0 };
    sum.asked += 1;
    if (passed) sum.passed += 1;
    else this.misses.push({ deck, what: `${name}: ${detail}` });
    this.#checks.set(name, sum);
  }

  figures(): Figure[] {
    const words = RECALL_KINDS.flatMap((kind): Figure[] => {
      const sum = this.#words.get(kind);
      if (sum === undefined) return [];
      const { words: all, lacking, decks } = sum;
      const share = percent((all - lacking) / all);
      return [
        {
          what: `words of kind ${kind}`,
          value: `${share} of ${all} in ${decks.size} decks`,
          target: `at least ${percent(LEAST_RECALL)}`,
        },
      ];
    });
    const checks = CHECK_NAMES.flatMap((name): Figure[] => {
      const sum = this.#checks.get(name);
      if (sum === undefined) return [];
      return [{ what: name, value: `${sum.passed} of ${sum.asked}`, target: 'all' }];
    });
    const costs = [
      {
        what: 'slowest deck, a process each',
        value: `${this.#slowestSeconds.toFixed(2)} s`,
        target: '',
      },
      {
        what: 'most memory of a process',
        value: `${Math.round(this.#peakBytes / 2 ** 20)} MB`,
        target: '',
      },
    ];
    return [...words, ...checks, ...costs];
  }

  /** Whether every target is reached. */
  get reached(): boolean {
    const sums = [...this.#words.values()];
    return (
      sums.every(({ words, lacking }) => (words - lacking) / words >= LEAST_RECALL) &&
      [...this.#checks.values()].every(({ asked, passed }) => asked === passed)
    );
  }
}

/** Rounded down, so that 100% is all. */
function percent(share: number): string {
  return `${(Math.floor(share * 10_000) / 100).toFixed(2)}%`;
}
