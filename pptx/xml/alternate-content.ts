import { isUnderstood } from './known-namespaces.ts';
import type { Namespaces } from './namespaces.ts';
import type { XmlElement } from './xml-element.ts';

/** Whether all namespaces are understood that an mc:Choice with these attributes requires. */
export function isReadableChoice(
  attributes: Readonly<Record<string, string>>,
  namespaces: Namespaces,
): boolean {
  const prefixes = attributes['Requires']?.trim().split(/\s+/) ?? [];
  return prefixes.every((prefix) => isUnderstood(namespaces.of(prefix)));
}

/**
 * What stands in place of an mc:AlternateContent (ECMA-376 part 3, 7.5): the children of the first Choice that is
 * readable, else of the Fallback, else of the first Choice, whose known elements are better than nothing.
 */
export function chosenContent(
  alternate: XmlElement,
  readable: { has(choice: XmlElement): boolean },
): readonly XmlElement[] {
  const choices = alternate.childrenNamed('mc:Choice');
  const chosen =
    choices.find((choice) => readable.has(choice)) ?? alternate.child('mc:Fallback') ?? choices[0];
  return chosen?.children ?? [];
}
