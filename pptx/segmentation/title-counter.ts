import { isContinuationWord, isPartWord, unspacedContinuation } from './continuation-words.ts';

/** What tells one slide of a title from the next: 'Pricing (2/3)', 'Pricing II', 'Pricing cont.'. */
export interface Counter {
  /** Which slide of the title this is, where it is said. */
  number: number | null;
  /** Whether it cannot be taken for a part of the title, as '2' can: 'Windows 10'. */
  isCertain: boolean;
}

export interface CountedTitle {
  /** The title without its counter. */
  base: string;
  counter: Counter | null;
}

// A longer title is a paragraph by mistake.
const MOST_CHARACTERS = 200;
// As in '(cont.) (2/3)'.
const MOST_COUNTERS = 2;

const BRACKETED = /[([{（［【〔]([^()[\]{}（）［］【】〔〕]{1,30})[)\]}）］】〕]$/u;
const SEPARATED = /[-‐–—―:：,，、;|·#＃]([^-‐–—―:：,，、;|·#＃]{1,30})$/u;
// One to three words: '2', 'part 2', '2 of 3'.
const LAST_WORDS = [
  /\s(\S{1,10}\s\S{1,10}\s\S{1,10})$/u,
  /\s(\S{1,15}\s\S{1,10})$/u,
  /\s(\S{1,20})$/u,
];
const UNSPACED_NUMBER =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]([\d０-９]{1,3}|[①-⑳])$/u;
const SEPARATORS_AT_END = /[\s\-‐–—―:：,，、;|·#＃]+$/u;

/** Parts a title from the counter behind it. */
export function countedTitle(title: string): CountedTitle {
  const whole = title.trim();
  let counted: CountedTitle = { base: whole, counter: null };
  if (whole.length > MOST_CHARACTERS) return counted;
  for (let time = 0; time < MOST_COUNTERS; time += 1) {
    const next = lastCounter(counted.base);
    if (next === null) break;
    counted = { base: next.base, counter: joined(next.counter, counted.counter) };
  }
  return counted;
}

function lastCounter(title: string): { base: string; counter: Counter } | null {
  for (const pattern of [BRACKETED, SEPARATED, ...LAST_WORDS, UNSPACED_NUMBER]) {
    const inner = pattern.exec(title)?.[1];
    if (inner === undefined) continue;
    const counter = readCounter(inner);
    if (counter === null) continue;
    const rest =
      pattern === BRACKETED ? title.length - inner.length - 2 : title.length - inner.length;
    const base = title.slice(0, rest).replace(SEPARATORS_AT_END, '');
    if (/[\p{L}\p{N}]/u.test(base)) return { base, counter };
  }
  const word = unspacedContinuation(title);
  if (word === undefined) return null;
  return { base: title.slice(0, -word.length), counter: { number: null, isCertain: true } };
}

const FRACTION = /^(\d{1,3})(?:\s?\/\s?|\s\p{L}{1,4}\s)\d{1,3}$/u;
const NUMBER = /^\d{1,3}$/u;
const ROMAN_NUMERALS =
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const WORD_AND_NUMBER = /^(\D{1,20}?)\s?(\d{1,3}|[ivx]{1,5})$/u;

function readCounter(written: string): Counter | null {
  const text = written.normalize('NFKC').toLowerCase().trim();
  const fraction = FRACTION.exec(text);
  if (fraction !== null) return { number: Number(fraction[1]), isCertain: true };
  if (isContinuationWord(text)) return { number: null, isCertain: true };
  const number = readNumber(text);
  if (number !== null) return { number, isCertain: false };
  const [, word = '', digits = ''] = WORD_AND_NUMBER.exec(text) ?? [];
  const counted = readNumber(digits);
  if (counted === null) return null;
  if (isContinuationWord(word)) return { number: counted, isCertain: true };
  return isPartWord(word) ? { number: counted, isCertain: false } : null;
}

function readNumber(text: string): number | null {
  if (NUMBER.test(text)) return Number(text);
  const roman = ROMAN_NUMERALS.indexOf(text);
  return roman === -1 ? null : roman + 1;
}

function joined(inner: Counter, outer: Counter | null): Counter {
  if (outer === null) return inner;
  return { number: outer.number ?? inner.number, isCertain: inner.isCertain || outer.isCertain };
}
