import type { Deck, Slide } from '../domain/deck.ts';
import type { DocumentContext, GlossaryEntry } from '../domain/document-context.ts';
import type { Segment } from '../domain/segment.ts';

const TITLE_MAX_CHARS = 150;
const PURPOSE_MAX_CHARS = 300;
const TERM_MAX_CHARS = 80;
const MAX_TOPICS = 12;
const MAX_GLOSSARY = 40;
const MAX_ENTITIES = 20;

const FALLBACK_LANGUAGE = 'en';

/**
 * What every reader of a segment is told of the deck, by rule and without a call: its title, its purpose by its own
 * words, the language of most of it, its topics, the acronyms that it expands, and its foremost terms by a sample.
 */
export async function describeDocument(
  { properties, slides }: Pick<Deck, 'properties' | 'slides'>,
  segments: Segment[],
): Promise<DocumentContext> {
  const [first] = slides.filter(({ hidden }) => !hidden);
  const language = languageOf(segments) ?? baseOf(properties.language);
  const readAs = language ?? FALLBACK_LANGUAGE;
  // Its word lists take their time to load, which a deck without text need not cost.
  const { foremostTerms, glossaryOf } =
    segments.length === 0 ? NOTHING_TO_READ : await import('../llm/local/document-terms.ts');
  return {
    title: shortened(first?.title ?? properties.title, TITLE_MAX_CHARS),
    // What a program wrote into the properties is often all that is there, so they come last.
    purpose: shortened(
      textOf(first) ?? properties.subject ?? properties.description,
      PURPOSE_MAX_CHARS,
    ),
    language,
    topics: bounded(
      segments.map(({ topicLabel }) => topicLabel),
      MAX_TOPICS,
    ),
    glossary: glossaryOf(segments, readAs).filter(isShort).slice(0, MAX_GLOSSARY),
    entities: bounded(foremostTerms(segments, readAs), MAX_ENTITIES),
  };
}

const NOTHING_TO_READ = { foremostTerms: () => [], glossaryOf: () => [] };

/** The language of most characters of the text whose language is known. */
function languageOf(segments: Segment[]): string | null {
  const characters = new Map<string, number>();
  for (const { language, text } of segments) {
    if (language === null) continue;
    characters.set(language, (characters.get(language) ?? 0) + text.length);
  }
  const [most] = [...characters].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}

/** The language of a BCP 47 tag. */
function baseOf(tag: string | null): string | null {
  return tag?.split(/[-_]/, 1)[0]?.toLowerCase() ?? null;
}

/** What a title slide says beside its title. */
function textOf(slide: Slide | undefined): string | null {
  const texts = slide?.blocks.filter(({ kind }) => kind === 'text') ?? [];
  return texts.length === 0 ? null : texts.map(({ text }) => text).join(' ');
}

function isShort({ acronym, expansion }: GlossaryEntry): boolean {
  return acronym.length + expansion.length <= TERM_MAX_CHARS;
}

function bounded(terms: string[], most: number): string[] {
  const shortTerms = terms.map((term) => oneLine(term)).filter((term) => term !== '');
  return [...new Set(shortTerms)].filter((term) => term.length <= TERM_MAX_CHARS).slice(0, most);
}

function shortened(text: string | null, most: number): string | null {
  const line = oneLine(text ?? '');
  if (line === '') return null;
  return line.length <= most ? line : `${line.slice(0, most - 1).toWellFormed()}…`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
