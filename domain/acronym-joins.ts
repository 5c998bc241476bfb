import { canonicalKey } from './canonical-key.ts';
import type { Extraction } from './extraction.ts';
import type { DocumentConcept } from './mining.ts';
import type { NameJoin } from './name-joins.ts';
import { count } from './order.ts';

/** Gathers what a document's segments say acronyms stand for. */
export class AcronymCounter {
  readonly #expansions = new Map<string, Map<string, number>>();

  /** Takes the glossary of a segment, and what its lines say in brackets: 'Service Level Objective (SLO)'. */
  add({ language = null, glossary = [], mentions }: Extraction): void {
    for (const { acronym, expansion } of glossary) this.#add(acronym, expansion, language);
    for (const { surfaceForm, evidence } of mentions) {
      const after = evidence.slice(evidence.indexOf(surfaceForm) + surfaceForm.length);
      const inBrackets = /^\s*\(([^()]{2,80})\)/u.exec(after)?.[1];
      if (inBrackets === undefined) continue;
      const [acronym, expansion] =
        inBrackets.length < surfaceForm.length
          ? [inBrackets, surfaceForm]
          : [surfaceForm, inBrackets];
      if (isAcronymOf(acronym, expansion)) this.#add(acronym, expansion, language);
    }
  }

  /** The one thing that the acronym stands for in the document; undefined when there are several, or none. */
  expansionOf(acronymKey: string): string | undefined {
    const expansions = [...(this.#expansions.get(acronymKey)?.keys() ?? [])];
    return expansions.length === 1 ? expansions[0] : undefined;
  }

  /** Whether the document has several things that the acronym stands for. */
  isAmbiguous(acronymKey: string): boolean {
    return (this.#expansions.get(acronymKey)?.size ?? 0) > 1;
  }

  #add(acronym: string, expansion: string, language: string | null): void {
    const key = canonicalKey(acronym, language);
    const expansions = this.#expansions.get(key) ?? new Map<string, number>();
    this.#expansions.set(key, expansions);
    count(expansions, canonicalKey(expansion, language));
  }
}

/**
 * Acronyms with the concept of the document that they stand for. An acronym that the document uses for two things is
 * joined to neither.
 */
export function acronymJoins(concepts: DocumentConcept[], acronyms: AcronymCounter): NameJoin[] {
  const keys = new Set(concepts.map(({ canonicalKey: key }) => key));
  return concepts.flatMap(({ canonicalKey: from, canonicalName, language }): NameJoin[] => {
    const both = bothNames(canonicalName);
    if (both !== undefined && !acronyms.isAmbiguous(canonicalKey(both.acronym))) {
      const to = canonicalKey(both.expansion, language);
      return [{ from, to, name: both.expansion, aliases: [both.acronym], rule: 'acronym' }];
    }
    const to = acronyms.expansionOf(from);
    return to === undefined || to === from || !keys.has(to) ? [] : [{ from, to, rule: 'acronym' }];
  });
}

/** The two names in 'Service Level Objective (SLO)' and in 'SLO (Service Level Objective)'. */
function bothNames(name: string): { acronym: string; expansion: string } | undefined {
  const [, before = '', within = ''] = /^([^()]+?)\s*\(([^()]+)\)$/u.exec(name.trim()) ?? [];
  if (isAcronymOf(within, before)) return { acronym: within, expansion: before };
  if (isAcronymOf(before, within)) return { acronym: before, expansion: within };
  return undefined;
}

/** Whether the letters of the acronym begin the words of the expansion, small words aside. */
function isAcronymOf(acronym: string, expansion: string): boolean {
  const letters = plain(acronym.replace(/(?<=\p{Lu})s$/u, '')).replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (!/^[\p{Lu}\p{N}&.-]{2,10}s?$/u.test(acronym)) return false;
  const words = plain(expansion)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.length >= 2 && beginWords(letters, words);
}

/** Matches letters to the beginnings of words in their order; only small words may be passed over. */
function beginWords(letters: string, words: string[]): boolean {
  if (letters === '') return words.every(isSmall);
  const [word, ...rest] = words;
  if (word === undefined) return false;
  if (word[0] === letters[0] && beginWords(letters.slice(1), rest)) return true;
  return isSmall(word) && beginWords(letters, rest);
}

function isSmall(word: string): boolean {
  return word.length <= 3;
}

/** Lower case, without accents: the É of an expansion is often the E of its acronym. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
