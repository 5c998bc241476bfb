/**
 * The key under which names of one concept meet: NFKC, lower case, punctuation and runs of blanks as one
 * space, no leading article, the last word in the singular. 'The Service-Level Objectives' and
 * 'service level objective' share a key. Empty when the name has neither letter nor digit.
 */
export function canonicalKey(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’']s\b/g, '')
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
const SINGULAR_IN_S = /(ss|us|is|os|as)$/;

/** Cuts the ending that marks the plural in English and in French; leaves what only looks like one. */
function singular(word: string): string {
  if (word.length < PLURAL_MIN_LENGTH) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('eaux')) return word.slice(0, -1);
  if (word.endsWith('s') && !SINGULAR_IN_S.test(word)) return word.slice(0, -1);
  return word;
}
