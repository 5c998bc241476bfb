import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { z } from 'zod';

const textSchema = z.object({ kind: z.string().optional(), text: z.string() });

const slideSchema = z.object({
  index: z.number(),
  title: z.string().nullish(),
  hidden: z.boolean().optional(),
  section: z.string().nullish(),
  texts: z.array(textSchema),
  ordered: z.boolean().optional(),
  /** Texts that stand once on the slide. */
  once: z.array(z.string()).optional(),
  /** Pairs of words that do not run together. */
  separate: z.array(z.tuple([z.string(), z.string()])).optional(),
  /** Items of a diagram with their levels. */
  hierarchy: z.array(z.object({ text: z.string(), level: z.number() })).optional(),
  table: z.array(z.object({ row: z.number(), col: z.number(), text: z.string() })).optional(),
  /** Values of the series of a chart. */
  values: z.array(z.array(z.number())).optional(),
});

const expectationSchema = z.object({
  expect: z.enum(['ok', 'error', 'error-or-safe']),
  slides: z.array(slideSchema).optional(),
  must_not: z.array(z.string()).optional(),
  limits: z.object({ seconds: z.number(), rss_mb: z.number() }).optional(),
});

const truthSchema = z.array(
  z.object({
    deck: z.string(),
    expect: z.enum(['ok', 'error', 'error-or-safe']),
    slide_count: z.number().optional(),
    hidden: z.array(z.number()).optional(),
    must: z.array(z.object({ slide: z.number(), text: z.string() })).optional(),
    note: z.string().optional(),
  }),
);

export type ExpectedSlide = z.infer<typeof slideSchema>;

/** What is to come of a deck. */
export type Expectation = z.infer<typeof expectationSchema> & {
  /** How many slides there are, where the list of slides is not the whole deck. */
  slideCount?: number;
};

export interface DeckCase {
  file: string;
  /** The file's name, without its folder. */
  name: string;
  expectation: Expectation | null;
}

const EXTENSIONS = new Set(['.pptx', '.pptm', '.potx', '.potm', '.ppsx', '.ppsm']);

/**
 * The decks in a folder and below. What is to come of one stands beside it in `<deck>.expected.json` or in a
 * `<name>.json` with slides, or in the folder's `truth.json`.
 */
export async function findDecks(folder: string): Promise<DeckCase[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const cases: DeckCase[] = [];
  for (const file of files) {
    cases.push({ file, name: basename(file), expectation: await expectationOf(file) });
  }
  return cases;
}

async function expectationOf(file: string): Promise<Expectation | null> {
  const beside = await readJson(`${file}.expected.json`);
  if (beside !== undefined) return expectationSchema.parse(beside);
  const ofName = expectationSchema.safeParse(
    await readJson(`${file.slice(0, -extname(file).length)}.json`),
  );
  if (ofName.success) return ofName.data;
  const truth = await readJson(join(dirname(file), 'truth.json'));
  const known = truthSchema.parse(truth ?? []).find(({ deck }) => deck === basename(file));
  return known === undefined ? null : fromTruth(known);
}

function fromTruth(known: z.infer<typeof truthSchema>[number]): Expectation {
  const { slide_count, hidden, must, note = '' } = known;
  // The list knows `ok` and `error` alone, and says in words where an error is but one of two good ends.
  const expect = note.includes('or whatever can be read') ? 'error-or-safe' : known.expect;
  const indexes = new Set([...(must ?? []).map(({ slide }) => slide), ...(hidden ?? [])]);
  const slides = [...indexes].map((index) => ({
    index,
    ...(hidden === undefined ? {} : { hidden: hidden.includes(index) }),
    texts: (must ?? []).filter(({ slide }) => slide === index).map(({ text }) => ({ text })),
  }));
  return { expect, slides, ...(slide_count === undefined ? {} : { slideCount: slide_count }) };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
