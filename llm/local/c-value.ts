/** A term candidate as the measure sees it. */
export interface CountedTerm {
  key: string;
  /** Words, counted without prepositions and articles. */
  length: number;
  /** Occurrences, those inside longer candidates included. */
  frequency: number;
  /** Occurrences inside each longer candidate, by the longer one's key. */
  containers: ReadonlyMap<string, number>;
}

/**
 * C-value of each candidate, by key: high for terms that are long and frequent, low for those that are only
 * found inside longer ones.
 *
 *     C(a) = log2(|a| + 1) * (f(a) - (1 / |T(a)|) * sum of f(b) over b in T(a))
 *
 * with |a| the length of a in words, f its frequency, and T(a) the longer candidates that hold it. Source:
 * K. Frantzi, S. Ananiadou, H. Mima, 'Automatic recognition of multi-word terms: the C-value/NC-value
 * method', International Journal on Digital Libraries 3(2), 2000. One is added to the length so that terms
 * of one word do not all get nought, as in A. Barrón-Cedeño et al., 'An improved automatic term recognition
 * method for Spanish', CICLing 2009.
 */
export function cValues(terms: readonly CountedTerm[]): Map<string, number> {
  const frequencies = new Map(terms.map((term) => [term.key, term.frequency]));
  return new Map(
    terms.map((term) => [term.key, Math.log2(term.length + 1) * ownFrequency(term, frequencies)]),
  );
}

function ownFrequency(term: CountedTerm, frequencies: ReadonlyMap<string, number>): number {
  if (term.containers.size === 0) return term.frequency;
  let within = 0;
  for (const container of term.containers.keys()) within += frequencies.get(container) ?? 0;
  return term.frequency - within / term.containers.size;
}
