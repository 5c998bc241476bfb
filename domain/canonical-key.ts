/**
 * The key under which names of one concept meet: NFKC, lower case, punctuation and runs of blanks as one
 * space, no leading article, the last word in the singular. 'The Service-Level Objectives' and
 * 'service level objective' share a key. Empty when the name has neither letter nor digit.
 */
export function canonicalKey(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<=[\p{L}\p{N}])[’']s(?![\p{L}\p{N}\p{M}])/gu, '')
    // '+' and '#' tell C, C++ and C# apart.
    .replaceAll(/[^\p{L}\p{N}\p{M}+#]+/gu, ' ')
    .trim()
    .split(' ');
  while (words.length > 1 && ARTICLES.has(words[0]!)) words.shift();
  words.push(singular(words.pop()!));
  return words.join(' ');
}

// English and French; an apostrophe has become a blank by now, hence the lone letters.
const ARTICLES = new Set(['the', 'a', 'an', 'le', 'la', 'les', 'l', 'un', 'une', 'des', 'du', 'd']);

const PLURAL_MIN_LENGTH = 4;

/** Words that end like plurals and are none. */
const SINGULARS = new Set(
  'https saas paas iaas bias alias atlas canvas chaos cosmos kudos pathos always series species'.split(
    ' ',
  ),
);

/**
 * The word without the ending that marks the plural in English and in French. What matters is that singular
 * and plural meet, so an ending that both may have is cut from both: 'cache' and 'caches' become 'cach'.
 */
function singular(word: string): string {
  if (word.length < PLURAL_MIN_LENGTH || SINGULARS.has(word)) return word;
  if (/ies?$/.test(word)) return word.replace(/ies?$/, 'y');
  if (/(ss|x|ch|sh)es?$/.test(word)) return word.replace(/es?$/, '');
  if (word.endsWith('eaux')) return word.slice(0, -1);
  // 'apis' and 'gpus' are acronyms in the plural; 'basis' and 'status' are not.
  const isPlural =
    word.endsWith('s') && (!/(ss|us|is)$/.test(word) || /^[a-z]{2}[iu]s$/.test(word));
  return isPlural ? word.slice(0, -1) : word;
}
