import { reliableServices } from '../../examples/content/reliable-services/deck.ts';
import type { DeckSection } from '../../examples/deck-content.ts';
import { drawDeck } from '../../examples/draw-deck.ts';

/** The bytes of a deck of that many slides: those of the example deck in its order, over and over. */
export function makeDeck(slides: number): Promise<Uint8Array> {
  return drawDeck({ ...reliableServices, sections: sectionsOf(slides) });
}

function sectionsOf(slides: number): DeckSection[] {
  const { sections } = reliableServices;
  const taken: DeckSection[] = [];
  let missing = slides;
  for (let at = 0; missing > 0; at += 1) {
    const section = sections[at % sections.length]!;
    const ofSection = section.slides.slice(0, missing);
    const round = Math.floor(at / sections.length) + 1;
    taken.push({ name: `${section.name} ${round}`, slides: ofSection });
    missing -= ofSection.length;
  }
  return taken;
}
