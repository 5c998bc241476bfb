import { possibleKeys } from './canonical-key.ts';
import type { ConceptType } from './concept.ts';
import { repeatedConfidence } from './confidence.ts';
import type { Mention } from './extraction.ts';
import type { DocumentConcept } from './mining.ts';
import type { OntologyEntry } from './ontology.ts';
import { compare, count, mostFrequent } from './order.ts';

/** Lines that are remembered of a concept: one that stands in more different ones is in no footer. */
const MAX_LINES = 3;

interface Definition {
  definition: string;
  confidence: number;
  canonicalName: string;
}

/** What the mentions of one concept come to, added up. */
export class ConceptAccount {
  readonly key: string;
  segments = 0;
  readonly #names = new Map<string, number>();
  readonly #types = new Map<ConceptType, number>();
  readonly #languages = new Map<string, number>();
  readonly #lines = new Set<string>();
  #surest: Definition | null = null;
  #confidence = 0;
  #isPartOfWords = true;
  #standsAlone = true;

  constructor(key: string) {
    this.key = key;
  }

  /** @param line the mention's, as `LineCounter` compares it */
  add(mention: Mention, language: string | null, line: string): void {
    const { canonicalName, conceptType, definition, confidence, surfaceForm, evidence } = mention;
    count(this.#names, canonicalName);
    for (const alias of mention.aliases ?? []) count(this.#names, alias, 0);
    count(this.#types, conceptType);
    if (language !== null) count(this.#languages, language);
    if (this.#lines.size <= MAX_LINES) this.#lines.add(line);
    this.#confidence = Math.max(this.#confidence, confidence);
    this.#isPartOfWords &&= isPartOfWord(surfaceForm, evidence);
    this.#standsAlone &&= isAllOf(surfaceForm, evidence);
    if (definition === null) return;
    const given = { definition, confidence, canonicalName };
    if (this.#surest === null || isSurer(given, this.#surest)) this.#surest = given;
  }

  /** Whether all lines that it was found in are such. */
  standsInLines(such: (line: string) => boolean): boolean {
    return this.#lines.size <= MAX_LINES && [...this.#lines].every(such);
  }

  concept(isOnRepeatedLines: boolean, entry?: OntologyEntry): DocumentConcept {
    const canonicalName = entry?.name ?? this.#name();
    return {
      canonicalKey: this.key,
      canonicalName,
      conceptType: entry?.type ?? mostFrequent(this.#types),
      aliases: [...this.#names.keys()]
        .filter((name) => name !== canonicalName && !this.#isNamed(name))
        .toSorted(compare),
      definition: this.#surest?.definition ?? null,
      confidence: repeatedConfidence(this.#confidence, this.segments),
      segmentCount: this.segments,
      language: this.#languages.size === 0 ? null : mostFrequent(this.#languages),
      inOntology: entry !== undefined,
      isPartOfWords: this.#isPartOfWords,
      standsAlone: this.#standsAlone,
      isOnRepeatedLines,
    };
  }

  /** The most frequent name, of those that have the key by themselves if there are any: an acronym is an alias. */
  #name(): string {
    const own = [...this.#names].filter(([name]) => this.#isNamed(name));
    return mostFrequent(own.length === 0 ? this.#names : new Map(own));
  }

  /** Whether the name is only another form of the concept's own. */
  #isNamed(name: string): boolean {
    return possibleKeys(name).includes(this.key);
  }
}

/** By confidence; among equals the first by name, then by its own words. */
function isSurer(a: Definition, b: Definition): boolean {
  const order =
    b.confidence - a.confidence ||
    compare(a.canonicalName, b.canonicalName) ||
    compare(a.definition, b.definition);
  return order < 0;
}

/** Whether the words stand in the line, and nowhere by themselves. */
function isPartOfWord(words: string, line: string): boolean {
  let at = line.indexOf(words);
  if (at === -1) return false;
  for (; at !== -1; at = line.indexOf(words, at + 1)) {
    if (!isLetter(line[at - 1]) && !isLetter(line[at + words.length])) return false;
  }
  return true;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(character);
}

function isAllOf(words: string, line: string): boolean {
  return line.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') === words.trim();
}
