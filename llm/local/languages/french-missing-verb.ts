import type { Tag } from '../tagging.ts';
import type { Token } from '../tokens.ts';
import type { FrenchLexicon } from './french-lexicon.ts';
import { words } from './word-list.ts';

/** After them an adjective or a verb may stand as well as a noun. */
export const BEFORE_OPEN_CLASSES = new Set<Tag | undefined>([
  'noun',
  'name',
  'adjective',
  'participle',
  'adverb',
  'number',
]);

/**
 * The verb of a sentence that opens with an article and seems to have none: `Le contrat associe formation et emploi`,
 * `Un chantier pilote dure trois mois`. It is the last word that may be one, between a noun and an object.
 */
export function missingVerb(
  tokens: Token[],
  tags: readonly Tag[],
  lexicon: FrenchLexicon,
): number | undefined {
  if (tags[0] !== 'determiner' || tags.includes('verb')) return undefined;
  for (let place = tokens.length - 1; place > 1; place--) {
    const mayBeVerb = tags[place] === 'noun' || tags[place] === 'adjective';
    if (
      mayBeVerb &&
      BEFORE_OPEN_CLASSES.has(tags[place - 1]) &&
      opensObject(tokens, tags, place) &&
      lexicon.mayBeFinite(tokens[place]!.lower)
    ) {
      return place;
    }
  }
  return undefined;
}

/** Whether what follows may follow a verb; at the end, whether the word is no adjective of the plural before it. */
function opensObject(tokens: Token[], tags: readonly Tag[], place: number): boolean {
  const next = tokens[place + 1];
  if (next === undefined || next.text === '.') {
    return tokens[place - 1]!.lower.endsWith('s') && !tokens[place]!.lower.endsWith('s');
  }
  return OBJECT_OPENINGS.has(tags[place + 1]!) || ADVERBIAL_PREPOSITIONS.has(next.lower);
}

const ADVERBIAL_PREPOSITIONS = new Set(words('sous sur dans avec chez vers pour sans dès'));
const OBJECT_OPENINGS = new Set<Tag>(['determiner', 'number', 'pronoun', 'adverb', 'noun']);
