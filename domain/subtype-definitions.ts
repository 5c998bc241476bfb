import { canonicalKey } from './canonical-key.ts';
import type { Extraction, Relation } from './extraction.ts';

/** A definition that may say of what kind its concept is. */
export interface KindClaim {
  /** What it is a kind of: keys to be looked for among the concepts, the longest name first. */
  kinds: string[];
  /** The relation, but for its target. */
  relation: Relation;
}

/** A definition speaks of the kind in passing: a relation that a sentence states is surer. */
const CONFIDENCE_SHARE = 0.8;
const MAX_KIND_WORDS = 5;

const OPENING =
  /^(?:(?:it |this |c['’])?(?:is|are|est|sont)\s+)?(?:an?|any|une?|tout|toute)\s+(?:(?:kind|type|form|sort|sorte|genre|forme)s?\s+(?:of|de|d['’])\s*(?:an?\s+|une?\s+)?)?/iu;
/** What comes after these tells which of its kind it is. */
const RESTRICTION =
  /[,;:.()]|\s(?:that|which|who|whose|where|for|used|between|with|to|in|by|on|from|qui|que|qu['’]|dont|où|pour|permettant|servant|utilisée?s?|avec|par|entre|dans|sur|à|au)(?:\s|$)/iu;

/**
 * What the definitions of a segment say of kinds: 'a log that keeps events' makes its concept a kind of log, if log is
 * a concept. English and French; only after an indefinite article, since 'the log' is one thing and no kind.
 */
export function kindClaims({ segmentId, language = null, mentions }: Extraction): KindClaim[] {
  const claims: KindClaim[] = [];
  const seen = new Set<string>();
  for (const { canonicalKey: source, definition, evidence, confidence, slide } of mentions) {
    if (definition === null || seen.has(source)) continue;
    seen.add(source);
    const kinds = kindsIn(definition, language).filter((kind) => kind !== source);
    if (kinds.length === 0) continue;
    const relation: Relation = {
      segmentId,
      source,
      target: '',
      relationType: 'SUBTYPE_OF',
      confidence: confidence * CONFIDENCE_SHARE,
      evidence,
      slide,
    };
    claims.push({ kinds, relation });
  }
  return claims;
}

function kindsIn(definition: string, language: string | null): string[] {
  const opening = OPENING.exec(definition);
  if (opening === null) return [];
  const [phrase = ''] = definition.slice(opening[0].length).split(RESTRICTION, 1);
  const words = phrase.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > MAX_KIND_WORDS) return [];
  // The head is the last word in English and the first in French: it stays whatever is left out.
  const isFrench = language?.startsWith('fr') ?? /^une?\s/i.test(opening[0]);
  const names = words.map((_, left) =>
    isFrench ? words.slice(0, words.length - left) : words.slice(left),
  );
  return [...new Set(names.map((name) => canonicalKey(name.join(' '), language)))];
}

/** The relations of those claims whose kind is a concept, each to the longest name that is one. */
export function subtypeRelations(
  claims: KindClaim[],
  isConcept: (key: string) => boolean,
): Relation[] {
  return claims.flatMap(({ kinds, relation }) => {
    const target = kinds.find(isConcept);
    return target === undefined ? [] : [{ ...relation, target }];
  });
}
