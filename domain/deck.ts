/**
 * What a deck says, in the order it is shown: the type that `pptx/` gives and everything later reads.
 * `parse --json` prints it with snake_case names (`client/wire.ts`), so its shape is a public contract.
 */

/** Where a shape stands on its slide, in EMU (914,400 an inch), after the transforms of its groups. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One paragraph; `level` is its indentation, 0 for the outermost. */
export interface Paragraph {
  text: string;
  level: number;
}

/** `value` is null where the chart has a category without a point. `size` is that of a bubble. */
export interface ChartPoint {
  category: string;
  value: string | null;
  size?: string;
}

export interface ChartSeries {
  name: string;
  points: ChartPoint[];
}

/** A stretch [charStart, charEnd) of a block's text, in UTF-16 code units, and its language as a BCP 47 tag. */
export interface LanguageSpan {
  language: string;
  charStart: number;
  charEnd: number;
}

interface BlockBase {
  /** Everything the block says, as plain text, with a line break between its lines. Never empty. */
  text: string;
  /** BCP 47 tag, where the deck names one language for the whole block. */
  language?: string;
  /** Where the deck names languages for parts of the block: these parts, in order. Other parts are in any. */
  languages?: LanguageSpan[];
  place?: Place;
}

export interface TitleBlock extends BlockBase {
  kind: 'title';
}
export interface TextBlock extends BlockBase {
  kind: 'text';
  paragraphs: Paragraph[];
}
/** `rows` holds a cell's text once, at the top left of a merged area; the cells it covers are ''. */
export interface TableBlock extends BlockBase {
  kind: 'table';
  rows: string[][];
  headerRow: boolean;
}
export interface ChartBlock extends BlockBase {
  kind: 'chart';
  title: string | null;
  axisTitles: string[];
  series: ChartSeries[];
}
/** SmartArt: its items in the order of the tree. */
export interface DiagramBlock extends BlockBase {
  kind: 'diagram';
  items: Paragraph[];
}
export interface NotesBlock extends BlockBase {
  kind: 'notes';
  paragraphs: Paragraph[];
}
export interface CommentBlock extends BlockBase {
  kind: 'comment';
  author: string | null;
}
export interface AltTextBlock extends BlockBase {
  kind: 'alt_text';
}
/** A formula as linear text, such as `(a+b)/c`. */
export interface MathBlock extends BlockBase {
  kind: 'math';
}
/** `text` is where the link leads, `label` the words that carry it. */
export interface LinkBlock extends BlockBase {
  kind: 'link';
  label: string;
}
/** An embedded document; `text` is its name. */
export interface EmbeddedBlock extends BlockBase {
  kind: 'embedded';
  mediaType: string | null;
}
/** Footer, date or slide number: read only when asked for. */
export interface FooterBlock extends BlockBase {
  kind: 'footer';
}

export type Block =
  | TitleBlock
  | TextBlock
  | TableBlock
  | ChartBlock
  | DiagramBlock
  | NotesBlock
  | CommentBlock
  | AltTextBlock
  | MathBlock
  | LinkBlock
  | EmbeddedBlock
  | FooterBlock;

export type BlockKind = Block['kind'];

/** The role of a slide's layout, as far as it tells where a topic begins. */
export type SlideLayout = 'title' | 'section_header' | 'content';

export interface Slide {
  /** Place in the order shown, from 1. */
  index: number;
  hidden: boolean;
  /** Name of the section that the slide belongs to, if the deck has sections. */
  section: string | null;
  title: string | null;
  layout: SlideLayout;
  blocks: Block[];
}

/** Something in the file that could not be read; what is around it was. */
export interface DeckWarning {
  /** The slide concerned, or null when it is not one slide's matter. */
  slide: number | null;
  /** The part of the package, such as `ppt/slides/slide3.xml`. */
  part: string;
  message: string;
}

/** What the file says of itself, word for word but for dates; null for what it does not say. */
export interface DeckProperties {
  title: string | null;
  subject: string | null;
  author: string | null;
  /** As people entered them, mostly with commas or semicolons between. */
  keywords: string | null;
  description: string | null;
  category: string | null;
  lastModifiedBy: string | null;
  /** BCP 47 tag. */
  language: string | null;
  /** ISO 8601, UTC. */
  created: string | null;
  modified: string | null;
}

export interface Deck {
  properties: DeckProperties;
  slides: Slide[];
  warnings: DeckWarning[];
}
