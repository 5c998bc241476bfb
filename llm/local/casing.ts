import type { LanguageProfile } from './languages/profile.ts';
import type { Token } from './tokens.ts';

/** What capitals say in one sentence. */
export interface Casing {
  /** `sentence`: a capital within it marks a name; `title` and `upper`: capitals say nothing by themselves. */
  style: 'sentence' | 'title' | 'upper';
  /** For each token: a name for sure, a common word for sure, or up to the tagger's knowledge of the word. */
  names: ('name' | 'common' | 'open')[];
}

const UPPER_WORD = /^\p{Lu}[\p{Lu}\p{N}]*(?:[-./&+][\p{Lu}\p{N}]+)*(?:s|\+)?$/u;
const CAPITALISED = /^\p{Lu}/u;
const INNER_CAPITAL =
  /\p{Ll}\p{Lu}|^\p{Lu}{2,}\p{Ll}{2,}|\p{L}\p{N}|\p{L}-\p{N}|^\p{Ll}-\p{Lu}|^\p{N}[\p{N}/]*\p{Lu}/u;
const UNIT =
  /^[kMGTPµmn]?(?:Wh|mHg|mol|W|B|b|Hz|bits?|bps|V|A|g|m|L|l|Pa|€|d|io|rd|eq|tCO2)$|^bn$/u;
const OPENS_QUOTATION = /^["“«‘(:–—]$/u;
/** A lower-case word that means something makes a sentence of a line, but for a slip in a long heading. */
const TITLE_CASE_SHARE = 0.9;
const UPPER_HEADING_MIN_LETTERS = 6;
const NAMES_OF_SHORT_CLAUSE = 3;

/** Whether the word is written as acronyms are: capitals and digits only, two or more (`SLO`, `OAUTH2`, `R&D`). */
export function isUpperWord(word: string): boolean {
  return UPPER_WORD.test(word) && /\p{Lu}.*\p{Lu}|\p{Lu}\p{N}/u.test(word);
}

/** Whether the spelling alone shows a name: `OpenAPI`, `eGFR`, `GS1-128`. */
export function hasNameSpelling(word: string): boolean {
  return INNER_CAPITAL.test(word) && /\p{Lu}/u.test(word);
}

export function isCapitalised(word: string): boolean {
  return CAPITALISED.test(word);
}

/**
 * Reads what the capitals of each sentence mean, from all the sentences together: a word capitalised in the
 * middle of an ordinary sentence is a name, and so it is at the beginning of another one or in a heading.
 */
export function readCasing(sentences: Token[][], profile: LanguageProfile): Casing[] {
  const styles = sentences.map((tokens) => styleOf(tokens, profile));
  const known = new KnownNames();
  for (const [index, tokens] of sentences.entries()) known.learn(tokens, styles[index]!, profile);
  return sentences.map((tokens, index) => ({
    style: styles[index]!,
    names: tokens.map((_, place) => judge(tokens, place, styles[index]!, known, profile)),
  }));
}

/**
 * Names as ordinary sentences write them. Of a name of several words its pairs are kept, not its words:
 * after `the Data Protection Act`, a heading's `Data Protection` is a name and its `Data Quality` is not.
 */
class KnownNames {
  readonly #alone = new Set<string>();
  readonly #pairs = new Set<string>();
  readonly #writtenLower = new Set<string>();

  learn(tokens: Token[], style: Casing['style'], profile: LanguageProfile): void {
    const isCapital = (place: number): boolean => {
      const token = tokens[place];
      return (
        token?.kind === 'word' &&
        isCapitalised(token.text) &&
        !profile.functionWords.has(token.lower)
      );
    };
    for (const [place, token] of tokens.entries()) {
      if (token.kind !== 'word') continue;
      if (!isCapitalised(token.text)) this.#writtenLower.add(token.text);
      if (style !== 'sentence' || !isCapital(place) || opensStretch(tokens, place)) continue;
      // The first word of 'Use RED for …' is capitalised for another reason.
      const followsName = isCapital(place - 1) && !opensStretch(tokens, place - 1);
      if (followsName) this.#pairs.add(`${tokens[place - 1]!.text} ${token.text}`);
      else if (!isCapital(place + 1)) this.#alone.add(token.text);
    }
  }

  isWrittenLower(token: Token): boolean {
    return this.#writtenLower.has(token.text.toLowerCase());
  }

  has(tokens: Token[], place: number): boolean {
    const { text } = tokens[place]!;
    if (this.#alone.has(text)) return !this.isWrittenLower(tokens[place]!);
    const [before, after] = [tokens[place - 1]?.text, tokens[place + 1]?.text];
    return this.#pairs.has(`${before} ${text}`) || this.#pairs.has(`${text} ${after}`);
  }
}

function judge(
  tokens: Token[],
  place: number,
  style: Casing['style'],
  known: KnownNames,
  profile: LanguageProfile,
): Casing['names'][number] {
  const token = tokens[place]!;
  if (token.kind !== 'word') return 'common';
  if (style === 'upper') return known.has(tokens, place) ? 'name' : 'open';
  if (tokens[place - 1]?.kind === 'number' && UNIT.test(token.text)) return 'common';
  if (hasNameSpelling(token.text) || isUpperWord(token.text)) return 'name';
  if (!isCapitalised(token.text)) return 'common';
  if (profile.functionWords.has(token.lower)) {
    // 'the Five Case Model': ordinary sentences give a capital to such words only within names.
    const neighbours = [tokens[place - 1], tokens[place + 1]];
    const isWithinName =
      style === 'sentence' &&
      !opensStretch(tokens, place) &&
      neighbours.some((word) => word !== undefined && isCapitalised(word.text));
    return isWithinName ? 'name' : 'common';
  }
  if (profile.calendarWords.has(token.lower)) return 'common';
  if (profile.capitalisesNouns) return 'open';
  if (style === 'sentence' && !opensStretch(tokens, place)) return 'name';
  if (known.has(tokens, place)) return 'name';
  // 'Order Entry Classic' may begin with a word that is a common one elsewhere.
  const isAlone = !isCapitalised(tokens[place + 1]?.text ?? '');
  return isAlone && known.isWrittenLower(token) ? 'common' : 'open';
}

function styleOf(tokens: Token[], profile: LanguageProfile): Casing['style'] {
  const words = tokens.filter((token) => token.kind === 'word');
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  if (letters >= UPPER_HEADING_MIN_LETTERS && words.every((word) => isShouted(word))) {
    return 'upper';
  }
  const content = words.slice(1).filter((word) => !profile.functionWords.has(word.lower));
  const capitalised = content.filter((word) => isCapitalised(word.text));
  const isTitleCase =
    capitalised.length > 0 && capitalised.length >= content.length * TITLE_CASE_SHARE;
  const first = words[0];
  // 'Our scheduler is Grid Engine': a short sentence may hold no other word that means something.
  const isClause =
    capitalised.length <= NAMES_OF_SHORT_CLAUSE &&
    words.some(({ text }) => profile.copulas.has(text));
  return isTitleCase &&
    !isClause &&
    first !== undefined &&
    isCapitalised(first.text) &&
    !endsAsSentence(tokens)
    ? 'title'
    : 'sentence';
}

function isShouted(word: Token): boolean {
  return word.text === word.text.toUpperCase() && word.text !== word.text.toLowerCase();
}

function endsAsSentence(tokens: Token[]): boolean {
  return tokens.at(-1)?.text === '.';
}

function opensStretch(tokens: Token[], place: number): boolean {
  const before = tokens[place - 1];
  return before === undefined || OPENS_QUOTATION.test(before.text);
}
