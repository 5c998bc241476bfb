import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { CONCEPT_TYPES } from '../../domain/concept.ts';

const conceptSchema = z.object({
  canonical_name: z.string(),
  concept_type: z.enum(CONCEPT_TYPES),
  surface_form: z.string(),
  other_forms: z.array(z.string()).default([]),
});

const goldSchema = z.object({
  language: z.string().optional(),
  concepts: z.array(conceptSchema).min(1),
  also_right: z.array(conceptSchema).default([]),
});

export type GoldConcept = z.infer<typeof conceptSchema>;
export type Gold = z.infer<typeof goldSchema>;

/** A deck, and the concepts that are to be found in it. */
export interface GoldDeck {
  file: string;
  gold: Gold;
}

/**
 * The decks of a folder that have gold beside them, in `<name>.gold.json` or `<name>.json`: concepts as
 * `examples/README.md` describes them. Other JSON files are left alone.
 */
export async function findGoldDecks(folder: string): Promise<GoldDeck[]> {
  const names = new Set(await readdir(folder));
  const decks: GoldDeck[] = [];
  for (const name of [...names].filter((each) => extname(each) === '.pptx').toSorted()) {
    const stem = name.slice(0, -'.pptx'.length);
    const beside = [`${stem}.gold.json`, `${stem}.json`].find((each) => names.has(each));
    if (beside === undefined) continue;
    const gold = goldSchema.safeParse(JSON.parse(await readFile(join(folder, beside), 'utf8')));
    if (gold.success) decks.push({ file: join(folder, name), gold: gold.data });
  }
  return decks;
}
