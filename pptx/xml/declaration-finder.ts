const MARK = 'xmlns';

/**
 * Tells which tags of a text may declare a prefix. Few do, and a look at each attribute of each tag takes a tenth
 * of the time of reading a deck.
 */
export class DeclarationFinder {
  #piece = '';
  /** Where in the text the piece begins. */
  #start = 0;
  /** Where in the text the mark stands next, as far as is known. */
  #next = 0;

  /** Goes on to the next piece of the text. */
  begin(piece: string): void {
    this.#start += this.#piece.length;
    this.#piece = piece;
    // The mark may be cut in two: the first tag to end in the piece is taken for one with it.
    this.#next = this.#start;
  }

  /** Whether the mark stands between the last tag asked for, and the one that ends at `position` in the text. */
  hasPassed(position: number): boolean {
    if (position <= this.#next) return false;
    const next = this.#piece.indexOf(MARK, position - this.#start);
    this.#next = this.#start + (next < 0 ? this.#piece.length : next);
    return true;
  }
}
