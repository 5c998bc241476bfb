import type { SaxesTagNS } from 'saxes';
import type { XmlHandler } from './raw-package.ts';

/** The kinds of block that recall is measured for. */
export const RECALL_KINDS = [
  'title',
  'body',
  'table',
  'chart',
  'smartart',
  'notes',
  'comment',
  'alt',
  'math',
] as const;
export type RecallKind = (typeof RECALL_KINDS)[number];

/** A paragraph, a value or an attribute: text that belongs together. */
export interface RawPiece {
  kind: RecallKind;
  text: string;
}

/** What the part is: it says of what kind its paragraphs are. */
export type RawPartRole = 'slide' | 'notes' | 'chart' | 'smartart' | 'comment';

const FOOTERS = new Set(['dt', 'ftr', 'hdr', 'sldNum']);
const TITLES = new Set(['title', 'ctrTitle']);
// Of charts: how far error bars reach, which is drawn and not written.
const NO_TEXT = new Set(['errBars']);
/** What stands in the file for a label that shows a value: the word for it in the language of the program. */
const VALUE_LABEL = /^\[[^\]]+\]$/;

/**
 * Every piece of text in a part, found by the names of elements alone: text runs, formulas, cached values of
 * charts, texts of comments, alt texts. Footers, covered table cells, and of alternate contents those not chosen,
 * are left out.
 */
export class RawPart implements XmlHandler {
  readonly pieces: RawPiece[] = [];
  /** Relationship ids of charts and of the data of diagrams. */
  readonly charts: string[] = [];
  readonly diagrams: string[] = [];
  hidden = false;
  readonly #role: RawPartRole;
  readonly #path: string[] = [];
  /** The prefixes that each open element declares. */
  readonly #declared: Record<string, string>[] = [];
  readonly #placeholders: (string | null)[] = [];
  readonly #alternates: { chosen: boolean }[] = [];
  #skipBelow: number | null = null;
  #paragraph: string | null = null;
  #value = '';

  constructor(role: RawPartRole) {
    this.#role = role;
  }

  open(tag: SaxesTagNS): void {
    const { local } = tag;
    this.#path.push(local);
    this.#declared.push(tag.ns);
    if (this.#skipBelow !== null) return;
    if (this.#isSkipped(tag)) {
      this.#skipBelow = this.#path.length;
      return;
    }
    this.#value = '';
    const attribute = (name: string) => tag.attributes[name]?.value;
    if (local === 'sld') this.hidden = attribute('show') === '0' || attribute('show') === 'false';
    if (local === 'sp') this.#placeholders.push(null);
    // Pictures and tables may be placeholders too, but are none whose text counts differently.
    if (local === 'ph' && this.#placeholders.length > 0) {
      this.#placeholders[this.#placeholders.length - 1] = attribute('type') ?? 'obj';
    }
    if (local === 'p') this.#paragraph = '';
    if (local === 'br' && this.#paragraph !== null) this.#paragraph += ' ';
    if (local === 'chart') this.charts.push(...relationshipIds(tag, 'id'));
    if (local === 'relIds') this.diagrams.push(...relationshipIds(tag, 'dm'));
    if (local === 'cNvPr' && this.#role !== 'notes') {
      const texts = [attribute('title'), attribute('descr')].map((text) => text?.trim());
      for (const text of new Set(texts)) if (text) this.pieces.push({ kind: 'alt', text });
    }
  }

  close({ local }: SaxesTagNS): void {
    if (this.#skipBelow === null) this.#take(local);
    if (this.#skipBelow === this.#path.length) this.#skipBelow = null;
    this.#value = '';
    this.#path.pop();
    this.#declared.pop();
  }

  text(text: string): void {
    this.#value += text;
  }

  #take(local: string): void {
    const parent = this.#path.at(-2);
    if (local === 'AlternateContent') this.#alternates.pop();
    if (local === 'sp') this.#placeholders.pop();
    if (local === 't' && (parent === 'r' || parent === 'fld')) {
      if (this.#path.includes('oMath')) {
        this.pieces.push({ kind: 'math', text: this.#value });
        if (this.#paragraph !== null) this.#paragraph += ' ';
      } else {
        const isShown = this.#role !== 'chart' || !VALUE_LABEL.test(this.#value);
        this.#paragraph = (this.#paragraph ?? '') + (isShown ? this.#value : '');
      }
    }
    if (local === 'p' && this.#paragraph !== null) {
      const kind = this.#kindOfText();
      const text = this.#paragraph.replaceAll(/_x[\da-f]{4}_/gi, ' ');
      if (kind !== null) this.pieces.push({ kind, text });
      this.#paragraph = null;
    }
    if (this.#role === 'chart' && isChartValue(local, parent)) {
      this.pieces.push({ kind: 'chart', text: plainNumber(this.#value) });
    }
    if (this.#role === 'comment' && local === 'text') {
      this.pieces.push({ kind: 'comment', text: this.#value });
    }
  }

  #kindOfText(): RecallKind | null {
    const placeholder = this.#placeholders.at(-1) ?? '';
    if (FOOTERS.has(placeholder)) return null;
    if (this.#role !== 'slide') return this.#role;
    if (this.#path.includes('tbl')) return 'table';
    return TITLES.has(placeholder) ? 'title' : 'body';
  }

  #isSkipped({ local, attributes }: SaxesTagNS): boolean {
    if (local === 'AlternateContent') this.#alternates.push({ chosen: false });
    const alternate = this.#alternates.at(-1);
    if (alternate !== undefined && (local === 'Choice' || local === 'Fallback')) {
      const required = attributes['Requires']?.value.trim().split(/\s+/) ?? [];
      const isReadable = required.every((prefix) => isOfOffice(this.#namespaceOf(prefix)));
      const skipped = alternate.chosen || !isReadable;
      if (!skipped) alternate.chosen = true;
      return skipped;
    }
    const { hMerge, vMerge } = attributes;
    const isCovered = local === 'tc' && (isTrue(hMerge?.value) || isTrue(vMerge?.value));
    return isCovered || NO_TEXT.has(local);
  }

  #namespaceOf(prefix: string): string {
    return this.#declared.findLast((declared) => prefix in declared)?.[prefix] ?? '';
  }
}

function isChartValue(local: string, parent: string | undefined): boolean {
  if (local === 'v') return parent === 'pt' || parent === 'tx' || parent === 'txData';
  return (local === 'pt' && parent === 'lvl') || (local === 'name' && parent === 'trendline');
}

function relationshipIds({ attributes }: SaxesTagNS, name: string): string[] {
  return Object.values(attributes)
    .filter(({ local, prefix }) => local === name && prefix !== '')
    .map(({ value }) => value);
}

function isOfOffice(namespace: string): boolean {
  return /^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org|schemas\.microsoft\.com\/office)\//.test(
    namespace,
  );
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function plainNumber(value: string): string {
  const number = Number(value);
  return value.trim() !== '' && Number.isFinite(number) ? String(number) : value;
}
