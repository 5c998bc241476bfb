/** A word, number, mark or address of a sentence. Offsets are within the segment's text. */
export interface Token {
  text: string;
  /** NFC and lower case, with typewriter apostrophes and hyphens: what word lists are asked for. */
  lower: string;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'mark' | 'address';
}

/** Longer runs of letters are no words of any language; they are not analysed. */
const WORD_MAX_CHARS = 60;
/** Longer runs without a blank are data, not words; it also bounds what the expressions below see. */
const CHUNK_MAX_CHARS = 240;
const SPACELESS_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const NUMBER =
  /^[+±~≈<>]?\d+(?:[.,:/\u00A0-]\d+)*(?:[%‰°€$£]|[a-z]{1,3}|ème|[kKMGT]?(?:B|Hz|W|Wh|[Bb]its?|[Bb]ytes?|[Bb]ps))?$/u;
const ADDRESS =
  /^(?:\w+:\/\/|www\.|\.{0,2}\/\w|[a-z]:\\)|^[^@\s]+@[^@\s]+\.[^@\s]|^[\w-]+(?:\.[\w-]+)+\/|^[+(]*(?:\d[.()-]*){9,}$/iu;
const WORD_OR_MARK =
  /\d+(?:[.,:/]\d+)+(?:[%‰]|\/\p{Lu}+(?!\p{L}))?|[\p{L}\p{N}\p{M}]+(?:[-‐‑'’.&_+][\p{L}\p{N}\p{M}]+)*(?:(?<=\p{L})\+{1,2}(?![\p{L}\p{N}])|#)?|[^\s]/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const UPPER_PAIR = /^\p{Lu}[\p{Lu}\p{N}]*$/u;
const UPPER_OR_NUMBERED = /^\p{N}*\p{Lu}[\p{Lu}\p{N}]*$/u;
const OUTER_MARKS = /^[("'“‘«[{]+|[)"'”’»\]},;:!?.]+$/gu;
/** `W.` in `Ryen W. White`. */
const INITIAL = /^\p{Lu}\.$/u;
const POSSESSIVE = /^(.+)(['’]s)$/u;

/**
 * Cuts a sentence into tokens; joined to `start`, their offsets give the verbatim text. `elision` matches the
 * part of a word that stands for a word of its own, such as `l'`. Takes time linear in the length.
 */
export function tokenize(text: string, start: number, elision: RegExp | null): Token[] {
  const tokens: Token[] = [];
  for (const chunk of text.matchAll(/\S+/g)) {
    const offset = start + chunk.index;
    if (SPACELESS_SCRIPT.test(chunk[0])) {
      tokens.push(...segmentSpaceless(chunk[0], offset));
    } else if (chunk[0].length > CHUNK_MAX_CHARS) {
      tokens.push(token(chunk[0], offset, 'mark'));
    } else if (ADDRESS.test(chunk[0].replaceAll(OUTER_MARKS, ''))) {
      tokens.push(token(chunk[0], offset, 'address'));
    } else if (INITIAL.test(chunk[0]) && chunk.index + chunk[0].length < text.length) {
      tokens.push(token(chunk[0], offset, 'word'));
    } else {
      for (const match of chunk[0].matchAll(WORD_OR_MARK)) {
        tokens.push(...splitWord(match[0], offset + match.index, elision));
      }
    }
  }
  return joinSlashed(tokens);
}

function splitWord(text: string, offset: number, elision: RegExp | null): Token[] {
  if (!LETTER_OR_DIGIT.test(text) || text.length > WORD_MAX_CHARS) {
    return [token(text, offset, 'mark')];
  }
  if (NUMBER.test(text)) return [token(text, offset, 'number')];
  const elided = elision?.exec(text)?.[0] ?? '';
  if (elided !== '' && elided.length < text.length) {
    return [
      token(elided, offset, 'word'),
      ...splitWord(text.slice(elided.length), offset + elided.length, null),
    ];
  }
  const possessive = POSSESSIVE.exec(text);
  if (possessive !== null) {
    const [, owner, ending] = possessive as unknown as [string, string, string];
    return [token(owner, offset, 'word'), token(ending, offset + owner.length, 'mark')];
  }
  return [token(text, offset, 'word')];
}

const words = new Intl.Segmenter('en', { granularity: 'word' });

function segmentSpaceless(text: string, offset: number): Token[] {
  return Array.from(words.segment(text), ({ segment, index, isWordLike }) =>
    token(
      segment,
      offset + index,
      isWordLike !== true ? 'mark' : NUMBER.test(segment) ? 'number' : 'word',
    ),
  );
}

/** `ISO/IEC`, `CI/CD` and `S/4HANA` are one word, `traces/logs` two. */
function joinSlashed(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (const next of tokens) {
    const slash = joined.at(-1);
    const before = joined.at(-2);
    if (
      slash?.text === '/' &&
      before?.end === slash.start &&
      slash.end === next.start &&
      UPPER_OR_NUMBERED.test(next.text) &&
      before.text.split('/').every((part) => UPPER_PAIR.test(part))
    ) {
      joined.splice(-2, 2, token(`${before.text}/${next.text}`, before.start, 'word'));
    } else {
      joined.push(next);
    }
  }
  return joined;
}

function token(text: string, start: number, kind: Token['kind']): Token {
  return { text, lower: foldWord(text), start, end: start + text.length, kind };
}

/** The form in which words are compared: NFC, lower case, typewriter apostrophes and hyphens. */
export function foldWord(word: string): string {
  return word.normalize('NFC').toLowerCase().replaceAll('’', "'").replaceAll(/[‐‑]/g, '-');
}
