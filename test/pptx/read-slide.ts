import type { Block, Slide } from '../../domain/deck.ts';
import { parseDeck, type ParseDeckOptions } from '../../pptx/parse-deck.ts';
import { buildDeck, type DeckSpec, type SlideSpec } from './deck-builder.ts';

/** The only slide of a deck made of `slide`; `deck` gives what is around it. */
export async function readOnlySlide(
  slide: SlideSpec,
  deck: Partial<DeckSpec> = {},
  options: ParseDeckOptions = {},
): Promise<Slide & { warnings: string[] }> {
  const parsed = await parseDeck(await buildDeck({ ...deck, slides: [slide] }), options);
  const [only] = parsed.slides;
  if (only === undefined) throw new Error('The deck has no slide.');
  return { ...only, warnings: parsed.warnings.map(({ part, message }) => `${part}: ${message}`) };
}

export function textsOf(blocks: readonly Block[]): string[] {
  return blocks.map(({ text }) => text);
}
