import type { Slide } from '../../domain/deck.ts';
import type { CutAim } from './best-cuts.ts';
import { Cohesion, type Valley } from './cohesion.ts';
import { dividersOf } from './dividers.ts';
import type { Passage } from './passages.ts';
import type { Range } from './range.ts';

/** A topic of less than this share of the least aimed at is none of its own, such as a title slide. */
const TINY_SHARE = 1 / 3;

/** The passages of a deck and what is known of them; dividers and cohesion are found out when first asked for. */
export class Talk {
  readonly passages: readonly Passage[];
  readonly aim: CutAim;
  readonly #text: string;
  readonly #slides: readonly Slide[];
  readonly #sums: number[] = [0];
  #dividers: ReadonlyMap<number, string | null> | undefined;
  #cohesion: Cohesion | undefined;

  /** `slides` are those that count, with or without text. */
  constructor(slides: readonly Slide[], passages: readonly Passage[], text: string, aim: CutAim) {
    this.passages = passages;
    this.aim = aim;
    this.#text = text;
    this.#slides = slides;
    for (const { tokens } of passages) this.#sums.push((this.#sums.at(-1) ?? 0) + tokens);
  }

  tokensOf({ from, to }: Range): number {
    return (this.#sums[to] ?? 0) - (this.#sums[from] ?? 0);
  }

  fits(range: Range): boolean {
    return this.tokensOf(range) <= this.aim.maxTokens;
  }

  isTiny(range: Range): boolean {
    return this.tokensOf(range) < this.aim.minTokens * TINY_SHARE;
  }

  textOf({ from, to }: Range): string {
    return this.#text.slice(this.passages[from]?.charStart, this.passages[to - 1]?.charEnd);
  }

  /** Whether the passage stands on a slide that begins a topic. */
  isOnDivider(index: number): boolean {
    const slide = this.passages[index]?.slide;
    return slide !== undefined && this.#allDividers().has(slide.index);
  }

  /** Whether the passage is the first of such a slide. */
  startsTopic(index: number): boolean {
    const isFirst = this.passages[index]?.slide !== this.passages[index - 1]?.slide;
    return isFirst && this.isOnDivider(index);
  }

  /** What the divider that the passage stands on calls its topic. */
  dividerLabel(index: number): string | null {
    const slide = this.passages[index]?.slide;
    return slide === undefined ? null : (this.#allDividers().get(slide.index) ?? null);
  }

  /** A valley for each place between two passages of the range, in order. */
  valleys(range: Range): Valley[] {
    this.#cohesion ??= new Cohesion(
      this.passages.map(({ charStart, textEnd }) => this.#text.slice(charStart, textEnd)),
    );
    return this.#cohesion.valleys(range);
  }

  #allDividers(): ReadonlyMap<number, string | null> {
    this.#dividers ??= dividersOf(this.#slides);
    return this.#dividers;
  }
}
