import { createRequire } from 'node:module';

/** What a form may be, besides a noun. The second person singular is left out: no slide says `tu`. */
export type FrenchReading = 'finite' | 'infinitive' | 'participle' | 'adjective' | 'adverb';

/** The part of the library's model that is read: tags by form. */
interface CompromiseModel {
  one: { lexicon: Record<string, string | string[]> };
}

const READINGS: Record<string, FrenchReading> = {
  FirstPerson: 'finite',
  ThirdPerson: 'finite',
  FirstPersonPlural: 'finite',
  SecondPersonPlural: 'finite',
  ThirdPersonPlural: 'finite',
  Infinitive: 'infinitive',
  PastParticiple: 'participle',
  MaleAdjective: 'adjective',
  FemaleAdjective: 'adjective',
};

/**
 * Verb forms and adjectives, those of fr-compromise: some 60,000, in about 300 ms and 12 MB. The package's own
 * tagger is not used: it takes ten times as long as ours, and reads many nouns (`plan`, `mesure`, `règle`) as
 * verbs or adjectives.
 */
export class FrenchLexicon {
  readonly #readings = new Map<string, FrenchReading>();
  readonly #finite = new Set<string>();

  constructor() {
    const compromise = createRequire(import.meta.url)('fr-compromise') as unknown;
    // The type declarations say nothing of what is in the model.
    const { one } = (compromise as { model: () => CompromiseModel }).model();
    for (const [form, tags] of Object.entries(one.lexicon)) {
      const reading = READINGS[typeof tags === 'string' ? tags : tags[0]!];
      if (reading !== undefined) this.#readings.set(form, reading);
    }
    this.#addFiniteForms();
  }

  /** The lexicon has more infinitives than conjugated verbs; those in -er follow one pattern. */
  #addFiniteForms(): void {
    const infinitives = [...this.#readings].filter(([, reading]) => reading === 'infinitive');
    for (const [infinitive] of infinitives) {
      if (!/[^é]er$/.test(infinitive)) continue;
      const stem = infinitive.slice(0, -'er'.length);
      for (const ending of FINITE_ENDINGS) {
        this.#finite.add(stem + ending);
        if (!this.#readings.has(stem + ending)) this.#readings.set(stem + ending, 'finite');
      }
    }
  }

  /** What the lower-case word may be besides a noun, by the lexicon or by its ending; undefined if nothing. */
  readingOf(word: string): FrenchReading | undefined {
    const known = this.#readings.get(word);
    if (known !== undefined) return known;
    if (this.#isAdverb(word)) return 'adverb';
    if (PARTICIPLE_ENDING.test(word)) {
      const masculine = word.replace(/e?s?$/, '');
      if (this.#readings.get(masculine) === 'participle') return 'participle';
    }
    return this.#readings.get(word.replace(/s$/, '')) === 'adjective' ? 'adjective' : undefined;
  }

  /** Whether a verb has that form, whatever else the word usually is. */
  mayBeFinite(word: string): boolean {
    return this.isFinite(word) || this.#finite.has(word) || FINITE_DERIVED.test(word);
  }

  isFinite(word: string): boolean {
    return this.#readings.get(word) === 'finite';
  }

  /** An adverb is made of an adjective's feminine (`rapide-ment`), a noun of a verb (`déploie-ment`). */
  #isAdverb(word: string): boolean {
    if (!word.endsWith('ment') || word.length < ADVERB_MIN_LENGTH) return false;
    const stem = word.slice(0, -'ment'.length);
    return this.#readings.get(stem) === 'adjective' || ADVERB_STEM.test(stem);
  }
}

/** Third persons of verbs in -er. */
const FINITE_ENDINGS = ['e', 'ent', 'ait', 'aient', 'era', 'eront'];

/** `simplifie`, `centralise`: verbs made of other words, which no lexicon has all of. */
const FINITE_DERIVED = /(?:ifie|(?:al|at|on|ar|in|or|il)ise)(?:nt)?$/;

const ADVERB_MIN_LENGTH = 7;
const ADVERB_STEM = /(?:am|em|ive|elle|euse|ique|able|ible|aire)$/;
const PARTICIPLE_ENDING =
  /(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite|its|ites|ert|erte|erts|ertes)$/;
