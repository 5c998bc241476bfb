/** Where a slide's text lies within a segment's text: [charStart, charEnd) in UTF-16 code units. */
export interface SlideSpan {
  slide: number;
  charStart: number;
  charEnd: number;
}

/** A run of slides on one topic: the unit that is read by the LLM, fails, and is replayed. */
export interface Segment {
  segmentId: string;
  /** Place in the document, from 1. */
  ordinal: number;
  topicLabel: string;
  /** Verbatim slice [charStart, charEnd) of the deck's text. */
  text: string;
  slideFrom: number;
  slideTo: number;
  /** ISO 639-1 code, or null when the text is too short to tell. */
  language: string | null;
  charStart: number;
  charEnd: number;
  /** The slides with text in the segment, in order, with offsets into `text`. */
  slides: SlideSpan[];
}

/** The slide that the character at `offset` of the segment's text stands on. */
export function slideAt(segment: Pick<Segment, 'slides' | 'slideFrom'>, offset: number): number {
  // A separator between two slides belongs to the one before it, hence "the last that starts by here".
  return segment.slides.findLast((span) => span.charStart <= offset)?.slide ?? segment.slideFrom;
}
