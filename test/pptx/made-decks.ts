import * as fc from 'fast-check';
import type { Block, Slide } from '../../domain/deck.ts';
import type { DeckSpec, RelationshipSpec, SlideSpec } from './deck-builder.ts';
import { type Box, title } from './deck-xml.ts';
import { type MadePiece, madePiece, madeText } from './made-pieces.ts';
import {
  commentAuthorsXml,
  commentsXml,
  MODERN_AUTHORS,
  MODERN_COMMENTS,
  modernAuthorsXml,
  modernCommentsXml,
} from './part-xml.ts';

const ROW_HEIGHT = 1_000_000;

/** A deck made at random, with what is to be read of it. */
export interface MadeDeck {
  spec: DeckSpec;
  slides: (Pick<Slide, 'index' | 'hidden' | 'section' | 'title'> & { blocks: Partial<Block>[] })[];
}

interface MadeSlide {
  heading: string | null;
  pieces: MadePiece[];
  /** In which the pieces stand in the file. */
  order: number[];
  notes: string[] | null;
  comments: string[];
  thread: string[];
  hidden: boolean;
  section: string | null;
}

const madeSlide: fc.Arbitrary<MadeSlide> = fc.record({
  heading: fc.option(madeText),
  pieces: fc.array(madePiece, { maxLength: 5 }),
  order: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
  notes: fc.option(fc.array(madeText, { minLength: 1, maxLength: 3 })),
  comments: fc.array(madeText, { maxLength: 2 }),
  thread: fc.array(madeText, { maxLength: 3 }),
  hidden: fc.boolean(),
  section: fc.constantFrom('One', 'Two & more', null),
});

/** Of all kinds of block, beside one another and in any order of the file. */
export const madeDeck: fc.Arbitrary<MadeDeck> = fc
  .array(madeSlide, { minLength: 1, maxLength: 4 })
  .map((slides) => {
    const made = slides.map((slide, index) => makeSlide(slide, index + 1));
    return {
      spec: {
        slides: made.map(({ spec }) => spec),
        relationships: [
          { id: 'authors', type: 'commentAuthors', target: 'commentAuthors.xml' },
          { id: 'modernAuthors', type: MODERN_AUTHORS, target: 'authors.xml' },
        ],
        parts: Object.assign(
          {
            'ppt/commentAuthors.xml': commentAuthorsXml('Ada'),
            'ppt/authors.xml': modernAuthorsXml('Grace'),
          },
          ...made.map(({ parts }) => parts),
        ) as DeckSpec['parts'] & object,
      },
      slides: slides.map((slide, index) => ({
        index: index + 1,
        hidden: slide.hidden,
        section: slide.section,
        title: slide.heading,
        blocks: blocksOf(slide),
      })),
    };
  });

function makeSlide(slide: MadeSlide, number: number) {
  const made = slide.pieces.map((piece, row) => piece.make(`${number}-${row}`, boxOf(row)));
  const inFile = made
    .map((each, row) => ({ ...each, key: slide.order[row] ?? 0 }))
    .toSorted((a, b) => a.key - b.key);
  const heading = slide.heading === null ? '' : title(slide.heading);
  const comments = commentParts(slide, number);
  const spec: SlideSpec = {
    shapes: inFile.map(({ xml }) => xml).join('') + heading,
    hidden: slide.hidden,
    ...(slide.section === null ? {} : { section: slide.section }),
    ...(slide.notes === null ? {} : { notes: slide.notes }),
    relationships: [...made.flatMap((each) => each.relationships ?? []), ...comments.relationships],
  };
  return {
    spec,
    parts: Object.assign(comments.parts, ...made.map(({ parts }) => parts)) as object,
  };
}

function commentParts({ comments, thread: [first, ...replies] }: MadeSlide, number: number) {
  const relationships: RelationshipSpec[] = [];
  const parts: Record<string, string> = {};
  const add = (kind: string, type: string, xml: string) => {
    const part = `ppt/comments/${kind}${number}.xml`;
    relationships.push({ id: kind, type, target: `/${part}` });
    parts[part] = xml;
  };
  if (comments.length > 0) add('legacy', 'comments', commentsXml(comments));
  if (first !== undefined) add('modern', MODERN_COMMENTS, modernCommentsXml(first, replies));
  return { relationships, parts };
}

/** One row below the other. */
function boxOf(row: number): Box {
  return [1000, row * ROW_HEIGHT, 4_000_000, 800_000];
}

function blocksOf({ heading, pieces, notes, comments, thread }: MadeSlide): Partial<Block>[] {
  return [
    ...(heading === null ? [] : [{ kind: 'title', text: heading } as const]),
    ...pieces.flatMap((piece, row) => piece.blocks(boxOf(row))),
    ...(notes === null ? [] : [{ kind: 'notes', text: notes.join('\n') } as const]),
    ...comments.map((text) => ({ kind: 'comment', text, author: 'Ada' }) as const),
    ...thread.map((text) => ({ kind: 'comment', text, author: 'Grace' }) as const),
  ];
}
