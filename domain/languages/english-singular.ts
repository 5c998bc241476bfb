const SINGULAR_IN_S =
  /(?:ss|us|is|[aeo]us|sis|itis|news|lens|gas|bias|atlas|canvas|alias|kudos|chaos|series|species|means|headquarters|premises|[^p]ics|(?:dev|sec|fin|git|data|ml)ops)$/;
const PLURAL_OF_IC = /(?:top|metr|crit|characterist|fabr|clin|mechan|traff|heurist)ics$/;
const PLURAL_IN_VES = /(?:shel|hal|lea|loa|thie|kni|li|wi|sel|cal)ves$/;
const IRREGULAR = new Map([
  ['people', 'people'],
  ['children', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['criteria', 'criterion'],
  ['phenomena', 'phenomenon'],
  ['indices', 'index'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['appendices', 'appendix'],
  ['analyses', 'analysis'],
  ['hypotheses', 'hypothesis'],
  ['syntheses', 'synthesis'],
  ['theses', 'thesis'],
  ['crises', 'crisis'],
  ['bases', 'base'],
  ['databases', 'database'],
  ['diagnoses', 'diagnosis'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
  ['buses', 'bus'],
  ['viruses', 'virus'],
  ['statuses', 'status'],
  ['aliases', 'alias'],
  ['canvases', 'canvas'],
  ['biases', 'bias'],
  ['lenses', 'lens'],
  ['gases', 'gas'],
  ['quizzes', 'quiz'],
  ['caches', 'cache'],
  ['niches', 'niche'],
  ['axes', 'axis'],
  ['heroes', 'hero'],
  ['potatoes', 'potato'],
  ['echoes', 'echo'],
]);

/** The singular of a lower-case English word; the word itself when it is not the plural of a noun. */
export function englishSingular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (PLURAL_OF_IC.test(word)) return word.slice(0, -1);
  if (SINGULAR_IN_S.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (PLURAL_IN_VES.test(word)) return `${word.slice(0, -3)}f`;
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
