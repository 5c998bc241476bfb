import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CONCEPT_TYPES, RELATION_TYPES } from '../../domain/concept.ts';

const text = z.string().min(1);
const slide = z.int().positive();

const named = {
  canonical_name: text,
  concept_type: z.enum(CONCEPT_TYPES),
  surface_form: text,
  other_forms: z.array(text),
  slides: z.array(slide).min(1),
};

const goldSchema = z.strictObject({
  deck: text,
  language: z.string().length(2),
  sections: z.array(z.strictObject({ name: text, slide_from: slide, slide_to: slide })),
  slides: z.array(z.strictObject({ index: slide, title: text, section: text })),
  concepts: z.array(z.strictObject({ ...named, definition: text.nullable() })),
  also_right: z.array(z.strictObject(named)),
  relations: z.array(
    z.strictObject({
      source: text,
      target: text,
      relation_type: z.enum(RELATION_TYPES),
      evidence: text,
      slide,
    }),
  ),
});
export type Gold = z.infer<typeof goldSchema>;

const questionsSchema = z.array(z.strictObject({ question: text, slides: z.array(slide).min(1) }));
export type Questions = z.infer<typeof questionsSchema>;

/** What is to be found in the example deck of that name. */
export async function readGold(name: string): Promise<Gold> {
  return goldSchema.parse(JSON.parse(await readExample(`${name}.gold.json`)));
}

/** What a colleague may ask of it, with the slides that answer. */
export async function readQuestions(name: string): Promise<Questions> {
  return questionsSchema.parse(JSON.parse(await readExample(`${name}.questions.json`)));
}

function readExample(file: string): Promise<string> {
  return readFile(new URL(`../../examples/${file}`, import.meta.url), 'utf8');
}
