import type { LanguageSpan, Paragraph } from '../../domain/deck.ts';
import { languageTag } from '../language-tag.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { linearFormula } from './formula.ts';
import { addSpan, joinMarked, type MarkedText, trimMarked } from './marked-text.ts';

/** A paragraph with the languages of its runs; formulas are in none. */
export interface TextLine extends Paragraph, MarkedText {
  /** Whether it is a formula that stands by itself. */
  isFormula: boolean;
}

/** Words that carry a link, and the relationship that says where it leads. */
export interface LinkedWords {
  relationshipId: string;
  label: string;
}

/** The text of a shape, a cell or a note. */
export interface TextBody {
  /** Paragraphs with text, without blanks at their ends. */
  lines: TextLine[];
  links: LinkedWords[];
}

// ECMA-376 part 1, 21.1.2.2.7: the levels of a list.
const DEEPEST_LEVEL = 8;

/** Reads a p:txBody, a:txBody, c:rich or anything else that holds a:p. */
export function readTextBody(body: XmlElement | undefined): TextBody {
  const links: LinkedWords[] = [];
  const lines = (body?.childrenNamed('a:p') ?? [])
    .map((paragraph) => readParagraph(paragraph, links))
    .filter(({ text }) => text !== '');
  return { lines, links };
}

/** All lines of a text body, one below the other. */
export function textOf(lines: readonly Paragraph[]): string {
  return lines.map(({ text }) => text).join('\n');
}

/** The same with the languages of its words. */
export function markedTextOf(lines: readonly MarkedText[]): MarkedText {
  return joinMarked(lines, '\n');
}

export function toParagraphs(lines: readonly TextLine[]): Paragraph[] {
  return lines.map(({ text, level }) => ({ text, level }));
}

function readParagraph(paragraph: XmlElement, links: LinkedWords[]): TextLine {
  const reader = new ParagraphReader(links);
  reader.readChildren(paragraph);
  return {
    ...trimMarked(reader),
    level: readLevel(paragraph.child('a:pPr')?.attributes['lvl']),
    isFormula: reader.isFormula,
  };
}

function readLevel(value: string | undefined): number {
  const level = Number(value ?? 0);
  return Number.isInteger(level) ? Math.min(Math.max(level, 0), DEEPEST_LEVEL) : 0;
}

class ParagraphReader {
  text = '';
  readonly spans: LanguageSpan[] = [];
  #hasFormula = false;
  #hasWords = false;
  /** The link of the last run, so that runs of one link become one. */
  #openLink: LinkedWords | null = null;
  readonly #links: LinkedWords[];

  constructor(links: LinkedWords[]) {
    this.#links = links;
  }

  get isFormula(): boolean {
    return this.#hasFormula && !this.#hasWords;
  }

  readChildren(parent: XmlElement): void {
    for (const child of parent.children) {
      switch (child.name) {
        case 'a:r':
        case 'a:fld':
          this.#readRun(child);
          break;
        case 'a:br':
          this.text += '\n';
          break;
        case 'a14:m':
          this.#readFormula(child);
          break;
        case 'a:pPr':
        case 'a:endParaRPr':
          break;
        default:
          // An element that extensions wrap around runs.
          this.readChildren(child);
      }
    }
  }

  #readRun(run: XmlElement): void {
    const words = run.childrenNamed('a:t').map(charactersOf).join('');
    const start = this.text.length;
    this.text += words;
    const properties = run.child('a:rPr');
    const link = properties?.child('a:hlinkClick') ?? properties?.child('a:hlinkMouseOver');
    this.#followLink(link?.attributes['r:id'], words);
    if (words.trim() === '') return;
    this.#hasWords = true;
    const language = languageTag(properties?.attributes['lang']) ?? '';
    addSpan(this.spans, language, start, this.text.length);
  }

  #followLink(relationshipId: string | undefined, words: string): void {
    if (!relationshipId) {
      this.#openLink = null;
    } else if (this.#openLink?.relationshipId === relationshipId) {
      this.#openLink.label += words;
    } else {
      this.#openLink = { relationshipId, label: words };
      this.#links.push(this.#openLink);
    }
  }

  #readFormula(formula: XmlElement): void {
    const text = linearFormula(formula);
    if (text === '') return;
    this.#hasFormula = true;
    this.text += text;
  }
}

/** The characters of an a:t. PowerPoint writes control characters as `_x000B_`: that one is a line break. */
function charactersOf(text: XmlElement): string {
  return text.text.replace(/_x00([01][\dA-Fa-f])_/g, (_escape, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    if (character === '\t') return character;
    return /[\n\v\f\r]/.test(character) ? '\n' : '';
  });
}
