import type { DeckProperties } from '../domain/deck.ts';
import { languageTag } from './language-tag.ts';
import type { OpcPackage } from './package/opc-package.ts';
import type { Relationships } from './package/relationships.ts';
import { readOrWarn, type Warn } from './part-unreadable.ts';
import type { TextBudget } from './text-budget.ts';
import type { XmlElement } from './xml/xml-element.ts';

/** ECMA-376 part 2, 8.3; of the strict form; and as early versions of Office wrote it. */
const RELATIONSHIP_TYPES = [
  'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  'http://purl.oclc.org/ooxml/package/relationships/metadata/core-properties',
  'metadata/core-properties',
  'http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties',
];

/**
 * The core properties (ECMA-376 part 2, 8.2) of the package, wherever its relationships say they are; all null when
 * it has none, and with a warning when they cannot be read.
 *
 * @throws DeckTooLarge when they are over a limit.
 */
export function readCoreProperties(
  opened: OpcPackage,
  relationships: Relationships,
  budget: TextBudget,
  warn: Warn,
): DeckProperties {
  const [part] = RELATIONSHIP_TYPES.flatMap((type) =>
    relationships.ofType(type).flatMap((relationship) => relationship.part ?? []),
  );
  const root = part ? readOrWarn(warn, () => opened.readXml(part, warn)) : undefined;
  const textOf = (name: string): string | null => root?.child(name)?.text.trim() || null;
  const dateOf = (name: string): string | null => {
    const written = textOf(name);
    const date = written === null ? null : readDate(written);
    if (part && written !== null && date === null) {
      warn(part, `The property ${name} is no date, so it was left out.`);
    }
    return date;
  };
  const properties: DeckProperties = {
    title: textOf('dc:title'),
    subject: textOf('dc:subject'),
    author: textOf('dc:creator'),
    keywords: readKeywords(root?.child('cp:keywords')),
    description: textOf('dc:description'),
    category: textOf('cp:category'),
    lastModifiedBy: textOf('cp:lastModifiedBy'),
    language: languageTag(textOf('dc:language') ?? undefined),
    created: dateOf('dcterms:created'),
    modified: dateOf('dcterms:modified'),
  };
  budget.spend(Object.values(properties).reduce((sum, text) => sum + (text?.length ?? 0), 0));
  return properties;
}

/** ECMA-376 part 2, 8.3.4.3: text, or a cp:value for each language, or both. */
function readKeywords(element: XmlElement | undefined): string | null {
  const texts = [element?.text, ...(element?.childrenNamed('cp:value') ?? []).map((v) => v.text)];
  const given = texts.map((text) => text?.trim()).filter((text) => !!text);
  return given.join(', ') || null;
}

// https://www.w3.org/TR/NOTE-datetime: as much of a date as is known.
const W3C_DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** The moment in UTC, in seconds unless it is given more exactly; a time without a zone counts as UTC. */
function readDate(written: string): string | null {
  const [, , , time, , , zone] = W3C_DATE.exec(written) ?? [];
  const date = new Date(time !== undefined && zone === undefined ? `${written}Z` : written);
  if (!W3C_DATE.test(written) || Number.isNaN(date.getTime())) return null;
  const moment = date.toISOString().replace('.000Z', 'Z');
  // Its zone may lead out of the years of four digits.
  return W3C_DATE.test(moment) ? moment : null;
}
