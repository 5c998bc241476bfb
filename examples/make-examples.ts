/** Writes the example decks beside this file: `node examples/make-examples.ts`. */
import { writeFile } from 'node:fs/promises';
import { drawDeck } from './draw-deck.ts';
import { reliableServices } from './content/reliable-services/deck.ts';
import { rgpdEnPratique } from './content/rgpd-en-pratique/deck.ts';

for (const content of [reliableServices, rgpdEnPratique]) {
  await writeFile(new URL(`./${content.name}.pptx`, import.meta.url), await drawDeck(content));
}
