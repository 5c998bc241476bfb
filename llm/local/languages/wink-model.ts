import { createRequire } from 'node:module';
import type winkNLP from 'wink-nlp';
import type { Tokens, WinkMethods } from 'wink-nlp';

const require = createRequire(import.meta.url);

/** What the model says of a word in its sentence. */
export interface WordReading {
  /** Universal part-of-speech tag. */
  partOfSpeech: string;
  /** Whether the model's lexicon, some 87,000 words, has it. */
  isKnown: boolean;
  /** Whether the word is its own dictionary form. */
  isBaseForm: boolean;
}

/** The library's helpers are plain functions that are handed over; its declarations call them methods. */
type Helper<Out> = (this: void, index: number, data: unknown) => Out;
interface UnboundHelpers {
  value: Helper<string>;
  precedingSpaces: Helper<string>;
  pos: Helper<string>;
  lemma: Helper<string>;
  uniqueId: Helper<number>;
}

/** wink-nlp with its English model: 100 ms and 25 MB to load the first time, 60 ms for another instance. */
export class WinkModel {
  /** The model keeps every word it has met, so whoever reads much with it should make a new one in time. */
  tokensRead = 0;
  readonly #nlp: WinkMethods;
  readonly #its: UnboundHelpers;
  readonly #firstUnknownId: number;

  constructor() {
    const wink = require('wink-nlp') as typeof winkNLP;
    const model = require('wink-eng-lite-web-model') as Parameters<typeof winkNLP>[0];
    this.#nlp = wink(model, ['sbd', 'pos']);
    this.#its = this.#nlp.its as unknown as UnboundHelpers;
    // Words of the lexicon have the lowest numbers; the first word outside it gets the first one above.
    this.#firstUnknownId = this.#idsOf(this.#nlp.readDoc('qzxvj').tokens())[0]!;
  }

  /** Readings of the words of one sentence, one for each; no word may hold a blank. */
  read(words: readonly string[]): WordReading[] {
    this.tokensRead += words.length;
    const tokens = this.#nlp.readDoc(words.join(' ')).tokens();
    const values = tokens.out(this.#its.value);
    const blanks = tokens.out(this.#its.precedingSpaces);
    const tags = tokens.out(this.#its.pos);
    const lemmas = tokens.out(this.#its.lemma);
    const ids = this.#idsOf(tokens);

    let next = 0;
    let end = 0;
    let wordEnd = -1;
    return words.map((word) => {
      wordEnd += word.length + 1;
      const reading: WordReading = { partOfSpeech: 'X', isKnown: true, isBaseForm: true };
      // The model splits some words further; the last part is the one that says what the word is.
      while (next < values.length && end < wordEnd) {
        end += blanks[next]!.length + values[next]!.length;
        reading.partOfSpeech = tags[next]!;
        reading.isBaseForm = lemmas[next] === word.toLowerCase();
        reading.isKnown &&= ids[next]! < this.#firstUnknownId;
        next++;
      }
      return reading;
    });
  }

  #idsOf(tokens: Tokens): number[] {
    return tokens.out(this.#its.uniqueId) as number[];
  }
}
