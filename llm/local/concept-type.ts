import type { ConceptType } from '../../domain/concept.ts';
import type { Definition } from './definitions.ts';
import { hasNameSpelling, isUpperWord } from './casing.ts';
import { isNameOfTool, typeOfKnownName } from './known-names.ts';
import type { LanguageProfile } from './languages/profile.ts';
import type { TaggedToken } from './tagging.ts';

/** What is known of a term when its type is judged. */
export interface TypeEvidence {
  /** The words of the term. */
  words: readonly TaggedToken[];
  /** The words that a definition gives as its kind. */
  genus: readonly TaggedToken[];
  /** The words before the places where it stands, lower case. */
  preceding: readonly string[];
  /** The words after the places where it stands, lower case. */
  following: readonly string[];
  /** The words of an apposed common noun, such as `plateforme` in `la plateforme Klaxit`. */
  apposed: readonly string[];
  /** It is a country, a continent or a large city. */
  isPlace: boolean;
  /** How it is defined; null when it is not. */
  definition: Definition['kind'] | null;
}

export interface TypeJudgement {
  type: ConceptType;
  /** Whether a word or a pattern says so; otherwise it is the type of what nothing is known about. */
  isCertain: boolean;
}

/** In the order in which their lists are asked. */
const TYPES: readonly ConceptType[] = ['ROLE', 'STANDARD', 'TOOL', 'PRACTICE', 'ENTITY'];
/** `A goal-setting framework` is a way of working, though as a name (`React`) a framework is a tool. */
const TYPES_OF_COMMON_NOUNS: readonly ConceptType[] = [
  'ROLE',
  'STANDARD',
  'PRACTICE',
  'TOOL',
  'ENTITY',
];

/** What a body that publishes standards calls them: its name and a number, or another name. */
const PUBLISHED_STANDARD =
  /^(?:(?:ISO|IEC|IEEE|ITU|IETF|NIST|ANSI|ASTM|ETSI|ECMA|FIPS|CEN|CENELEC|OWASP|PCI|ICH|AFNOR|W3C|OASIS|OMG|GS1)(?:\/[A-Z]+)*[ -][A-Z\d].*|(?:RFC|SOC|EN|NF|BS|DIN|SAE|UL|MIL)(?:[ -][A-Z]{1,4})?[ -]?\d.*|\d+ CFR .*)$/;
/** `IFRS 9`, `TLS 1.3`: an acronym and a number apart; `Annex 11`: a part of a law; `Solvency II`: a law that follows one. */
const NUMBERED_RULE =
  /^(?!Phase|Stage|Step|Part|Tier|Level|Type|Grade|Class|Volume|Niveau|Étape|Classe)(?:\p{Lu}{2,6} \d{1,4}(?:\.\d+)*|(?:Annex|Annexe|Article|Title|Schedule) [\dIVX]+|\p{Lu}\p{L}+ (?:II|III|IV|VI|VII|IX))$/u;
/** `Good Clinical Practice`, `Code du travail` */
const NAMED_RULE = /^(?:Good (?:\p{Lu}\p{L}+ )+Practices?|Code (?:d|of|\p{Ll}+ (?:et|de)).*)$/u;
/** `ISO 27001`, `GS1-128`, `X.509`: letters and a number of two digits or more. */
const NUMBERED_NAME = /^\p{Lu}[\p{Lu}/]*[ .-]?\d{2,5}(?:[-:.]\d+)*$/u;
const STANDARD_SHAPES = [PUBLISHED_STANDARD, NUMBERED_RULE, NAMED_RULE, NUMBERED_NAME];

/**
 * The type of a term by rule. In this order: the shape of a standard's name; a name known to all; the kind its
 * definition gives;
 * its head noun, against the language's lists; a noun in apposition; the ending of an action noun; a name
 * spelled as products are, or used as an instrument. ENTITY otherwise.
 */
export function judgeType(evidence: TypeEvidence, profile: LanguageProfile): TypeJudgement {
  const name = evidence.words.map((word) => word.text).join(' ');
  if (STANDARD_SHAPES.some((shape) => shape.test(name))) return certain('STANDARD');
  const areNames = evidence.words.every(({ tag }) => tag === 'name' || tag === 'number');
  const spelling = evidence.words.map(({ text }) => text);
  const known = areNames ? typeOfKnownName(spelling) : undefined;
  if (known !== undefined) return certain(known);
  const byDefinition = typeOfGenus(evidence, profile);
  const head = headOf(evidence.words, profile);
  const byHead = head === undefined ? undefined : typeOfHead(head, profile);
  if (byHead === 'ENTITY' && evidence.words.some((word) => word.tag === 'name')) {
    return certain('ENTITY');
  }
  // A person's function stays one whatever the definition calls it ('the single point of contact').
  if (byHead === 'ROLE' && byDefinition !== 'TOOL' && byDefinition !== 'STANDARD') {
    return certain('ROLE');
  }
  // 'Télétravail is an organisation in which …': a vague kind says less than the word itself.
  const isVague = byDefinition === 'ENTITY' && byHead !== undefined && !areNames;
  if (byDefinition !== undefined && !isVague) return certain(byDefinition);
  if (byHead !== undefined) return certain(byHead);
  if (areNames && isNameOfTool(spelling)) return certain('TOOL');
  for (const word of evidence.apposed) {
    const byApposition = typeOfHead(word, profile);
    if (byApposition !== undefined) return certain(byApposition);
  }
  // 'PipelineOptions' and 'Billing 3.0' are products.
  const isProduct = evidence.words.some(
    (word) => word.tag === 'number' || (word.tag === 'name' && hasNameSpelling(word.text)),
  );
  if (head !== undefined && !isProduct && isAction(head, profile)) return certain('PRACTICE');
  return typeOfName(evidence, profile);
}

