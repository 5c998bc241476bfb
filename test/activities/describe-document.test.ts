import { describe, expect, it } from 'vitest';
import { describeDocument } from '../../activities/describe-document.ts';
import type { Block, DeckProperties, Slide } from '../../domain/deck.ts';
import type { Segment } from '../../domain/segment.ts';
import { aSegment } from '../domain/builders.ts';

const NO_PROPERTIES: DeckProperties = {
  title: null,
  subject: null,
  author: null,
  keywords: null,
  description: null,
  category: null,
  lastModifiedBy: null,
  language: null,
  created: null,
  modified: null,
};

function aSlide(title: string | null, ...texts: string[]): Slide {
  const blocks = texts.map((text): Block => ({ kind: 'text', text, paragraphs: [] }));
  return { index: 1, hidden: false, section: null, title, layout: 'title', blocks };
}

interface Given {
  properties?: Partial<DeckProperties>;
  slides?: Slide[];
  segments?: Partial<Segment>[];
}

function contextOf({ properties, slides = [], segments = [] }: Given) {
  return describeDocument(
    { properties: { ...NO_PROPERTIES, ...properties }, slides },
    segments.map((segment) => aSegment(segment)),
  );
}

describe('describeDocument', () => {
  it('has nothing to say of an empty deck', async () => {
    expect(await contextOf({})).toEqual({
      title: null,
      purpose: null,
      language: null,
      topics: [],
      glossary: [],
      entities: [],
    });
  });

  it('takes title and purpose from the first slide that is shown, else from the properties', async () => {
    const properties = { title: 'Template', subject: 'A template', description: 'Any' };
    const slides = [{ ...aSlide('Hidden'), hidden: true }, aSlide('Stock', 'How stock\nis kept')];
    expect(await contextOf({ properties, slides })).toMatchObject({
      title: 'Stock',
      purpose: 'How stock is kept',
    });
    expect(await contextOf({ properties, slides: [aSlide(null)] })).toMatchObject({
      title: 'Template',
      purpose: 'A template',
    });
  });

  it('has the language of most of the text, else the one that the file names', async () => {
    const segments = [
      { text: 'Court.', language: 'fr' },
      { text: 'A much longer text.', language: 'en' },
      { text: 'Nobody can tell what this is, however long it may be.', language: null },
    ];
    expect((await contextOf({ segments })).language).toBe('en');
    const properties = { language: 'pt-BR' };
    expect((await contextOf({ properties, segments: [segments[2]!] })).language).toBe('pt');
  });

  it('finds acronyms wherever they are expanded, and foremost terms', async () => {
    const segments = [
      { topicLabel: 'Levels', text: 'Each Service Level Objective (SLO) has an owner.' },
      { topicLabel: 'Levels', text: 'The error budget: what the SLO leaves.' },
      { topicLabel: 'Roles', text: 'DPO: data protection officer' },
    ];
    const context = await contextOf({ segments });
    expect(context.topics).toEqual(['Levels', 'Roles']);
    expect(context.glossary).toEqual([
      { acronym: 'SLO', expansion: 'Service Level Objective' },
      { acronym: 'DPO', expansion: 'data protection officer' },
    ]);
    expect(context.entities).toContain('Service Level Objective');
  });

  it('stays small, whatever the deck', async () => {
    const long = 'Warehouse Ledger keeps stock. '.repeat(200);
    const segments = Array.from({ length: 300 }, (_, index) => ({
      topicLabel: `${index} ${'Topic '.repeat(index % 30)}`,
      text: `Module ${index} (MX${index}) and ${long}`,
    }));
    const properties = { title: long, description: long };
    const context = await contextOf({ properties, slides: [aSlide(long, long)], segments });
    expect(JSON.stringify(context).length).toBeLessThan(6000);
    expect(context.title).toHaveLength(150);
    expect(context.purpose).toHaveLength(300);
  });
});
