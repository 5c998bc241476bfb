import { buildDeck } from '../pptx/deck-builder.ts';
import { shape, title } from '../pptx/deck-xml.ts';

/** A talk of one section for each topic, with a slide that says its words: one segment a topic. */
export async function talk(
  name: string,
  topics: Record<string, string[]>,
): Promise<{ name: string; bytes: Uint8Array }> {
  const slides = Object.entries(topics).map(([topic, lines]) => ({
    section: topic,
    shapes: title(topic) + shape({ text: lines, box: [0, 2_000_000, 9_000_000, 3_000_000] }),
  }));
  return { name, bytes: await buildDeck({ slides }) };
}

/**
 * A talk of so many topics, called `${subject} 1` and on. Another subject has other words, since what was once
 * read of a text is known for every document of the tenant.
 */
export async function longTalk(
  subject: string,
  topics: number,
): Promise<{ name: string; bytes: Uint8Array }> {
  const numbered = Array.from({ length: topics }, (_, index): [string, string[]] => {
    const number = index + 1;
    return [
      `${subject} ${number}`,
      [
        `${subject}Service${number} stores orders for Customer${number}.`,
        `Operator${number} watches ${subject}Service${number}.`,
      ],
    ];
  });
  return talk(`${subject.toLowerCase()}.pptx`, Object.fromEntries(numbered));
}
