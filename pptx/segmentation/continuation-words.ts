import { plainLetters } from './title-key.ts';

/** What is written behind a title that goes on from the slide before. */
const CONTINUATION_WORDS: ReadonlySet<string> = new Set(
  [
    ['cont', 'contd', 'continued', 'continues', 'ctd'],
    ['suite', 'suite et fin'],
    ['Fortsetzung', 'Forts'],
    ['continuación', 'sigue'],
    ['continuação', 'segue', 'continua', 'continuazione', 'seguito'],
    ['vervolg', 'fortsättning', 'fortsatt', 'fortsat', 'fortsættelse', 'forts', 'jatkuu', 'jatkoa'],
    ['ciąg dalszy', 'pokračování', 'pokr', 'folytatás', 'devam', 'devamı'],
    ['продолжение', 'прод', 'продовження', 'συνέχεια'],
    ['המשך', 'تابع', 'يتبع'],
    ['続き', 'つづき', '続', '续', '續', '接上页', '接上頁', '계속', '이어서'],
  ].flatMap((words) => words.map(wordKey)),
);

/** What is written before a number: 'Pricing, part 2'. */
const PART_WORDS: ReadonlySet<string> = new Set(
  ['part', 'pt', 'Teil', 'partie', 'parte', 'deel', 'del', 'osa', 'część', 'часть', 'bölüm'].map(
    wordKey,
  ),
);

/** Words that are written without a blank between them and the title. */
const UNSPACED_CONTINUATIONS = ['続き', 'つづき', '续', '續'];

export function isContinuationWord(word: string): boolean {
  return CONTINUATION_WORDS.has(wordKey(word));
}

export function isPartWord(word: string): boolean {
  return PART_WORDS.has(wordKey(word));
}

/** The continuation word that the title ends in without a blank before it. */
export function unspacedContinuation(title: string): string | undefined {
  return UNSPACED_CONTINUATIONS.find((word) => title.endsWith(word) && title.length > word.length);
}

/** Abbreviated or not: 'cont.', 'Cont’d', 'c. d.'. */
function wordKey(word: string): string {
  return plainLetters(word)
    .replace(/[.'’…]/gu, '')
    .trim();
}
