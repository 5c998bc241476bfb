import type { Paragraph } from '../../domain/deck.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { linearFormula } from './formula.ts';

export interface TextLine extends Paragraph {
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
  /** The language of every run, where they agree. */
  language: string | null;
  links: LinkedWords[];
}

// ECMA-376 part 1, 21.1.2.2.7: the levels of a list.
const DEEPEST_LEVEL = 8;

/** Reads a p:txBody, a:txBody, c:rich or anything else that holds a:p. */
export function readTextBody(body: XmlElement | undefined): TextBody {
  const languages = new Set<string>();
  const links: LinkedWords[] = [];
  const lines = (body?.childrenNamed('a:p') ?? [])
    .map((paragraph) => readParagraph(paragraph, languages, links))
    .filter(({ text }) => text !== '');
  const [language] = languages.size === 1 ? languages : [];
  return { lines, language: language || null, links };
}

/** All lines of a text body, one below the other. */
export function textOf(lines: readonly Paragraph[]): string {
  return lines.map(({ text }) => text).join('\n');
}

export function toParagraphs(lines: readonly TextLine[]): Paragraph[] {
  return lines.map(({ text, level }) => ({ text, level }));
}

function readParagraph(
  paragraph: XmlElement,
  languages: Set<string>,
  links: LinkedWords[],
): TextLine {
  const reader = new ParagraphReader(languages, links);
  reader.readChildren(paragraph);
  return {
    text: reader.text.trim(),
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
  #hasFormula = false;
  #hasWords = false;
  /** The link of the last run, so that runs of one link become one. */
  #openLink: LinkedWords | null = null;
  readonly #languages: Set<string>;
  readonly #links: LinkedWords[];

  constructor(languages: Set<string>, links: LinkedWords[]) {
    this.#languages = languages;
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
    this.text += words;
    const properties = run.child('a:rPr');
    this.#followLink(properties?.child('a:hlinkClick')?.attributes['r:id'], words);
    if (words.trim() === '') return;
    this.#hasWords = true;
    this.#languages.add(properties?.attributes['lang'] ?? '');
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
