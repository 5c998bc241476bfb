import { readOrWarn } from '../part-unreadable.ts';
import type { SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/** The root of the part that a graphic keeps its content in, or undefined with a warning. */
export function readReferredPart(
  relationshipId: string | undefined,
  kind: string,
  context: SlideContext,
  skip: ReadonlySet<string>,
): XmlElement | undefined {
  const part = context.relationships.byId(relationshipId)?.part;
  if (!part) {
    context.warn(context.part, `The ${kind} has no part in the file; it was left out.`);
    return undefined;
  }
  return readOrWarn(context.warn, () => context.package.readXml(part, context.warn, skip));
}
