import type { Relationships } from '../package/relationships.ts';
import { readOrWarn, type Warn } from '../part-unreadable.ts';
import type { SlideContext } from '../slide-context.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/** A part that a graphic keeps its content in. */
export interface ReferredPart {
  part: string;
  root: XmlElement;
  /** Read when asked for: few graphics refer to anything. */
  readonly relationships: Relationships;
  warn: Warn;
}

/** The part that a relationship of the slide leads to, or undefined with a warning. */
export function readReferredPart(
  relationshipId: string | undefined,
  kind: string,
  context: SlideContext,
  skip: ReadonlySet<string>,
): ReferredPart | undefined {
  const { warn } = context;
  const part = context.relationships.byId(relationshipId)?.part;
  if (!part) {
    warn(context.part, `The ${kind} has no part in the file; it was left out.`);
    return undefined;
  }
  const root = readOrWarn(warn, () => context.package.readXml(part, warn, skip));
  if (root === undefined) return undefined;
  let relationships: Relationships | undefined;
  return {
    part,
    root,
    warn,
    get relationships() {
      return (relationships ??= context.package.relationshipsOf(part, warn));
    },
  };
}
