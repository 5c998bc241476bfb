/** What an example deck says, as data; `draw-deck.ts` makes slides of it. */
export interface DeckContent {
  /** Name of the file without its ending. */
  name: string;
  title: string;
  /** BCP 47 tag, written on every run of text. */
  language: string;
  /** Main colour of the deck, as six hexadecimal digits. */
  accent: string;
  sections: DeckSection[];
}

/** A section as PowerPoint's slide sorter shows it. */
export interface DeckSection {
  name: string;
  slides: SlideContent[];
}

interface SlideBase {
  title: string;
  /** Speaker notes: one paragraph, which says more than the slide does. */
  notes?: string;
}

/** The first slide of the deck. */
export interface OpeningSlide extends SlideBase {
  kind: 'opening';
  subtitle: string[];
}

/** The first slide of a topic: a title over running text. */
export interface SectionSlide extends SlideBase {
  kind: 'section';
  paragraphs: string[];
}

export interface BulletSlide extends SlideBase {
  kind: 'bullets';
  bullets: Bullet[];
  /** Numbers instead of dots, for steps that are done in order. */
  numbered?: boolean;
}

/** `details` stand one level deeper; `url` makes a link of the whole text. */
export type Bullet = string | { text: string; details?: string[]; url?: string };

export interface ComparisonSlide extends SlideBase {
  kind: 'comparison';
  left: Column;
  right: Column;
}

export interface Column {
  heading: string;
  bullets: string[];
}

export interface TableSlide extends SlideBase {
  kind: 'table';
  lead: string;
  /** The first row is the header; all rows are of one length. */
  rows: string[][];
  /** Share of the width that each column takes. */
  columnWeights: number[];
}

export interface ChartSlide extends SlideBase {
  kind: 'chart';
  lead: string;
  chart: ChartContent;
}

export interface ChartContent {
  shape: 'bar' | 'line';
  title: string;
  categoryAxis: string;
  valueAxis: string;
  series: string;
  points: [category: string, value: number][];
  /** Excel's number format of the values. */
  numberFormat: string;
  altText: string;
}

export type SlideContent =
  OpeningSlide | SectionSlide | BulletSlide | ComparisonSlide | TableSlide | ChartSlide;
