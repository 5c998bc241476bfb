import { canonicalKey } from './canonical-key.ts';
import type { RelationType } from './concept.ts';
import type { Relation } from './extraction.ts';

/** Types that say the same in both directions. */
const SYMMETRIC: ReadonlySet<RelationType> = new Set(['INTEGRATES_WITH', 'ALTERNATIVE_TO']);

/** How English and French say a relation: from its source to its target, or the other way round. */
interface Wording {
  forward: RegExp;
  backward: RegExp;
}

const WORDINGS: Partial<Record<RelationType, Wording>> = {
  REQUIRES: {
    forward:
      /\b(?:requires?|needs?|depends? on|nécessiten?t?|exigen?t?|requi(?:er|èr)(?:en)?t|dépend(?:ent)? d)/iu,
    backward:
      /\b(?:required by|needed by|(?:requis|exigé|nécessité)e?s? par|nécessaires? (?:à|au|pour))/iu,
  },
  USES: {
    forward: /\b(?:uses?|relies on|rely on|utilisen?t?|s['’]appuien?t? sur|se sert d)/iu,
    backward: /\b(?:used by|employed by|utilisée?s? par|employée?s? par)/iu,
  },
  PART_OF: {
    forward:
      /\b(?:parts? of|belongs? to|contained in|included in|(?:fait|font) partie d|appartien(?:nen)?t|comprise?s? dans|incluse?s? dans)/iu,
    backward:
      /\b(?:contains?|includes?|comprises?|consists? of|made up of|composed of|contien(?:nen)?t|compren(?:nen)?t|comprend|inclu(?:en)?t|composée?s? d)/iu,
  },
  REPLACES: {
    forward: /\b(?:replaces?|supersedes?|remplacen?t?|succède)/iu,
    backward: /\b(?:replaced (?:by|with)|superseded by|remplacée?s? par)/iu,
  },
  PRECEDES: {
    forward:
      /\b(?:precedes?|comes? before|followed by|leads? to|précèden?t?|suivie?s? (?:de|par))/iu,
    backward: /\b(?:follows|comes? after|preceded by|succède|précédée?s? (?:de|par))/iu,
  },
  ENABLES: {
    forward: /\b(?:enables?|allows?|permet(?:tent)?|rend(?:ent)? possible)/iu,
    backward: /\b(?:enabled by|made possible by|permise?s? par|rendue?s? possibles? par)/iu,
  },
  EXTENDS: {
    forward: /\b(?:extends?|builds? on|étend(?:ent)?|complèten?t?)/iu,
    backward: /\b(?:extended by|étendue?s? par|complétée?s? par)/iu,
  },
  DEPRECATES: {
    forward: /\b(?:deprecates?|obsoletes?|rend(?:ent)? obsolète)/iu,
    backward: /\b(?:deprecated by|obsoleted by|rendue?s? obsolètes? par)/iu,
  },
};

/** The forms under which a word may stand in a key, remembered over the relations of some segments. */
export type WordForms = Map<string, Set<string>>;

/**
 * The relation as its type has it: what says the same both ways is put in the order of the keys; of others the
 * evidence decides, where it names both ends and says between them which is which ('B is required by A'). Evidence
 * that does not tell leaves the relation as the reader gave it.
 */
export function inOneDirection(relation: Relation, forms: WordForms = new Map()): Relation {
  const { source, target, relationType, evidence } = relation;
  if (SYMMETRIC.has(relationType)) return source < target ? relation : turned(relation);
  const wording = WORDINGS[relationType];
  if (
    wording === undefined ||
    !(wording.forward.test(evidence) || wording.backward.test(evidence))
  ) {
    return relation;
  }
  const words = wordsOf(evidence, forms);
  const [from, to] = [placeOf(source, words), placeOf(target, words)];
  if (from === undefined || to === undefined) return relation;
  const isInOrder = from.end <= to.start;
  if (!isInOrder && to.end > from.start) return relation;
  const between = isInOrder
    ? evidence.slice(from.end, to.start)
    : evidence.slice(to.end, from.start);
  // 'required by' is looked for first, since 'required' alone might be read as the active.
  const isBackward = wording.backward.test(between);
  if (!isBackward && !wording.forward.test(between)) return relation;
  return isInOrder === isBackward ? turned(relation) : relation;
}

function turned(relation: Relation): Relation {
  return { ...relation, source: relation.target, target: relation.source };
}

interface Word {
  forms: Set<string>;
  start: number;
  end: number;
}

function wordsOf(text: string, known: WordForms): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}+#.]+/gu)].map(({ 0: word, index }) => {
    let forms = known.get(word);
    if (forms === undefined) {
      forms = new Set([canonicalKey(word, 'en'), canonicalKey(word, 'fr')]);
      if (/^(?:du|des|d)$/iu.test(word)) forms.add('de');
      known.set(word, forms);
    }
    return { forms, start: index, end: index + word.length };
  });
}

const ARTICLE = /^(?:the|an?|l|la|les?|une?)$/;

/** Where the words of a key first stand in a text, whatever articles are between them. */
function placeOf(key: string, words: Word[]): { start: number; end: number } | undefined {
  const wanted = key.split(' ');
  for (const first of words.keys()) {
    let place = first;
    let found = 0;
    for (; place < words.length && found < wanted.length; place++) {
      const { forms } = words[place]!;
      if (forms.has(wanted[found]!)) found += 1;
      else if (found === 0 || ![...forms].some((form) => ARTICLE.test(form))) break;
    }
    if (found === wanted.length) {
      return { start: words[first]!.start, end: words[place - 1]!.end };
    }
  }
  return undefined;
}
