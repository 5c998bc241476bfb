import { DeckTooLarge, InvalidDeck } from '../domain/errors.ts';
import { refusalOfCompoundFile } from './compound-file.ts';
import { assertDeckSignature, containerKind } from './container-kind.ts';
import { DEFAULT_DECK_LIMITS, type DeckLimits, inMebibytes } from './limits.ts';
import { OpcPackage } from './package/opc-package.ts';
import type { Relationships } from './package/relationships.ts';
import { otherDocument } from './other-documents.ts';
import { PartUnreadable, type Warn } from './part-unreadable.ts';
import type { XmlElement } from './xml/xml-element.ts';

export interface OpenedPresentation {
  package: OpcPackage;
  /** Those of the package itself. */
  packageRelationships: Relationships;
  /** Name of the presentation part. */
  part: string;
  root: XmlElement;
}

const DEFAULT_PART = 'ppt/presentation.xml';
const SKIPPED: ReadonlySet<string> = new Set(['p:defaultTextStyle', 'p:embeddedFontLst']);

/**
 * Refuses a file that `parseDeck` would refuse before it comes to the slides, with the same error: for a client
 * that wants to know before it sends the file. Reads no more than the presentation part.
 *
 * @throws InvalidDeck when it is no deck, or is cut short.
 * @throws EncryptedDeck when it is protected by a password.
 * @throws DeckTooLarge when it is over a limit.
 */
export function assertLooksLikeDeck(
  bytes: Uint8Array,
  limits: DeckLimits = DEFAULT_DECK_LIMITS,
): void {
  openPresentation(bytes, limits, () => {});
}

/** Opens the package and finds the presentation in it. @throws as `assertLooksLikeDeck` does. */
export function openPresentation(
  bytes: Uint8Array,
  limits: DeckLimits,
  warn: Warn,
): OpenedPresentation {
  assertContainer(bytes, limits);
  const opened = new OpcPackage(bytes, limits, warn);
  const packageRelationships = opened.relationshipsOf('', warn);
  const part = findMainPart(opened, packageRelationships);
  // A main part in the usual folder is what its name says; asking for its media type would cost a part more.
  const other = part?.toLowerCase().startsWith('ppt/') ? undefined : otherDocument(opened, part);
  if (other !== undefined) throw notPresentation(`it is ${other}`);
  if (part === null) throw notPresentation('it is a zip with no presentation in it');
  const root = readPresentationPart(opened, part, warn);
  return { package: opened, packageRelationships, part, root };
}

function assertContainer(bytes: Uint8Array, limits: DeckLimits): void {
  if (bytes.length > limits.fileBytes) {
    throw new DeckTooLarge(
      `The file has ${inMebibytes(bytes.length)}; a deck may have at most ${inMebibytes(limits.fileBytes)} (DECK_MAX_FILE_MB). Compress its pictures, or split the deck.`,
    );
  }
  assertDeckSignature(bytes);
  if (containerKind(bytes) === 'compound_file') throw refusalOfCompoundFile(bytes);
}

function findMainPart(opened: OpcPackage, relationships: Relationships): string | null {
  const main = relationships.ofType('officeDocument')[0]?.part;
  return [main, DEFAULT_PART].find((part) => part && opened.has(part)) ?? null;
}

function readPresentationPart(opened: OpcPackage, part: string, warn: Warn): XmlElement {
  try {
    const root = opened.readXml(part, warn, SKIPPED);
    if (root.name === 'p:presentation') return root;
  } catch (error) {
    if (!(error instanceof PartUnreadable)) throw error;
    throw new InvalidDeck(
      `The file is damaged: its main part ${part} ${error.message}. Open it in PowerPoint, let PowerPoint repair it, and save it again.`,
      { cause: error },
    );
  }
  throw notPresentation(`it is ${otherDocument(opened, part) ?? `something else (${part})`}`);
}

function notPresentation(what: string): InvalidDeck {
  return new InvalidDeck(
    `The file is not a PowerPoint presentation: ${what}. Give a .pptx, .pptm, .potx or .ppsx file.`,
  );
}
