import { readCasing, type Casing } from './casing.ts';
import type { LanguageProfile } from './languages/profile.ts';
import { splitSentences, type Sentence } from './sentences.ts';
import type { Segment } from '../../domain/segment.ts';
import { tokenize, type Token } from './tokens.ts';

/** Part of speech, as coarse as noun phrases and relations need it. */
export type Tag =
  | 'noun'
  | 'name'
  | 'adjective'
  | 'verb'
  | 'participle'
  | 'gerund'
  | 'adverb'
  | 'preposition'
  | 'determiner'
  | 'pronoun'
  | 'conjunction'
  | 'number'
  | 'mark';

export interface TaggedToken extends Token {
  tag: Tag;
}

export interface TaggedSentence extends Sentence {
  tokens: TaggedToken[];
  /** Whether capitals tell names from words in it; not in a title-case heading. */
  casing: Casing['style'];
}

/** Gives the tags of a sentence's words, one for each token. */
export type Tagger = (tokens: Token[], casing: Casing) => Tag[];

/** Sentences are tagged in stretches of at most so many tokens, to bound what a tagger is handed at once. */
const STRETCH_MAX_TOKENS = 250;

/** Cuts a segment into sentences and tags every word by the language's tagger. */
export function tagSegment(
  segment: Pick<Segment, 'text' | 'slides' | 'topicLabel'>,
  profile: LanguageProfile,
): TaggedSentence[] {
  const stretches = splitSentences(segment, profile.abbreviations).flatMap((sentence) =>
    cutLong(sentence, tokenize(sentence.text, sentence.start, profile.elision)),
  );
  const casings = readCasing(
    stretches.map(({ tokens }) => tokens),
    profile,
  );
  const tagger = profile.loadTagger();
  return stretches.map(({ sentence, tokens }, index) => {
    const casing = casings[index]!;
    const tags = tagger(tokens, casing);
    const tagged = tokens.map((token, place) => ({ ...token, tag: tags[place]! }));
    return { ...sentence, casing: casing.style, tokens: joinNames(tagged, profile) };
  });
}

/**
 * In `Securities and Exchange Commission` and `loi Informatique et Libertés` the conjunction is of the name, and in
 * `St Mary's Hospital` and `Little's law` the ending of the possessive is.
 */
function joinNames(tokens: TaggedToken[], profile: LanguageProfile): TaggedToken[] {
  const { ENTITY, STANDARD } = profile.typeWords;
  const classes = (place: number): boolean => {
    const word = tokens[place]?.lower ?? '';
    return ENTITY.heads.has(word) || STANDARD.heads.has(word);
  };
  const isPossessiveOfName = (place: number): boolean => {
    if (tokens[place - 1]?.tag !== 'name' || !POSSESSIVE_ENDING.test(tokens[place]!.text))
      return false;
    if (profile.eponymHeads.has(tokens[place + 1]?.lower ?? '')) return true;
    let last = place + 1;
    while (tokens[last + 1]?.tag === 'name') last++;
    return tokens[last]?.tag === 'name' && classes(last);
  };
  return tokens.map((token, place) => {
    if (isPossessiveOfName(place) || (place > 1 && isPossessiveOfName(place - 1))) {
      return { ...token, tag: 'name' };
    }
    const isBetweenNames =
      token.tag === 'conjunction' &&
      tokens[place - 1]?.tag === 'name' &&
      tokens[place + 1]?.tag === 'name';
    if (!isBetweenNames) return token;
    if (profile.headPosition === 'first') {
      return classes(place - 2) ? { ...token, tag: 'name' } : token;
    }
    let last = place + 1;
    while (tokens[last + 1]?.tag === 'name') last++;
    return last > place + 1 && classes(last) ? { ...token, tag: 'name' } : token;
  });
}

const POSSESSIVE_ENDING = /^['’]s$/u;

function cutLong(sentence: Sentence, tokens: Token[]): { sentence: Sentence; tokens: Token[] }[] {
  if (tokens.length <= STRETCH_MAX_TOKENS) return [{ sentence, tokens }];
  const stretches = [];
  for (let first = 0; first < tokens.length; first += STRETCH_MAX_TOKENS) {
    const part = tokens.slice(first, first + STRETCH_MAX_TOKENS);
    const { start } = part[0]!;
    const { end } = part.at(-1)!;
    const text = sentence.text.slice(start - sentence.start, end - sentence.start);
    stretches.push({ sentence: { ...sentence, text, start, end, fillsLine: false }, tokens: part });
  }
  return stretches;
}
