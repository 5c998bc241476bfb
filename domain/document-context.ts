/** An acronym with what it stands for. */
export interface GlossaryEntry {
  acronym: string;
  expansion: string;
}

/**
 * What a reader of one segment is told of the document around it: the same for all segments of a document. Every part
 * is bounded, since it goes into every prompt.
 */
export interface DocumentContext {
  title: string | null;
  /** What the document is for, in its own words. */
  purpose: string | null;
  /** ISO 639-1 code of the language of most of its text. */
  language: string | null;
  /** What it is about, in order, as its segments are called. */
  topics: string[];
  /** Acronyms that it expands anywhere. */
  glossary: GlossaryEntry[];
  /** Its foremost terms. */
  entities: string[];
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}.&+/-]*[\p{L}\p{N}])?/gu;

/**
 * The entries of the document's glossary that a segment may need: those whose acronym stands in its text, in the order
 * of the acronyms. A segment's reading depends on no other part of the context, see docs/decisions/document-context.md.
 */
export function glossaryFor(
  text: string,
  { glossary }: Pick<DocumentContext, 'glossary'>,
): GlossaryEntry[] {
  if (glossary.length === 0) return [];
  const words = new Set((text.match(WORD) ?? []).flatMap((word) => [word, ...word.split(/[/-]/)]));
  return glossary
    .filter(({ acronym }) => words.has(acronym) || words.has(`${acronym}s`))
    .toSorted((a, b) => (a.acronym < b.acronym ? -1 : 1));
}
