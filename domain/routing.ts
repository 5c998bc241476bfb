import { canonicalKey } from './canonical-key.ts';
import { QuotationFinder } from './quotation.ts';

/** Who is asked: the provider's usual model, its bigger one, or the local reader. */
export type Route = 'SMALL' | 'BIG' | 'LOCAL';

/** By what a prepass has found, who extracts. */
export interface RoutingRules {
  /** With fewer candidates than this a short segment is left to the local reader: no call is made. */
  smallFromEntities: number;
  /** From as many on the bigger model is asked, where there is one. */
  bigFromEntities: number;
  /** A segment of about as many tokens is never left to the local reader. */
  longFromTokens: number;
}

/** How segments are read by a provider's models. */
export interface RoutingSettings extends RoutingRules {
  /** Who makes the prepass: the usual model, or the local reader without a call. */
  prepass: 'llm' | 'local';
}

export interface Routing {
  route: Route;
  /** Different candidates that stand in the text. */
  entities: number;
  /** The same for each 100 tokens of the text. */
  density: number;
}

/**
 * Who extracts from a segment, by how much there is in it. Candidates that do not stand in the text do not count, and
 * names of one concept count once.
 */
export function routeOf(
  { text, tokens }: { text: string; tokens: number },
  candidates: readonly string[],
  { smallFromEntities, bigFromEntities, longFromTokens }: RoutingRules,
): Routing {
  const finder = new QuotationFinder(text);
  const found = candidates.filter((name) => finder.find(name) !== undefined);
  const entities = new Set(found.map((name) => canonicalKey(name))).size;
  const density = tokens === 0 ? 0 : (100 * entities) / tokens;
  const isPoor = entities < smallFromEntities && tokens < longFromTokens;
  const route = isPoor ? 'LOCAL' : entities >= bigFromEntities ? 'BIG' : 'SMALL';
  return { route, entities, density };
}
