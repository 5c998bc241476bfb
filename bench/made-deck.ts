import { buildDeck } from '../test/pptx/deck-builder.ts';
import { shape, title } from '../test/pptx/deck-xml.ts';

/** Names that many segments share: what they say together is for the mining and the gatekeeper. */
const SHARED_NAMES = 400;
const LINES = 8;

const VERBS = ['stores', 'watches', 'forwards', 'replaces', 'measures', 'protects', 'schedules'];
const OBJECTS = [
  'every order that arrives before the shop opens in the morning',
  'the reports which the auditors of the region ask for each quarter',
  'messages from the plants and the lorries on their way to the port',
  'what customers wrote about the delivery during the last two weeks',
  'the readings of the sensors below the deck and in the engine room',
];

/**
 * A deck of so many sections with one slide each, so of so many segments, of about 900 characters. A segment names
 * eight systems: six that other segments name as well, and two of its own.
 *
 * @param subject decks of different subjects have no segment in common, so nothing is known of one from the other
 */
export async function makeDeck(subject: string, segments: number): Promise<Uint8Array> {
  return buildDeck({
    slides: Array.from({ length: segments }, (_, index) => {
      const topic = `${subject} ${index + 1}`;
      return {
        section: topic,
        shapes:
          title(topic) +
          shape({ text: linesOf(subject, index), box: [0, 2_000_000, 9_000_000, 3_000_000] }),
      };
    }),
  });
}

function linesOf(subject: string, segment: number): string[] {
  return Array.from({ length: LINES }, (_, line) => {
    const number = segment * LINES + line;
    const name =
      line < 2
        ? `${subject}System${segment}v${line}`
        : `${subject}Service${(segment * 31 + line * line * 7) % SHARED_NAMES}`;
    const verb = VERBS[number % VERBS.length]!;
    // A short word, so that the simulated model takes the name alone for a concept.
    return `${name} now ${verb} ${OBJECTS[(number * 3 + line) % OBJECTS.length]!}, as agreed in the year ${1980 + (number % 40)}.`;
  });
}
