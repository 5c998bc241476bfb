import { createRequire } from 'node:module';

// The package has no type declarations; every list but a few functions beside them is an array of words.
const lists = createRequire(import.meta.url)('stopword') as Record<string, unknown>;

/** ISO 639-1 codes by the names under which the package keeps its lists (ISO 639-3 in most cases). */
const LIST_NAMES: Record<string, string> = {
  ar: 'ara',
  bg: 'bul',
  ca: 'cat',
  cs: 'ces',
  da: 'dan',
  de: 'deu',
  el: 'ell',
  en: 'eng',
  es: 'spa',
  et: 'est',
  eu: 'eus',
  fa: 'fas',
  fi: 'fin',
  fr: 'fra',
  gl: 'glg',
  he: 'heb',
  hi: 'hin',
  hr: 'hrv',
  hu: 'hun',
  hy: 'hye',
  id: 'ind',
  it: 'ita',
  ja: 'jpn',
  ko: 'kor',
  lt: 'lit',
  lv: 'lav',
  nb: 'nob',
  nl: 'nld',
  no: 'nob',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  ru: 'rus',
  sk: 'slk',
  sl: 'slv',
  sv: 'swe',
  th: 'tha',
  tr: 'tur',
  uk: 'ukr',
  vi: 'vie',
  zh: 'zho',
};

/** Lower-case stop words of a language by its ISO 639-1 code; none for a language without a list. */
export function stopWordsOf(language: string): string[] {
  const name = LIST_NAMES[language];
  const list = name === undefined ? [] : lists[name];
  return (list as string[]).map((word) => word.toLowerCase());
}

/** Languages that have a list, by their ISO 639-1 codes. */
export const STOP_WORD_LANGUAGES: readonly string[] = Object.keys(LIST_NAMES);
