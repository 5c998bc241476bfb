import type { Block } from '../domain/deck.ts';
import type { OpcPackage } from './package/opc-package.ts';
import type { Relationships } from './package/relationships.ts';
import { readOrWarn, type Warn } from './part-unreadable.ts';
import { languageOf, unmarked } from './shapes/marked-text.ts';
import { markedTextOf, readTextBody } from './shapes/text-body.ts';
import type { SlideContext } from './slide-context.ts';
import type { XmlElement } from './xml/xml-element.ts';

// [MS-PPTX] 2.1.35 and 2.1.36: the threaded comments of today beside those of ECMA-376.
const MODERN = 'http://schemas.microsoft.com/office/2018/10/relationships/';

/** The people who commented on the deck, read when a slide first has a comment. */
export class CommentAuthors {
  readonly #package: OpcPackage;
  readonly #relationships: Relationships;
  readonly #warn: Warn;
  #names: Map<string, string> | undefined;

  /** `relationships` are those of the presentation part. */
  constructor(opened: OpcPackage, relationships: Relationships, warn: Warn) {
    this.#package = opened;
    this.#relationships = relationships;
    this.#warn = warn;
  }

  nameOf(authorId: string | undefined): string | null {
    this.#names ??= this.#read();
    return this.#names.get(authorId ?? '') ?? null;
  }

  #read(): Map<string, string> {
    const parts = ['commentAuthors', `${MODERN}authors`].flatMap((type) =>
      this.#relationships.ofType(type).flatMap(({ part }) => part ?? []),
    );
    const lists = parts.map((part) =>
      readOrWarn(this.#warn, () => this.#package.readXml(part, this.#warn)),
    );
    return new Map(
      lists
        .flatMap((list) => list?.children ?? [])
        .flatMap(({ attributes: { id, name } }) => (id && name ? [[id, name] as const] : [])),
    );
  }
}

/** The comments on a slide, each followed by the replies to it. */
export function readComments(context: SlideContext): Block[] {
  const parts = ['comments', `${MODERN}comments`].flatMap((type) =>
    context.relationships.ofType(type).flatMap(({ part }) => part ?? []),
  );
  return parts.flatMap((part) => {
    const read = () => context.package.readXml(part, context.warn);
    const list = readOrWarn(context.warn, read);
    const comments = list?.children.filter(({ name }) => name.endsWith(':cm')) ?? [];
    return comments.flatMap(withReplies).flatMap((comment) => toBlock(comment, context));
  });
}

function withReplies(comment: XmlElement): XmlElement[] {
  return [comment, ...(comment.child('p188:replyLst')?.childrenNamed('p188:reply') ?? [])];
}

function toBlock(comment: XmlElement, context: SlideContext): Block[] {
  const legacy = comment.child('p:text')?.text.trim();
  const marked =
    legacy === undefined
      ? markedTextOf(readTextBody(comment.child('p188:txBody')).lines)
      : unmarked(legacy);
  if (marked.text === '') return [];
  const author = context.authors.nameOf(comment.attributes['authorId']);
  return [{ kind: 'comment', text: marked.text, author, ...languageOf(marked) }];
}
