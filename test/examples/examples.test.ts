import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CONCEPT_TYPES, RELATION_TYPES } from '../../domain/concept.ts';
import { sha256 } from '../../domain/ids.ts';
import { reliableServices } from '../../examples/content/reliable-services/deck.ts';
import { rgpdEnPratique } from '../../examples/content/rgpd-en-pratique/deck.ts';
import { drawDeck } from '../../examples/draw-deck.ts';
import { readGold, readQuestions } from './gold.ts';
import type { Gold } from './gold.ts';
import { readPackageText } from './package-text.ts';
import type { SlideText } from './package-text.ts';

const DECKS = [
  { content: rgpdEnPratique, slideCount: 15, sectionCount: 5, questionCount: 8 },
  { content: reliableServices, slideCount: 50, sectionCount: 10, questionCount: 12 },
];

describe.each(DECKS)('$content.name', async ({ content, ...counts }) => {
  const committed = await readFile(new URL(`../../examples/${content.name}.pptx`, import.meta.url));
  const slides = await readPackageText(committed);
  const gold = await readGold(content.name);
  const questions = await readQuestions(content.name);

  const says = (slide: number, text: string) =>
    slides[slide - 1]?.paragraphs.some((paragraph) => paragraph.includes(text)) ?? false;

  it('is what the script makes', async () => {
    expect(sha256(await drawDeck(content))).toBe(sha256(committed));
    // A chart drawn before in the same process must leave no mark.
    expect(sha256(await drawDeck(content))).toBe(sha256(committed));
  });

  it('is small enough for the repository', () => {
    expect(committed.byteLength).toBeLessThan(600_000);
  });

  it('has its slides, each with a title in a title placeholder', () => {
    expect(slides).toHaveLength(counts.slideCount);
    expect(slides.map(({ index, title, section }) => ({ index, title, section }))).toEqual(
      gold.slides,
    );
  });

  it('has its sections', () => {
    expect(gold.sections).toHaveLength(counts.sectionCount);
    expect(
      slides.map(({ index }) => gold.sections.find((section) => contains(section, index))?.name),
    ).toEqual(slides.map(({ section }) => section));
  });

  it('names no concept twice', () => {
    const names = [...gold.concepts, ...gold.also_right].map(({ canonical_name }) =>
      canonical_name.toLowerCase(),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('says every form of every concept on one of its slides', () => {
    const missing = [...gold.concepts, ...gold.also_right].flatMap((concept) =>
      formsOf(concept).filter((form) => !concept.slides.some((slide) => says(slide, form))),
    );
    expect(missing).toEqual([]);
  });

  it('names every concept on each of its slides', () => {
    const missing = [...gold.concepts, ...gold.also_right].flatMap((concept) =>
      concept.slides
        .filter((slide) => !formsOf(concept).some((form) => says(slide, form)))
        .map((slide) => `${concept.canonical_name} on ${slide}`),
    );
    expect(missing).toEqual([]);
  });

  it('gives every definition on a slide of its concept', () => {
    expect(
      gold.concepts.filter(
        ({ definition, slides: on }) =>
          definition !== null && !on.some((slide) => says(slide, definition)),
      ),
    ).toEqual([]);
  });

  it('gives the evidence of every relation, between concepts of gold', () => {
    const names = new Set(gold.concepts.map(({ canonical_name }) => canonical_name));
    expect(gold.relations.filter(({ slide, evidence }) => !says(slide, evidence))).toEqual([]);
    expect(
      gold.relations.filter(({ source, target }) => !names.has(source) || !names.has(target)),
    ).toEqual([]);
  });

  it('answers its questions on slides that it has', () => {
    expect(questions).toHaveLength(counts.questionCount);
    const asked = questions.flatMap((question) => question.slides);
    expect(asked.filter((index) => index > slides.length)).toEqual([]);
  });
});

describe('reliable-services', async () => {
  const slides = await slidesOf('reliable-services');
  const gold = await readGold('reliable-services');

  it('has concepts and relations of every type', () => {
    expect(new Set(gold.concepts.map((concept) => concept.concept_type))).toEqual(
      new Set(CONCEPT_TYPES),
    );
    expect(new Set(gold.relations.map((relation) => relation.relation_type))).toEqual(
      new Set(RELATION_TYPES),
    );
  });

  it('has tables, bar and line charts, links, and notes on every slide', () => {
    expect(slides.filter(({ tables }) => tables > 0).length).toBeGreaterThanOrEqual(10);
    expect(new Set(slides.flatMap(({ charts }) => charts.map(({ kind }) => kind)))).toEqual(
      new Set(['c:barChart', 'c:lineChart']),
    );
    expect(slides.flatMap(({ links }) => links)).toContain('https://opentelemetry.io/docs/');
    expect(slides.filter(({ notes }) => notes.length === 0)).toEqual([]);
  });

  it('has a title and axis titles on its charts', () => {
    expect(slides.find(({ title }) => title === 'Why a busy server is a slow one')?.charts).toEqual(
      [
        {
          kind: 'c:lineChart',
          paragraphs: expect.arrayContaining([
            'Mean response time of a single server (M/M/1 queue)',
            'Utilisation of the server',
            'Multiples of the service time',
          ]),
        },
      ],
    );
  });
});

describe('rgpd-en-pratique', async () => {
  const slides = await slidesOf('rgpd-en-pratique');

  it('keeps to French typography', () => {
    const wrong = /[^\u00a0\u202f][;:!?»%]|«[^\u00a0]|'/u;
    const paragraphs = slides.flatMap((slide) => slide.paragraphs);
    expect(paragraphs.filter((paragraph) => wrong.test(paragraph))).toEqual([]);
  });
});

function formsOf(
  concept: Pick<Gold['concepts'][number], 'surface_form' | 'other_forms'>,
): string[] {
  return [concept.surface_form, ...concept.other_forms];
}

function contains(section: { slide_from: number; slide_to: number }, slide: number): boolean {
  return section.slide_from <= slide && slide <= section.slide_to;
}

async function slidesOf(name: string): Promise<SlideText[]> {
  return readPackageText(await readFile(new URL(`../../examples/${name}.pptx`, import.meta.url)));
}
