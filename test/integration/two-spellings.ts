import { talk } from './talk.ts';

const WORDS = [
  'Grain Barn Mill Field Brook River',
  'Stone Cloud Market Harbour Orchard Meadow',
].flatMap((words) => words.split(' '));

/** A talk of twelve things, each named in two spellings, two things a segment. */
export function twoSpellings(thing: string) {
  const topics = Array.from({ length: 6 }, (_, part): [string, string[]] => [
    `Part ${part + 1}`,
    WORDS.slice(2 * part, 2 * part + 2).flatMap((word) => [
      `${word}${thing} is kept.`,
      `${word}-${thing} is old.`,
    ]),
  ]);
  return talk(`${thing}.pptx`, Object.fromEntries(topics));
}
