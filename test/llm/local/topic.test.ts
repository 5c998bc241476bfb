import { describe, expect, test } from 'vitest';
import { isTopic } from '../../../llm/local/topic.ts';
import { tagLines, wordsOf } from './tagged.ts';

/** Whether the words, found in the line below a title, are its topic. */
function isTopicOf(language: string, line: string, words: string): boolean {
  const { sentences, profile } = tagLines(language, line);
  const { tokens } = sentences[0]!;
  for (let first = 0; first < tokens.length; first++) {
    for (let last = first; last < tokens.length; last++) {
      if (wordsOf(tokens, first, last) === words) {
        return isTopic({ sentence: 0, first, last }, sentences, profile);
      }
    }
  }
  throw new Error(`“${words}” is not in “${line}”.`);
}

describe('the topic of a line', () => {
  test.each([
    ['en', 'The output floor limits how far models go', 'output floor'],
    ['en', 'Media fill: a simulation of the process', 'Media fill'],
    ['en', 'Service discovery (Consul)', 'Service discovery'],
    ['en', 'Hand hygiene', 'Hand hygiene'],
    ['en', 'order batching, price promotions', 'price promotions'],
    ['fr', 'La carte Vitale ne suffit pas', 'carte Vitale'],
    ['fr', "Le gel des avoirs s'applique sans délai", 'gel des avoirs'],
  ])('%s: in “%s” is “%s”', (language, line, words) => {
    expect(isTopicOf(language, line, words)).toBe(true);
  });

  test.each([
    ['en', 'The output floor limits the models', 'models'],
    ['en', 'Our output floor limits the models', 'output floor'],
    ['en', 'The person who leads the team', 'person'],
    ['fr', 'Le filtrage compare les noms', 'noms'],
  ])('%s: in “%s” is not “%s”', (language, line, words) => {
    expect(isTopicOf(language, line, words)).toBe(false);
  });
});
