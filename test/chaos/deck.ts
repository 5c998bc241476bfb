import { talk } from '../integration/talk.ts';

/** Words that many segments share, so that concepts meet. */
const SHARED = [
  'Ledger',
  'Vault',
  'Beacon',
  'Harbour',
  'Lantern',
  'Compass',
  'Anchor',
  'Orchard',
  'Quarry',
  'Meadow',
  'Foundry',
];

/** In a changed deck, every so manyth segment says something else. */
const CHANGED_EVERY = 8;
const MOVED_SEGMENTS = 2;

export interface ChaosDeck {
  name: string;
  bytes: Uint8Array;
  /** Of each segment its first line, by which its calls are told. */
  topics: string[];
}

/**
 * A deck of so many segments, each of about eight concepts, of which some are shared. Revision 2 is the deck
 * after a change: some segments say something else, the last ones are gone, and as many are new.
 */
export async function chaosDeck(
  subject: string,
  segments: number,
  revision: 1 | 2 = 1,
): Promise<ChaosDeck> {
  const from = revision === 1 ? 1 : MOVED_SEGMENTS + 1;
  const numbers = Array.from({ length: segments }, (_, index) => from + index);
  const topics = Object.fromEntries(
    numbers.map((number): [string, string[]] => [
      `${subject}${number}`,
      linesOf(subject, number, revision === 2 && number % CHANGED_EVERY === 0),
    ]),
  );
  const { name, bytes } = await talk(`${subject.toLowerCase()}.pptx`, topics);
  return { name, bytes, topics: Object.keys(topics) };
}

function linesOf(subject: string, number: number, isChanged: boolean): string[] {
  const shared = (offset: number) => SHARED[(number * offset + offset) % SHARED.length]!;
  const service = `${subject}Service`;
  return [
    `${service}${number} is fed by ${service}${number + 1}, and is kept in the ${shared(1)}.`,
    `The ${shared(3)} is on Host${number % 7} as of ${isChanged ? 'now' : 'old'}; Team${number % 5} is on it.`,
    isChanged
      ? `New: the Successor${number} is in the ${shared(5)}.`
      : `See: the Runbook${number} is in the ${shared(7)}.`,
  ];
}
