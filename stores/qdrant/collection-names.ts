import { sha256 } from '../../domain/ids.ts';

/** Enough of a hash to tell the models of one knowledge base apart. */
const HASH_CHARACTERS = 8;

/** The collection that is made first behind an alias. */
export function firstCollection(alias: string): string {
  return `${alias}-1`;
}

/**
 * The collection that follows on the one behind the alias: for the same model always the same, so that what was cut
 * short goes on.
 *
 * @param current what the alias stands for; the alias itself when it is a collection
 */
export function nextCollection(alias: string, current: string, model: string): string {
  const number = /^-(\d+)/.exec(current.slice(alias.length))?.[1] ?? '0';
  return `${alias}-${Number(number) + 1}-${sha256(model).slice(0, HASH_CHARACTERS)}`;
}