function typeOfName(evidence: TypeEvidence, profile: LanguageProfile): TypeJudgement {
  const { words, definition } = evidence;
  const areNames = words.every((word) => word.tag === 'name' || word.tag === 'number');
  if (!areNames) {
    // What has a definition and is no thing, quality, person, tool or rule is a way of doing things.
    const isPractice =
      definition === 'sentence' && !profile.qualityEndings.test(words.at(-1)!.lower);
    return { type: isPractice ? 'PRACTICE' : 'ENTITY', isCertain: false };
  }
  const isAcronym = words.length === 1 && isUpperWord(words[0]!.text);
  const isProductSpelling = words.some((word) => hasNameSpelling(word.text));
  const isInstrument = evidence.preceding.some((word) => profile.instrumentWords.has(word));
  const acts = evidence.following.some((word) => profile.artefactVerbs.has(word));
  if (evidence.preceding.some((word) => profile.ruleWords.has(word)) && !isInstrument && !acts) {
    return { type: 'STANDARD', isCertain: false };
  }
  // Of the names that say nothing of what they name, those of one word are mostly products; where words tell nothing
  // because their language is not known, that cannot be said.
  const isScene =
    evidence.preceding.length > 0 &&
    evidence.preceding.every((word) => profile.locatives.has(word));
  const isReadable = profile.typeWords.TOOL.heads.size > 0;
  const isBareName =
    isReadable && words.length === 1 && !isAcronym && !evidence.isPlace && !isScene;
  const isTool =
    isBareName ||
    (isProductSpelling && !isAcronym) ||
    (words.length === 2 && words.some(({ text }) => isEditionMark(text))) ||
    (words.length <= 2 && (isInstrument || acts)) ||
    definition === 'sentence';
  return { type: isTool ? 'TOOL' : 'ENTITY', isCertain: false };
}

/** With what makers of software end its names. */
const EDITION =
  /^(?:Pro|Plus|Cloud|Suite|Studio|Hub|Desk|Analytics|Insights|Enterprise|Online|Mobile|Express|Lite|Connect)$/;

/** `NICE Actimize`, `Grid Pro`; the numeral of `Phase II` is none. */
function isEditionMark(word: string): boolean {
  return (isUpperWord(word) && !/^[IVX]+$/.test(word)) || EDITION.test(word);
}

function certain(type: ConceptType): TypeJudgement {
  return { type, isCertain: true };
}

/** The noun that says what kind of thing a term names, in the singular. */
function headOf(words: readonly TaggedToken[], profile: LanguageProfile): string | undefined {
  const link = words.findIndex((word, place) => place > 0 && profile.linkLetters.has(word.lower));
  const core = (link === -1 ? words : words.slice(0, link)).filter((word) => word.kind === 'word');
  // 'sixième directive': an adjective may stand before the head; but 'responsable' is a noun as well.
  const opening =
    core[0]?.tag === 'adjective' && !isKindNoun(core[0].lower, profile)
      ? core.find(({ tag }) => tag !== 'adjective')
      : core[0];
  const head = profile.headPosition === 'last' ? core.at(-1) : opening;
  if (head === undefined) return undefined;
  return profile.singular(head.lower);
}

function isKindNoun(word: string, profile: LanguageProfile): boolean {
  return typeOfHead(profile.singular(word), profile) !== undefined;
}

function typeOfHead(head: string, profile: LanguageProfile): ConceptType | undefined {
  const [firstPart, lastPart] = [head.split('-')[0]!, head.split('-').at(-1)!];
  return TYPES.find((type) => {
    const { heads } = profile.typeWords[type];
    return heads.has(head) || heads.has(profile.headPosition === 'last' ? lastPart : firstPart);
  });
}

function typeOfGenus(
  { genus, definition, words }: TypeEvidence,
  profile: LanguageProfile,
): ConceptType | undefined {
  const nouns = genus.map((word) => profile.singular(word.lower));
  const order = words.some(({ tag }) => tag === 'name') ? TYPES : TYPES_OF_COMMON_NOUNS;
  const inOrder = profile.headPosition === 'last' ? nouns.toReversed() : nouns;
  for (const noun of inOrder.slice(0, 2)) {
    const type = order.find((candidate) => profile.typeWords[candidate].genera.has(noun));
    if (type !== undefined) return type;
  }
  const head = inOrder[0];
  // What follows a mark may be anything: 'FreeBSD: threading not reliable'.
  const isSentence = definition === 'sentence';
  return isSentence && head !== undefined && isAction(head, profile) ? 'PRACTICE' : undefined;
}

function isAction(noun: string, profile: LanguageProfile): boolean {
  return profile.actionEndings.test(noun) && !profile.notActions.has(noun);
}
